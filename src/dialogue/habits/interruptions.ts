import { type Static, Type } from 'typebox';
import { type KeepingOptions, type KeptFile, openKeptFile } from '../kept-file.ts';

/** What may be said that nobody asked for: something unusual, a routine, a reminder, or what somebody may want next. */
export type InterruptionKind = 'hunch' | 'routine' | 'reminder' | 'goal';

/** Something that could be said unasked. `about` is the same for what would be the same again. */
export interface Interruption {
  readonly kind: InterruptionKind;
  readonly about: string;
}

/** How much may be said that nobody asked for, in the whole house: less where people said no. It survives a restart. */
export interface Interruptions {
  allows(one: Interruption, nowMs: number): boolean;
  /** It is said. Throws a Failure (STORE_FAILED). */
  spend(one: Interruption, nowMs: number): Promise<void>;
  /** Somebody was glad of it, or was not. Throws a Failure (STORE_FAILED). */
  teach(one: Interruption, wanted: boolean, nowMs: number): Promise<void>;
  /** How often the same was said, and a yes and a no were said to it, as far as is remembered. */
  answersTo(one: Interruption): { readonly said: number; readonly yes: number; readonly no: number };
}

const closed = { additionalProperties: false } as const;
const text = Type.String({ minLength: 1 });
const moment = Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$' });
const kind = Type.Enum(['hunch', 'routine', 'reminder', 'goal']);
const FileSchema = Type.Object(
  {
    said: Type.Array(Type.Object({ kind, about: text, at: moment }, closed)),
    answers: Type.Array(Type.Object({ kind, about: text, wanted: Type.Boolean(), at: moment }, closed)),
  },
  closed,
);
type Kept = Static<typeof FileSchema>;
/** What was said to remarks, when those had a budget of their own. */
const RemarksSchema = Type.Object(
  {
    remarks: Type.Array(moment),
    answers: Type.Array(Type.Object({ entity: text, state: text, wanted: Type.Boolean(), at: moment }, closed)),
  },
  closed,
);

const DAY_MS = 86_400_000;
/** What one of each kind takes of a day's budget: a question at the end of an answer is a small interruption. */
const COSTS: Readonly<Record<InterruptionKind, number>> = { hunch: 1, routine: 1, reminder: 1, goal: 1 / 3 };
/** The budget of a day where nobody has minded, and where everybody has. */
const MOST_A_DAY = 4;
const LEAST_A_DAY = 1;
/** Of more than the least, so much is left for what is unusual, which may be urgent. */
const KEPT_FOR_HUNCHES = 1;
/** Of these kinds, one a day: nobody wants to think of automations all day. */
const ONCE_A_DAY: ReadonlySet<InterruptionKind> = new Set<InterruptionKind>(['routine', 'reminder']);
/** Answers change the budget for so long. */
const MEMORY_MS = 90 * DAY_MS;
/** A first no to a remark of this kind keeps it away so long, each further one twice as long. */
const MUTED_MS = 7 * DAY_MS;
/** A goal that was declined so often since it was last accepted is not offered again. */
const DECLINED = 2;
const MOST_KEPT = 500;
const SLACK = 1e-9;

/** Opens the file of what was said unasked. `remarks` is an older file, of remarks alone. Throws a Failure (STORE_FAILED). */
export async function openInterruptions(
  path: string,
  options: KeepingOptions & { readonly remarks?: string },
): Promise<Interruptions> {
  const file: KeptFile<Kept> = await openKeptFile(path, FileSchema, 'what was said unasked', options);
  let kept: Kept = file.held ?? (await fromRemarks(options));
  const change = (next: Kept): Promise<void> => {
    kept = { said: next.said.slice(-MOST_KEPT), answers: next.answers.slice(-MOST_KEPT) };
    return file.save(() => kept);
  };
  const since = (at: string, nowMs: number): number => nowMs - Date.parse(at);
  const isSame = (one: Interruption, other: Interruption): boolean =>
    one.kind === other.kind && one.about === other.about;

  function budgetAt(nowMs: number): number {
    const lately = kept.answers.filter(({ at }) => since(at, nowMs) < MEMORY_MS);
    const balance = lately.reduce((sum, { kind, wanted }) => sum + (wanted ? COSTS[kind] : -COSTS[kind]), MOST_A_DAY);
    return Math.min(MOST_A_DAY, Math.max(LEAST_A_DAY, balance));
  }

  function isUnwanted(one: Interruption, nowMs: number): boolean {
    const own = kept.answers.filter((other) => isSame(one, other));
    if (one.kind === 'goal') return own.slice(own.findLastIndex(({ wanted }) => wanted) + 1).length >= DECLINED;
    const lately = own.filter(({ at }) => since(at, nowMs) < MEMORY_MS);
    const noes = lately.reduce((sum, { wanted }) => Math.max(0, sum + (wanted ? -1 : 1)), 0);
    const last = lately.findLast(({ wanted }) => !wanted);
    return noes > 0 && last !== undefined && since(last.at, nowMs) < MUTED_MS * 2 ** (noes - 1);
  }

  return {
    allows(one, nowMs) {
      if (isUnwanted(one, nowMs)) return false;
      const today = kept.said.filter(({ at }) => since(at, nowMs) < DAY_MS);
      if (ONCE_A_DAY.has(one.kind) && today.some(({ kind }) => kind === one.kind)) return false;
      const budget = budgetAt(nowMs);
      const limit = one.kind === 'hunch' ? budget : Math.max(LEAST_A_DAY, budget - KEPT_FOR_HUNCHES);
      const spent = today.reduce((sum, { kind }) => sum + COSTS[kind], 0);
      return spent + COSTS[one.kind] <= limit + SLACK;
    },
    spend: ({ kind, about }, nowMs) =>
      change({ ...kept, said: [...kept.said, { kind, about, at: new Date(nowMs).toISOString() }] }),
    teach: ({ kind, about }, wanted, nowMs) =>
      change({ ...kept, answers: [...kept.answers, { kind, about, wanted, at: new Date(nowMs).toISOString() }] }),
    answersTo: (one) => {
      const own = kept.answers.filter((other) => isSame(one, other));
      const yes = own.filter(({ wanted }) => wanted).length;
      return { said: kept.said.filter((other) => isSame(one, other)).length, yes, no: own.length - yes };
    },
  };
}

/** The key of a remark about something unusual. */
export const hunchKey = ({ entity, state }: { readonly entity: string; readonly state: string }): Interruption => ({
  kind: 'hunch',
  about: `${entity} ${state}`,
});

async function fromRemarks({ remarks, ...options }: KeepingOptions & { readonly remarks?: string }): Promise<Kept> {
  const older =
    remarks === undefined
      ? undefined
      : (await openKeptFile(remarks, RemarksSchema, 'what was said to remarks', options)).held;
  return {
    said: older?.remarks.map((at) => ({ kind: 'hunch', about: 'something', at })) ?? [],
    answers: older?.answers.map(({ wanted, at, ...what }) => ({ ...hunchKey(what), wanted, at })) ?? [],
  };
}
