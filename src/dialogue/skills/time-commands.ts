import type { TimeDoing } from './time-doing.ts';
import type { Appointment, Repeat } from './time-schedule.ts';
import { joined, spokenDue, spokenLength } from './time-words.ts';

/** Keeps a command for later, if it is one that could be carried out now. */
export async function planCommand(
  command: string,
  due: { readonly dueMs: number; readonly lengthMs?: number; readonly repeat?: Repeat },
  doing: TimeDoing,
): Promise<string> {
  const { area, person } = doing.speaker;
  const context = { ...(area === undefined ? {} : { area }), ...(person === undefined ? {} : { speaker: person }) };
  const meaning = doing.tools.understanding().understand(command, context);
  if (meaning.outcome === 'unsupported') return meaning.reason;
  if (meaning.outcome === 'ambiguous') return `I don't know which one you mean in "${command}". Say it with the name.`;
  if (meaning.outcome !== 'understood') return `I don't understand "${command}".`;
  const appointment: Appointment = { ...doing.place, id: doing.newId(), kind: 'command', command, ...due };
  await doing.schedule.put(appointment);
  const when = due.lengthMs === undefined ? spokenDue(appointment, doing.now) : `in ${spokenLength(due.lengthMs)}`;
  return `Okay, ${when}: ${command}.`;
}

/** What is planned, or the end of it. */
export async function doPlans(name: string, { schedule, now }: TimeDoing): Promise<string> {
  const plans = schedule.all().filter(({ kind }) => kind === 'command' || kind === 'restore');
  if (!plans.length) return 'Nothing is planned.';
  if (name === 'UnderstudyScheduleQuery')
    return `Planned: ${plans.map((plan) => `${spokenDue(plan, now)}, ${plan.command}`).join('; ')}.`;
  await schedule.remove(plans.map(({ id }) => id));
  return `Okay, I won't ${joined(plans.map(({ command }) => command ?? ''))}.`;
}
