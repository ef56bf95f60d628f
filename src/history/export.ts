import type { PastEvent } from '../domain/past-event.ts';

const MINUTE_MS = 60_000;

/** An event as a line of an event history (JSON, without a line break): what `habits learn --events` reads. */
export function eventLine({ at, offsetMinutes, entity, state, old, by }: PastEvent): string {
  return JSON.stringify({
    time: timeText(at, offsetMinutes),
    entity_id: entity,
    state,
    ...(old === undefined ? {} : { old_state: old }),
    ...(by === 'unknown' ? {} : { by }),
    attributes: {},
  });
}

/** A moment as a history writes it: `2026-03-01T06:58:03.120+01:00`; parts of a second only where there are some. */
export function timeText(at: number, offsetMinutes: number): string {
  const local = new Date(at + offsetMinutes * MINUTE_MS)
    .toISOString()
    .slice(0, -1)
    .replace(/\.000$/, '');
  const ahead = Math.abs(offsetMinutes);
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${local}${offsetMinutes < 0 ? '-' : '+'}${two(ahead / 60)}:${two(ahead % 60)}`;
}
