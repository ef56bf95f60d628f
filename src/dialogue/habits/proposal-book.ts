import type { Automation, Proposal } from '../../domain/proposal.ts';
import { type KeepingOptions, openKeptFile } from '../kept-file.ts';
import { type ProposalFile, ProposalFileSchema } from './proposal-file.ts';

export type Decision = 'accepted' | 'declined' | 'later';

/** A routine that people agreed to. */
export interface Agreed extends Pick<Proposal, 'id' | 'text' | 'automation'> {
  /** When, in milliseconds since 1970. */
  readonly since: number;
}

/** How often a routine acted, and how often somebody took it back by hand soon after. */
export interface Undone {
  readonly id: string;
  readonly acted: number;
  readonly undone: number;
}

/** What was learned from habits, and what people said to it. It survives a restart. */
export interface ProposalBook {
  /** What may be proposed, best first; with `unasked`, without what somebody wanted to hear of later. */
  open(unasked: boolean, nowMs: number): readonly Proposal[];
  /** When it was learned last, in milliseconds since 1970. */
  learnedAt(): number | undefined;
  /** Whether anything was ever proposed. */
  isEmpty(): boolean;
  /** Takes what was learned, in place of what was learned before. Throws a Failure (STORE_FAILED). */
  learn(proposals: readonly Proposal[], nowMs: number, undone?: readonly Undone[]): Promise<void>;
  /** What was agreed to and is done since, last first. */
  agreed(): readonly Agreed[];
  /** What was agreed to, and people keep undoing; not for a month after they said that it shall go on. */
  unwanted(nowMs: number): readonly { readonly routine: Agreed; readonly seen: Undone }[];
  /** What was agreed to is done no more, and not proposed again. Throws a Failure (STORE_FAILED). */
  remove(id: string, nowMs: number): Promise<void>;
  /** It shall go on. Throws a Failure (STORE_FAILED). */
  keep(id: string, nowMs: number): Promise<void>;
  /** Keeps what somebody said. Throws a Failure (STORE_FAILED). */
  decide(proposal: Proposal, decision: Decision, nowMs: number): Promise<void>;
}

/** "Later" is not before so long. */
const LATER_MS = 7 * 86_400_000;
/** Who wants it to go on is not asked again before so long. */
const KEPT_MS = 30 * 86_400_000;
/** A routine whose time has drifted by less is the same as the one that was declined. */
const SAME_MINUTES = 60;

/** Opens the file of proposals, beside the learned rules. Throws a Failure (STORE_FAILED). */
export async function openProposalBook(path: string, options: KeepingOptions): Promise<ProposalBook> {
  const file = await openKeptFile(path, ProposalFileSchema, 'what was learned from habits', options);
  let kept: ProposalFile = file.held ?? { proposals: [], decisions: [] };
  const change = (next: ProposalFile): Promise<void> => {
    kept = next;
    return file.save(() => kept);
  };
  const decisionOn = ({ id, automation }: Proposal): ProposalFile['decisions'][number] | undefined =>
    kept.decisions.findLast((one) => one.id === id) ??
    kept.decisions.findLast((one) => isLike(one.automation as Automation, automation));
  type Decided = ProposalFile['decisions'][number];
  const agreed = (): readonly Agreed[] =>
    kept.decisions
      .filter(({ decision }) => decision === 'accepted')
      .map(({ id, text, automation, at }) => ({
        id,
        text,
        automation: automation as Automation,
        since: Date.parse(at),
      }))
      .toReversed();
  const redecide = (id: string, how: (one: Decided) => Decided): Promise<void> =>
    change({ ...kept, decisions: kept.decisions.map((one) => (one.id === id ? how(one) : one)) });
  return {
    open: (unasked, nowMs) =>
      (kept.proposals as readonly Proposal[]).filter((proposal) => {
        const decided = decisionOn(proposal);
        if (!decided) return true;
        return decided.decision === 'later' && (!unasked || nowMs - Date.parse(decided.at) >= LATER_MS);
      }),
    learnedAt: () => (kept.learned === undefined ? undefined : Date.parse(kept.learned)),
    isEmpty: () => kept.proposals.length === 0,
    learn: (proposals, nowMs, undone = []) =>
      change({
        ...kept,
        learned: timeText(nowMs),
        proposals: proposals as ProposalFile['proposals'],
        undone: undone.map((one) => ({ ...one })),
      }),
    agreed,
    unwanted: (nowMs) =>
      agreed().flatMap((routine) => {
        const seen = kept.undone?.find(({ id }) => id === routine.id);
        const on = kept.decisions.findLast(({ id }) => id === routine.id)?.kept;
        return seen && (on === undefined || nowMs - Date.parse(on) >= KEPT_MS) ? [{ routine, seen }] : [];
      }),
    remove: (id, nowMs) => redecide(id, (one) => ({ ...one, decision: 'removed', at: timeText(nowMs) })),
    keep: (id, nowMs) => redecide(id, (one) => ({ ...one, kept: timeText(nowMs) })),
    decide: ({ id, text, automation }, decision, nowMs) => {
      const entry = { id, decision, at: timeText(nowMs), text, automation } as ProposalFile['decisions'][number];
      return change({ ...kept, decisions: [...kept.decisions.filter((one) => one.id !== id), entry] });
    },
  };
}

const timeText = (ms: number): string => new Date(ms).toISOString();

/** The same deed for the same reason; of a time of day, at about the same. */
function isLike(one: Automation, other: Automation): boolean {
  const deeds = ({ actions }: Automation): string =>
    actions.map(({ action, target }) => `${action} ${target.entity_id}`).join();
  if (deeds(one) !== deeds(other)) return false;
  const [mine] = one.triggers;
  const [its] = other.triggers;
  if (mine?.trigger === 'time' && its?.trigger === 'time') {
    const apart = Math.abs(minuteOf(mine.at) - minuteOf(its.at));
    return Math.min(apart, 1440 - apart) < SAME_MINUTES;
  }
  return (
    mine?.trigger === 'state' && its?.trigger === 'state' && mine.entity_id === its.entity_id && mine.to === its.to
  );
}

function minuteOf(at: string): number {
  const [hours = 0, minutes = 0] = at.split(':').map(Number);
  return hours * 60 + minutes;
}
