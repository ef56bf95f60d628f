import type { Recent } from '../goals/moment.ts';
import { offerGoal } from '../goals/offer.ts';
import { offerReminder } from '../reminders/suggest.ts';
import type { DialogueTools, Speaker } from '../tools.ts';
import type { Turn } from '../turn.ts';
import { offerHabit } from './offer.ts';

/** What may be said at the end of a turn that nobody asked for: what is wanted next, else a habit that was learned. */
export async function offerUnasked(
  turn: Turn,
  answer: string,
  text: string,
  recent: readonly Recent[],
  tools: DialogueTools,
  speaker: Speaker,
): Promise<{ readonly turn: Turn; readonly more: string }> {
  const goal = await offerGoal(turn, answer, text, recent, tools, speaker);
  if (goal) return goal;
  const habit = await offerHabit(turn, tools);
  return habit.more ? habit : offerReminder(turn, tools);
}
