import { Failure } from '../../domain/failure.ts';
import type { Doer, PastState } from '../../domain/past-event.ts';
import type { Log } from '../../domain/turn.ts';
import { isLostConnection, wordsOf } from './errors.ts';
import type { Ask } from './registry.ts';

export interface PastOptions {
  readonly address: string;
  readonly ask: Ask;
  readonly log: Log;
  connected(): boolean;
}

/** So many entities are asked for at once, so that no answer is too long. */
const BATCH = 100;
/** The logbook's time of a change may differ from the recorder's by this. */
const SAME_MS = 1_000;

/**
 * Reads what the hub's recorder kept (`history/history_during_period`), and from its logbook (`logbook/get_events`) who
 * did it, where it says so. Throws a Failure: HUB_UNREACHABLE, HUB_CALL_FAILED.
 */
export function createPastReader({ address, ask, log, connected }: PastOptions) {
  let isLogbookMissing = false;

  async function demand(message: Parameters<Ask>[0]): Promise<unknown> {
    if (!connected()) throw new Failure('HUB_UNREACHABLE', `The hub at ${address} is not connected just now.`);
    try {
      return await ask(message);
    } catch (cause) {
      if (isLostConnection(cause))
        throw new Failure('HUB_UNREACHABLE', 'The connection to the hub broke while its past was read.', { cause });
      throw new Failure('HUB_CALL_FAILED', `The hub does not tell its past: ${wordsOf(cause)}`, { cause });
    }
  }

  async function doers(period: object, entities: readonly string[]): Promise<(state: PastState) => Doer | undefined> {
    if (isLogbookMissing) return () => undefined;
    try {
      return doersIn(await demand({ type: 'logbook/get_events', ...period, entity_ids: entities }));
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'HUB_CALL_FAILED') throw error;
      isLogbookMissing = true;
      log.info('The hub has no logbook: who did what before now is not known.');
      return () => undefined;
    }
  }

  return async (from: number, to: number, entities: readonly string[]): Promise<readonly PastState[]> => {
    const period = { start_time: new Date(from).toISOString(), end_time: new Date(to).toISOString() };
    const found: PastState[] = [];
    for (let first = 0; first < entities.length; first += BATCH) {
      const batch = entities.slice(first, first + BATCH);
      const states = statesIn(
        await demand({
          type: 'history/history_during_period',
          ...period,
          entity_ids: batch,
          include_start_time_state: false,
          significant_changes_only: false,
          minimal_response: true,
          no_attributes: true,
        }),
      ).filter(({ at }) => at >= from && at < to);
      if (states.length === 0) continue;
      const doerOf = await doers(period, batch);
      for (const state of states) {
        const by = doerOf(state);
        found.push(by === undefined ? state : { ...state, by });
      }
    }
    return found.sort((one, other) => one.at - other.at);
  };
}

/** `{entity_id: [{s, lu, lc?}]}`, times in seconds; only changes of the state itself. */
function statesIn(answer: unknown): readonly PastState[] {
  if (typeof answer !== 'object' || answer === null) return [];
  return Object.entries(answer).flatMap(([entity, rows]: [string, unknown]) => {
    let before: string | undefined;
    return (Array.isArray(rows) ? rows : []).flatMap((row: unknown): PastState[] => {
      const state = field(row, 's');
      const at = field(row, 'lc') ?? field(row, 'lu');
      if (typeof state !== 'string' || typeof at !== 'number' || state === before) return [];
      before = state;
      return [{ at: Math.round(at * 1000), entity, state }];
    });
  });
}

/** Who did what, by entity and state and about the time of the logbook's entries. */
function doersIn(answer: unknown): (state: PastState) => Doer | undefined {
  const entries = new Map<string, { readonly at: number; readonly by: Doer }[]>();
  for (const entry of Array.isArray(answer) ? answer : []) {
    const when = field(entry, 'when');
    const by = doerIn(entry);
    if (typeof when !== 'number' || by === undefined) continue;
    const key = `${String(field(entry, 'entity_id'))} ${String(field(entry, 'state'))}`;
    const known = entries.get(key);
    if (known) known.push({ at: when * 1000, by });
    else entries.set(key, [{ at: when * 1000, by }]);
  }
  return ({ entity, state, at }) =>
    entries.get(`${entity} ${state}`)?.find((entry) => Math.abs(entry.at - at) <= SAME_MS)?.by;
}

const AUTOMATED: ReadonlySet<unknown> = new Set(['automation_triggered', 'script_started']);

function doerIn(entry: unknown): Doer | undefined {
  if (AUTOMATED.has(field(entry, 'context_event_type')) || field(entry, 'context_domain') === 'automation')
    return 'automation';
  return typeof field(entry, 'context_user_id') === 'string' ? 'user' : undefined;
}

function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
