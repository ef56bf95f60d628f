import type { Call } from '../../domain/call.ts';
import { Failure } from '../../domain/failure.ts';
import type { Meaning, Talk } from '../../domain/meaning.ts';
import type { Proposal } from '../../domain/proposal.ts';
import { type Conversation, type Pending, settled } from '../conversation.ts';
import type { Respond } from '../in-order.ts';
import { suggestReminder } from '../reminders/suggest.ts';
import type { DialogueTools, Speaker } from '../tools.ts';
import { type Turn, turn } from '../turn.ts';
import type { HabitTools, RoutineChange } from './habit-tools.ts';
import type { Interruption } from './interruptions.ts';

type Proposed = Extract<Pending, { awaits: 'proposal' }>;

/** It is asked again so often, then left for another day. */
const TIMES = 2;
const ASK = 'Shall I do that from now on?';

/** What may be proposed now: nothing that needs a yes each time it is done. */
export function proposals(tools: DialogueTools, unasked: boolean): readonly Proposal[] {
  const open = tools.habits?.proposals.open(unasked, tools.now().getTime()) ?? [];
  const home = tools.home();
  const isThere = (id: string): boolean => home.entities.some((entity) => entity.id === id);
  return open.filter(({ automation }) => {
    const calls = automation.actions.map(callOf);
    return calls.every(({ target }) => target.entity_id.every(isThere)) && tools.sensitive(calls, home).length === 0;
  });
}

const callOf = ({ action, target, data }: Proposal['automation']['actions'][number]): Call => {
  const [domain = '', service = ''] = action.split('.');
  return { domain, service, target: { entity_id: [target.entity_id] }, data: data ?? {} };
};

/** "Do you have any suggestions?": the best one, as a question. */
export function suggest(conversation: Conversation, tools: DialogueTools): Turn {
  const idle = settled(conversation);
  const plainly = (text: string): Turn => turn(idle, { say: 'plainly', text });
  if (!tools.habits)
    return plainly("I don't keep what happens here, so I have noticed nothing. The options can change that.");
  const [best, ...others] = proposals(tools, false);
  if (best) {
    const text =
      others.length > 0
        ? `I have noticed ${others.length + 1} habits that I could take over. The first: ${uncapital(best.text)}. ${ASK}`
        : questionOf(best.text);
    return turn({ ...idle, pending: proposed(best) }, { say: 'plainly', text });
  }
  const reminder = suggestReminder(conversation, tools);
  if (reminder) return reminder;
  return plainly(
    tools.habits.proposals.isEmpty()
      ? 'Nothing yet. I need to see for a few weeks what is done here by hand.'
      : 'Nothing new. I said all that I have noticed.',
  );
}

/** What a proposal is in the budget of what is said unasked. */
export const routineKey = ({ id }: Pick<Proposal, 'id'>): Interruption => ({ kind: 'routine', about: id });

export const proposed = (proposal: Proposal): Proposed => ({ awaits: 'proposal', proposal, asked: 1 });

export const questionOf = (text: string): string =>
  `I have noticed a habit that I could take over: ${uncapital(text)}. ${ASK}`;

/** The answer to a proposal: yes, yes but otherwise, why, later, no; or another request, and it is left for later. */
export async function takeProposal(
  conversation: Conversation,
  pending: Proposed,
  meaning: Meaning,
  text: string,
  tools: DialogueTools,
  speaker: Speaker,
  respond: Respond,
): Promise<Turn> {
  const { habits } = tools;
  if (!habits) return turn(settled(conversation), { say: 'left-alone' });
  // "Only on weekdays", "at ten": a yes goes without saying.
  const talk = talkIn(tools.understanding().understand(`yes, but ${text}`, {}), 'adjust') ?? talkIn(meaning);
  switch (talk?.about) {
    case 'yes':
      return accept(conversation, pending.proposal, habits, tools);
    case 'adjust':
      return adjusted(conversation, pending, talk, habits, tools);
    case 'why':
      return turn({ ...conversation, pending }, { say: 'plainly', text: `${whyText(pending.proposal)} ${ASK}` });
    case 'repeat':
    case 'suggestions':
      return turn({ ...conversation, pending }, { say: 'plainly', text: questionOf(pending.proposal.text) });
    case 'no':
    case 'never-mind':
    case 'dont-know':
      return decline(conversation, pending.proposal, talk, habits, tools);
    default:
  }
  if (meaning.outcome === 'understood') {
    await habits.proposals.decide(pending.proposal, 'later', tools.now().getTime());
    return respond(settled(conversation), meaning, text, tools, speaker);
  }
  if (pending.asked >= TIMES) return decline(conversation, pending.proposal, { about: 'dont-know' }, habits, tools);
  return turn(
    { ...conversation, pending: { ...pending, asked: pending.asked + 1 } },
    { say: 'plainly', text: `Please say yes, no or later, or what shall be different. ${ASK}` },
  );
}

function talkIn<About extends Talk['about'] = Talk['about']>(meaning: Meaning, about?: About): Talk | undefined {
  const [first, ...others] = meaning.outcome === 'understood' ? meaning.intents : [];
  if (first?.kind !== 'talk' || others.length > 0) return undefined;
  return about === undefined || first.talk.about === about ? first.talk : undefined;
}

async function accept(
  conversation: Conversation,
  proposal: Proposal,
  { proposals: book, automate }: HabitTools,
  tools: DialogueTools,
): Promise<Turn> {
  const { last: _last, undoable: _undoable, ...idle } = settled(conversation);
  try {
    await automate(`understudy_${proposal.id}`, proposal.automation);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    tools.log.problem(`The automation "${proposal.text}" could not be made: ${error.message}`);
    return turn(idle, { say: 'failed', reason: error.message });
  }
  const now = tools.now().getTime();
  await book.decide(proposal, 'accepted', now);
  await tools.interruptions.teach(routineKey(proposal), true, now);
  const text = `Okay, from now on I ${uncapital(proposal.text)}. It is an automation of your hub now.`;
  return turn({ ...idle, undoable: 'routine', routine: proposal.id }, { say: 'plainly', text });
}

async function adjusted(
  conversation: Conversation,
  pending: Proposed,
  { hour, minute = 0, sure = false, days, except }: Extract<Talk, { about: 'adjust' }>,
  habits: HabitTools,
  tools: DialogueTools,
): Promise<Turn> {
  const change: RoutineChange = {
    ...(hour === undefined ? {} : { time: { hour, minute, sure } }),
    ...(days === undefined ? {} : { days }),
    ...(except === undefined ? {} : { except }),
  };
  const routine = habits.adjust(pending.proposal, change);
  if (routine) return accept(conversation, { ...pending.proposal, ...routine }, habits, tools);
  const why =
    hour === undefined ? 'Then no day would be left.' : 'That does not go by the clock, so it has no time to change.';
  const text = `${why} ${pending.proposal.text}: shall I do it as it is?`;
  return turn({ ...conversation, pending }, { say: 'plainly', text });
}

async function decline(
  conversation: Conversation,
  proposal: Proposal,
  talk: Talk,
  { proposals: book }: HabitTools,
  tools: DialogueTools,
): Promise<Turn> {
  const isForGood = talk.about === 'no' && talk.when !== 'later';
  const now = tools.now().getTime();
  await book.decide(proposal, isForGood ? 'declined' : 'later', now);
  if (isForGood) await tools.interruptions.teach(routineKey(proposal), false, now);
  const text = isForGood
    ? "Okay, I won't suggest that again."
    : "Okay, I'll leave that for later. Ask me for suggestions when you like.";
  return turn(settled(conversation), { say: 'plainly', text });
}

/** The evidence, in numbers. */
function whyText({ evidence: { support, opportunities, per_week, backtest } }: Proposal): string {
  const { days, fired, would_have_helped: helped, would_have_annoyed: annoyed } = backtest;
  const weekly = per_week >= 1.5 ? `about ${Math.round(per_week)} times a week` : 'about once a week';
  const tested =
    fired > 0
      ? ` On ${days} days that I did not learn from, it would have acted ${times(fired)}, helped ${times(helped)} and been in the way ${times(annoyed)}.`
      : '';
  return `By hand it was done ${support} of the ${opportunities} times that it would have acted, ${weekly}.${tested}`;
}

const times = (count: number): string =>
  count === 1 ? 'once' : count === 2 ? 'twice' : count === 0 ? 'never' : `${count} times`;
const uncapital = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
