import type { Intent, Meaning, SkillIntent } from '../domain/meaning.ts';
import { act } from './act.ts';
import { takeTalk } from './control.ts';
import { type Acting, type Conversation, type Pending, settled } from './conversation.ts';
import { correct } from './correct.ts';
import { forward } from './forward.ts';
import { isMixed, respondInOrder } from './in-order.ts';
import { askForMissing } from './missing.ts';
import { askOrOffer } from './near.ts';
import { answerQuery } from './query.ts';
import { runSkill } from './skills/skills.ts';
import type { DialogueTools, Speaker } from './tools.ts';
import { type Turn, turn } from './turn.ts';

export const isActing = (intent: Intent): intent is Acting => intent.kind === 'set' || intent.kind === 'use';

/** The answer to a sentence when no question is open. */
export async function respond(
  conversation: Conversation,
  meaning: Meaning,
  text: string,
  tools: DialogueTools,
  speaker: Speaker,
): Promise<Turn> {
  const idle = settled(conversation);
  switch (meaning.outcome) {
    case 'understood': {
      const { intents } = meaning;
      const missing = intents.find(
        (intent): intent is SkillIntent => intent.kind === 'skill' && !!intent.missing,
      )?.missing;
      if (missing) return askForMissing(idle, missing, text, []);
      if (isMixed(intents)) return respondInOrder(idle, intents, text, tools, speaker, respond);
      const [first] = intents;
      if (first.kind === 'talk')
        return first.talk.about === 'correct'
          ? correct(idle, first.talk.words, tools, speaker, respond)
          : takeTalk(idle, first.talk, text, tools, speaker, respond);
      if (first.kind === 'skill') {
        const intents = meaning.intents.filter((intent) => intent.kind === 'skill' && intent.skill === first.skill);
        return runSkill({ conversation: idle, intents: intents as readonly SkillIntent[], text, tools, speaker });
      }
      if (first.kind === 'query') {
        const spokenOf: Acting = {
          kind: 'set',
          name: '',
          slots: {},
          targets: first.targets,
          target: first.target,
          setting: {},
        };
        return turn({ ...idle, focus: [spokenOf] }, answerQuery(first, tools), [], meaning.intents);
      }
      return act(idle, meaning.intents.filter(isActing), text, tools, speaker);
    }
    case 'unknown':
      return meaning.missing
        ? askForMissing(idle, meaning.missing, text, namesOf(meaning.request.targets, tools))
        : askOrOffer(idle, meaning, text, tools, speaker);
    case 'ambiguous':
      return askWhich(
        idle,
        {
          awaits: 'choice',
          choices: meaning.choices,
          intent: meaning.request,
          ...(meaning.before ? { before: meaning.before } : {}),
          ...(meaning.after ? { after: meaning.after } : {}),
          text,
          asked: 1,
        },
        tools,
      );
    case 'unsupported':
      return turn(idle, { say: 'cannot', reason: meaning.reason });
    case 'rejected':
      return forward(idle, text, tools);
  }
}

function namesOf(ids: readonly string[], tools: DialogueTools): readonly string[] {
  const { entities } = tools.home();
  return ids.flatMap((id) => entities.find((entity) => entity.id === id)?.name ?? []);
}

export type Choice = Extract<Pending, { awaits: 'choice' }>;

/** Which of several devices is meant. */
export function askWhich(conversation: Conversation, pending: Choice, tools: DialogueTools): Turn {
  const entities = tools.home().entities;
  const choices = pending.choices.flatMap((id) => entities.find((entity) => entity.id === id) ?? []);
  const twins = (name: string): boolean => choices.filter((entity) => entity.name === name).length > 1;
  const names = choices.map(({ name, area }) => (twins(name) && area ? `${name} in the ${area}` : name));
  return turn({ ...conversation, pending }, { say: 'which', names, again: pending.asked > 1 });
}
