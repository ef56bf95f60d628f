import type { Concept } from '../domain/concept.ts';
import type { Talk } from '../domain/meaning.ts';
import { type Conversation, settled } from './conversation.ts';
import { dryRun } from './dry-run.ts';
import { editConcept } from './edit.ts';
import { suggest } from './habits/propose.ts';
import { stopDoing } from './habits/stop.ts';
import type { Respond } from './in-order.ts';
import { restrictConcept } from './restrict.ts';
import { teachAsNow, teachOutright } from './teach.ts';
import type { DialogueTools, Speaker } from './tools.ts';
import { type Turn, turn } from './turn.ts';
import { undo } from './undo.ts';

/** What is said about the conversation, or about what was taught, outside of any open question. */
export async function takeTalk(
  conversation: Conversation,
  talk: Talk,
  text: string,
  tools: DialogueTools,
  speaker: Speaker,
  respond: Respond,
): Promise<Turn> {
  const idle = settled(conversation);
  switch (talk.about) {
    case 'yes':
    case 'thanks':
      return turn(idle, { say: 'thanks' });
    case 'never-mind':
      return takesBack(conversation, text, tools) ? undo(conversation, tools) : turn(idle, { say: 'left-alone' });
    case 'suggestions':
      return suggest(conversation, tools);
    case 'adjust':
    case 'no':
    case 'dont-know':
      return turn(idle, { say: 'left-alone' });
    case 'repeat':
      return turn(idle, idle.said ? { say: 'again', text: idle.said } : { say: 'not-understood' });
    case 'time':
    case 'date':
      return turn(idle, { say: talk.about, at: tools.now() });
    case 'list-taught':
      return turn(idle, { say: 'list-taught', names: known(tools, speaker).map(({ name }) => name) });
    case 'teach':
      return teachOutright(conversation, talk.concept, talk.words, tools, speaker, respond);
    case 'teach-as-now':
      return teachAsNow(conversation, talk.concept, talk.target, text, tools, speaker);
    case 'dry-run':
      return dryRun(conversation, talk.words, tools, speaker);
    case 'restrict':
    case 'free':
      return restrictConcept(conversation, talk, tools);
    case 'stop-doing':
      return stopDoing(conversation, tools);
    case 'undo':
      return undo(conversation, tools);
    case 'why':
      return why(idle, tools);
    case 'correct':
      return turn(idle, { say: 'not-understood' });
    default:
      return editConcept(conversation, talk, tools, speaker);
  }
}

/** "Cancel that", when what was said last is still to come: a timer, a command for later, something that lasts a while. */
function takesBack(conversation: Conversation, text: string, tools: DialogueTools): boolean {
  const { undoable, planned = [], last } = conversation;
  const plans = undoable === 'plan' ? planned : undoable === 'act' ? (last?.plans ?? []) : [];
  const still = [...tools.schedule.all(), ...(tools.reminders?.book.all() ?? [])];
  const waiting = still.some(({ id }) => plans.includes(id));
  return waiting && /\b(?:cancel|stop|abort|forget|never ?mind)\b/i.test(text);
}

/** Concepts that this speaker can use. */
function known(tools: DialogueTools, speaker: Speaker): readonly Concept[] {
  return tools.concepts.all().filter(({ owner }) => owner === undefined || owner === speaker.person);
}

function why(idle: Conversation, tools: DialogueTools): Turn {
  const { last } = idle;
  if (!last) return turn(idle, { say: 'no-reason' });
  const concepts = last.concepts.flatMap((id) => tools.concepts.all().find((concept) => concept.id === id) ?? []);
  return turn(idle, {
    say: 'why',
    words: last.text,
    concepts: concepts.map(({ name, taught }) => ({ name, taught: taught.words, at: taught.at })),
  });
}
