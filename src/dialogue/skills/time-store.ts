import { mkdir, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import { parse, stringify } from 'yaml';
import { Failure } from '../../domain/failure.ts';
import { SettingSchema } from '../../domain/setting.ts';
import type { Log } from '../../domain/turn.ts';
import type { Appointment, Schedule } from './time-schedule.ts';

const closed = { additionalProperties: false } as const;
const AppointmentSchema = Type.Object(
  {
    id: Type.String({ minLength: 1 }),
    kind: Type.Enum(['timer', 'alarm', 'reminder', 'command', 'restore']),
    due: Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$' }),
    left_ms: Type.Optional(Type.Number({ minimum: 0 })),
    length_ms: Type.Optional(Type.Number({ minimum: 0 })),
    repeat: Type.Optional(
      Type.Object(
        {
          days: Type.Array(Type.Integer({ minimum: 0, maximum: 6 }), { minItems: 1 }),
          hour: Type.Integer({ minimum: 0, maximum: 23 }),
          minute: Type.Integer({ minimum: 0, maximum: 59 }),
        },
        closed,
      ),
    ),
    label: Type.Optional(Type.String()),
    command: Type.Optional(Type.String()),
    before: Type.Optional(Type.Array(Type.Object({ entity: Type.String(), set: SettingSchema }, closed))),
    site: Type.String(),
    area: Type.Optional(Type.String()),
    person: Type.Optional(Type.String()),
  },
  closed,
);
type Kept = Static<typeof AppointmentSchema>;
const FileSchema = Type.Array(AppointmentSchema);

export interface StoreOptions {
  /** Writes a text so that the old or the new is there after a crash, never half. */
  write(path: string, text: string): Promise<void>;
  readonly log: Log;
}

/**
 * Opens the file in which timers, alarms, reminders and scheduled commands are kept; its folder is made with the first
 * of them. A file that cannot be understood is put aside under another name and reported.
 */
export async function openSchedule(path: string, { write, log }: StoreOptions): Promise<Schedule> {
  let kept: readonly Appointment[] = await load(path, log);
  const listeners = new Set<() => void>();
  let writing: Promise<void> = Promise.resolve();

  /** Writes follow one another; each writes what holds by then. */
  function save(): Promise<void> {
    const next = writing
      .catch(() => undefined)
      .then(async () => {
        try {
          await mkdir(dirname(path), { recursive: true });
          await write(path, stringify(kept.map(toFile)));
        } catch (cause) {
          throw new Failure(
            'STORE_FAILED',
            `I could not write down what is due: ${cause instanceof Error ? cause.message : String(cause)}. Check that ${path} can be written.`,
            { cause },
          );
        }
      });
    writing = next;
    return next;
  }

  function change(next: readonly Appointment[]): Promise<void> {
    kept = [...next].sort((one, other) => one.dueMs - other.dueMs);
    for (const listener of [...listeners]) listener();
    return save();
  }

  return {
    all: () => kept,
    put: (appointment) => change([...kept.filter(({ id }) => id !== appointment.id), appointment]),
    remove: (ids) => change(kept.filter(({ id }) => !ids.includes(id))),
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

async function load(path: string, log: Log): Promise<readonly Appointment[]> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (typeof error === 'object' && error && 'code' in error && error.code === 'ENOENT') return [];
    throw new Failure('STORE_FAILED', `${path}, where timers and alarms are kept, cannot be read. Make it readable.`, {
      cause: error,
    });
  }
  try {
    const parsed: unknown = parse(text) ?? [];
    if (Value.Check(FileSchema, parsed)) return parsed.map(fromFile).sort((one, other) => one.dueMs - other.dueMs);
  } catch {
    // told below, with what does not fit the schema
  }
  const aside = `${path}.broken`;
  await rename(path, aside);
  log.problem(`${path} is no list of timers, alarms and reminders; it is kept as ${aside} and not used.`);
  return [];
}

function toFile({ dueMs, leftMs, lengthMs, ...rest }: Appointment): object {
  return {
    ...rest,
    due: new Date(dueMs).toISOString(),
    ...(leftMs === undefined ? {} : { left_ms: leftMs }),
    ...(lengthMs === undefined ? {} : { length_ms: lengthMs }),
  };
}

function fromFile({ due, left_ms, length_ms, kind, ...rest }: Kept): Appointment {
  return {
    ...(rest as Omit<Appointment, 'dueMs' | 'kind'>),
    kind: kind as Appointment['kind'],
    dueMs: Date.parse(due),
    ...(left_ms === undefined ? {} : { leftMs: left_ms }),
    ...(length_ms === undefined ? {} : { lengthMs: length_ms }),
  };
}
