import { Type } from 'typebox';
import type { HabitReminder } from '../../domain/reminder.ts';
import { type KeepingOptions, openKeptFile } from '../kept-file.ts';

export type HabitDecision = 'accepted' | 'declined' | 'later';

/** Habits that could be reminded of, and what people said to that. It survives a restart. */
export interface HabitBook {
  /** What may be suggested, the surest first; with `unasked`, without what somebody wanted to hear of later. */
  open(unasked: boolean, nowMs: number): readonly HabitReminder[];
  /** Takes what was learned, in place of what was learned before. Throws a Failure (STORE_FAILED). */
  learn(habits: readonly HabitReminder[]): Promise<void>;
  /** Keeps what somebody said. Throws a Failure (STORE_FAILED). */
  decide(habit: HabitReminder, decision: HabitDecision, nowMs: number): Promise<void>;
}

/** "Later" is not before so long. */
const LATER_MS = 7 * 86_400_000;
const closed = { additionalProperties: false } as const;
const text = Type.String({ minLength: 1 });
const HabitSchema = Type.Object(
  {
    id: text,
    entity: text,
    of: text,
    day: Type.Integer({ minimum: 0, maximum: 6 }),
    hour: Type.Integer({ minimum: 0, maximum: 23 }),
    minute: Type.Integer({ minimum: 0, maximum: 59 }),
    kept: Type.Number(),
    weeks: Type.Number(),
  },
  closed,
);
const decision = Type.Enum(['accepted', 'declined', 'later']);
const FileSchema = Type.Object(
  {
    habits: Type.Array(HabitSchema),
    decisions: Type.Array(Type.Object({ id: text, decision, at: text }, closed)),
  },
  closed,
);

/** Opens the file of habits that could be reminded of. Throws a Failure (STORE_FAILED). */
export async function openHabitBook(path: string, options: KeepingOptions): Promise<HabitBook> {
  const file = await openKeptFile(path, FileSchema, 'habits to be reminded of', options);
  let kept = file.held ?? { habits: [], decisions: [] };
  const change = (next: typeof kept): Promise<void> => {
    kept = next;
    return file.save(() => kept);
  };
  return {
    open: (unasked, nowMs) =>
      kept.habits.filter(({ id }) => {
        const decided = kept.decisions.findLast((one) => one.id === id);
        if (!decided) return true;
        return decided.decision === 'later' && (!unasked || nowMs - Date.parse(decided.at) >= LATER_MS);
      }),
    learn: async (habits) => {
      if (!habits.length && !kept.habits.length) return;
      await change({ ...kept, habits: habits.map((habit) => ({ ...habit })) });
    },
    decide: ({ id }, decision, nowMs) => {
      const entry = { id, decision, at: new Date(nowMs).toISOString() };
      return change({ ...kept, decisions: [...kept.decisions.filter((one) => one.id !== id), entry] });
    },
  };
}
