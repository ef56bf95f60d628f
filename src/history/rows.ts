import type { Doer, PastEvent } from '../domain/past-event.ts';

/** Numbers of doers in the store. Their order is part of the file format. */
const DOERS: readonly Doer[] = ['user', 'automation', 'device', 'unknown'];

export function doerNumber(doer: Doer): number {
  return DOERS.indexOf(doer);
}

/** An event from a row of the store joined with the entity's name. */
export function eventOf(row: unknown): PastEvent {
  const at = Number(field(row, 'at'));
  const old = field(row, 'old');
  return {
    at,
    offsetMinutes: Number(field(row, 'offset_minutes')),
    entity: String(field(row, 'name')),
    state: String(field(row, 'state')),
    by: DOERS[Number(field(row, 'doer'))] ?? 'unknown',
    ...(typeof old === 'string' ? { old } : {}),
  };
}

export function field(row: unknown, name: string): unknown {
  return typeof row === 'object' && row !== null ? Reflect.get(row, name) : undefined;
}
