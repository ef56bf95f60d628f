import { type Static, Type } from 'typebox';
import { SettingSchema } from '../../domain/setting.ts';
import { type KeepingOptions, openKeptFile } from '../kept-file.ts';
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

/**
 * Opens the file in which timers, alarms, reminders and scheduled commands are kept. A file that cannot be understood is
 * put aside under another name and reported. Throws a Failure (STORE_FAILED).
 */
export async function openSchedule(path: string, options: KeepingOptions): Promise<Schedule> {
  const file = await openKeptFile(path, FileSchema, 'timers, alarms and reminders', options);
  let kept = sorted((file.held ?? []).map(fromFile));
  const listeners = new Set<() => void>();

  function change(next: readonly Appointment[]): Promise<void> {
    kept = sorted(next);
    for (const listener of [...listeners]) listener();
    return file.save(() => kept.map(toFile));
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

const sorted = (all: readonly Appointment[]): readonly Appointment[] =>
  [...all].sort((one, other) => one.dueMs - other.dueMs);

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
