import type { SkillIntent } from '../../domain/meaning.ts';
import { cancelSet, describeTimed, readBack, timedMeant } from '../skills/time-alarms.ts';
import type { TimeDoing } from '../skills/time-doing.ts';
import { cancelReminders, describeWaiting, questionToCancel, remindersMeant } from './remind.ts';

/** The question before reminders are taken back, by the clock or not. Undefined: there is nothing to ask. */
export function askToCancel(intent: SkillIntent, doing: TimeDoing): string | undefined {
  const waiting = remindersMeant(intent, doing);
  if (!waiting.length) return readBack(intent, doing);
  const isClear = intent.slots.which === 'all' || waiting.length + timedMeant(intent, doing).length === 1;
  return intent.verbatim && isClear ? questionToCancel(waiting, doing) : undefined;
}

/** Takes reminders back, by the clock or not. Of several it asks which. */
export async function cancelAny(intent: SkillIntent, doing: TimeDoing): Promise<string> {
  const waiting = remindersMeant(intent, doing);
  const timed = timedMeant(intent, doing);
  if (!waiting.length) return cancelSet(intent, 'reminder', doing);
  if (waiting.length + timed.length > 1 && intent.slots.which !== 'all') {
    const named = [
      ...timed.map((one) => describeTimed(one, doing)),
      ...waiting.map((one) => describeWaiting(one, doing)),
    ];
    return `There are ${named.length} reminders: ${named.join('; ')}. Say which one.`;
  }
  const said = timed.length ? [await cancelSet(intent, 'reminder', doing)] : [];
  return [...said, await cancelReminders(waiting, doing)].join(' ');
}
