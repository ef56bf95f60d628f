import type { Call } from '../../domain/call.ts';
import type { Clock } from '../../domain/clock.ts';
import type { Expectation } from '../../domain/vocabulary.ts';
import { NEW_CONVERSATION } from '../conversation.ts';
import { converse } from '../dialogue.ts';
import type { DialogueTools, Speaker } from '../tools.ts';
import { putBack } from './put-back.ts';
import { asSaidBack } from './time-alarms.ts';
import { nextOf } from './time-moment.ts';
import type { Appointment } from './time-schedule.ts';
import { spokenMoment, spokenTimer } from './time-words.ts';

/** Something fell due: what is to be said, where, and what was done for it. */
export interface Announcement {
  readonly site: string;
  readonly area?: string;
  readonly say: string;
  /** A command that was carried out as it was asked for: good to know, but nobody need be disturbed. */
  readonly quiet: boolean;
  readonly calls: readonly Call[];
  /** Where it is a question: what the answer may be. */
  readonly expects?: Expectation;
}

export interface Timekeeper {
  /** Resolves when everything that fell due so far is done. */
  settle(): Promise<void>;
  /** Stops. What is due stays on file. */
  close(): Promise<void>;
}

/** Timers of a machine count to 2^31 ms; longer waits are taken in parts. */
const LONGEST_WAIT_MS = 86_400_000;
/** What is later than this was missed: it is told, and a command is not carried out any more. */
const LATE_MS = 300_000;

/** Waits for what the schedule holds, announces it when it is due, and carries out commands as if they were said then. */
export function keepTime(
  tools: DialogueTools,
  clock: Clock,
  announce: (announcement: Announcement) => void,
): Timekeeper {
  const { schedule } = tools;
  let stopWaiting = (): void => {};
  let work: Promise<void> = Promise.resolve();
  let closed = false;

  function wait(): void {
    stopWaiting();
    const next = schedule.all().find(({ leftMs }) => leftMs === undefined);
    if (!next || closed) return;
    const delay = Math.min(LONGEST_WAIT_MS, Math.max(0, next.dueMs - clock.now()));
    stopWaiting = clock.after(delay, ring);
  }

  function ring(): void {
    const nowMs = clock.now();
    for (const appointment of schedule.all()) {
      if (appointment.leftMs !== undefined || appointment.dueMs > nowMs) continue;
      // Removed or moved on before it is done: a crash in the middle must not do it twice.
      const gone = appointment.repeat
        ? schedule.put({ ...appointment, dueMs: nextOf(appointment.repeat, new Date(nowMs)) })
        : schedule.remove([appointment.id]);
      const done = gone.catch((error: unknown) =>
        tools.log.problem(error instanceof Error ? error.message : String(error)),
      );
      work = Promise.all([work, done]).then(() => fulfil(appointment, nowMs));
    }
    wait();
  }

  async function fulfil(appointment: Appointment, nowMs: number): Promise<void> {
    const { site, area } = appointment;
    const where = { site, ...(area === undefined ? {} : { area }) };
    try {
      const late = nowMs - appointment.dueMs > LATE_MS;
      const told =
        appointment.kind === 'restore'
          ? await putBack(appointment, tools)
          : appointment.kind === 'command' && !late
            ? await carryOut(appointment, tools)
            : { say: wordsFor(appointment, new Date(nowMs), late), quiet: false, calls: [] };
      announce({ ...where, ...told });
      if (appointment.kind === 'reminder' && appointment.label)
        tools.reminders?.told.note({ text: appointment.label, atMs: nowMs });
    } catch (error) {
      tools.log.problem(
        `What was due at ${site} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
    }
  }

  const unsubscribe = schedule.subscribe(wait);
  wait();
  return {
    async settle() {
      for (let seen: unknown; seen !== work; ) {
        seen = work;
        await work;
      }
    },
    async close() {
      closed = true;
      stopWaiting();
      unsubscribe();
      await work;
    },
  };
}

function wordsFor(appointment: Appointment, now: Date, late: boolean): string {
  const { kind, label, command, dueMs } = appointment;
  const missed = late ? `, ${spokenMoment(dueMs, now)}, when I was not running` : '';
  switch (kind) {
    case 'timer':
      return `The ${spokenTimer(appointment)} is done${missed}.`;
    case 'alarm':
      return `${label ? `${label} alarm` : 'Alarm'}${missed || `: it is ${spokenMoment(dueMs, now).replace(/^at /, '')}`}.`;
    case 'reminder':
      return `Here is your reminder${missed}: ${asSaidBack(label ?? '')}.`;
    case 'restore':
    case 'command':
      return `I should have done this${missed}: ${command}. Say it again if you still want it.`;
  }
}

/** A command is understood anew when it is due. What needs a yes, or cannot be done, is told instead. */
async function carryOut(
  { command = '', site, area, person }: Appointment,
  tools: DialogueTools,
): Promise<{ say: string; quiet: boolean; calls: readonly Call[] }> {
  const speaker: Speaker = {
    site,
    ...(area === undefined ? {} : { area }),
    ...(person === undefined ? {} : { person }),
  };
  const { conversation, remark, calls } = await converse(NEW_CONVERSATION, command, tools, speaker);
  if (conversation.pending?.awaits === 'yes')
    return { say: `It is time to ${command}. I don't do that unasked: say it if you want it.`, quiet: false, calls };
  if (conversation.pending || remark.say !== 'done')
    return { say: `It is time to ${command}. ${tools.word(remark)}`, quiet: false, calls };
  return { say: tools.word(remark), quiet: true, calls };
}
