import { type Static, Type } from 'typebox';
import type { Hunch } from '../../domain/proposal.ts';
import { type KeepingOptions, openKeptFile } from '../kept-file.ts';

const closed = { additionalProperties: false } as const;
const text = Type.String({ minLength: 1 });
const moment = Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$' });
const FileSchema = Type.Object(
  {
    remarks: Type.Array(moment),
    answers: Type.Array(Type.Object({ entity: text, state: text, wanted: Type.Boolean(), at: moment }, closed)),
  },
  closed,
);
type Kept = Static<typeof FileSchema>;

/** How much may be said that nobody asked for: fewer remarks where people said no. It survives a restart. */
export interface HunchBudget {
  allows(hunch: Hunch, nowMs: number): boolean;
  /** A remark is made. Throws a Failure (STORE_FAILED). */
  spend(nowMs: number): Promise<void>;
  /** Somebody was glad of a remark, or was not. Throws a Failure (STORE_FAILED). */
  teach(hunch: Hunch, wanted: boolean, nowMs: number): Promise<void>;
}

const DAY_MS = 86_400_000;
/** Remarks in a day where nobody has minded. */
const MOST_A_DAY = 4;
/** Answers count for so long. */
const MEMORY_MS = 90 * DAY_MS;
/** A first no to a remark of this kind keeps it away so long, each further one twice as long. */
const MUTED_MS = 7 * DAY_MS;

/** Opens the file of what people said to remarks. Throws a Failure (STORE_FAILED). */
export async function openHunchBudget(path: string, options: KeepingOptions): Promise<HunchBudget> {
  const file = await openKeptFile(path, FileSchema, 'what was said to remarks', options);
  let kept: Kept = file.held ?? { remarks: [], answers: [] };
  const change = (next: Kept): Promise<void> => {
    kept = next;
    return file.save(() => kept);
  };
  const since = (at: string, nowMs: number): number => nowMs - Date.parse(at);
  return {
    allows({ entity, state }, nowMs) {
      const answers = kept.answers.filter(({ at }) => since(at, nowMs) < MEMORY_MS);
      const balance = answers.reduce((sum, { wanted }) => sum + (wanted ? 1 : -1), MOST_A_DAY);
      const perDay = Math.min(MOST_A_DAY, Math.max(1, balance));
      if (kept.remarks.filter((at) => since(at, nowMs) < DAY_MS).length >= perDay) return false;
      const own = answers.filter((one) => one.entity === entity && one.state === state);
      const noes = own.reduce((sum, { wanted }) => Math.max(0, sum + (wanted ? -1 : 1)), 0);
      const last = own.findLast(({ wanted }) => !wanted);
      return noes === 0 || last === undefined || since(last.at, nowMs) >= MUTED_MS * 2 ** (noes - 1);
    },
    spend: (nowMs) =>
      change({
        ...kept,
        remarks: [...kept.remarks.filter((at) => since(at, nowMs) < DAY_MS), new Date(nowMs).toISOString()],
      }),
    teach: ({ entity, state }, wanted, nowMs) => {
      const answers = kept.answers.filter(({ at }) => since(at, nowMs) < MEMORY_MS);
      return change({ ...kept, answers: [...answers, { entity, state, wanted, at: new Date(nowMs).toISOString() }] });
    },
  };
}
