import { Failure } from '../../domain/failure.ts';
import type { Doer, PastEvent } from '../../domain/past-event.ts';
import { errorText } from '../error-text.ts';

const DOERS: ReadonlySet<unknown> = new Set(['user', 'automation', 'device']);

/**
 * One line of an event history.
 * @param place `file:line`, for messages
 * @throws Failure (BAD_EVENTS) for what is no event
 */
export function parseEventLine(line: string, place: string): PastEvent {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw bad(place, `this is no JSON (${errorText(error)})`, error);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw bad(place, 'an event is an object');
  const time: unknown = Reflect.get(value, 'time');
  const entity: unknown = Reflect.get(value, 'entity_id');
  const state: unknown = Reflect.get(value, 'state');
  const old: unknown = Reflect.get(value, 'old_state');
  const by: unknown = Reflect.get(value, 'by');
  if (typeof time !== 'string') throw bad(place, '"time" is missing');
  const at = Date.parse(time);
  if (Number.isNaN(at)) throw bad(place, `"time" is no time: ${short(time)}. Write it like 2026-03-01T06:58:03+01:00`);
  if (typeof entity !== 'string' || !/^[a-z0-9_]+\.[^\s.]+$/i.test(entity)) {
    throw bad(place, `"entity_id" must be like light.kitchen, not ${short(entity)}`);
  }
  if (typeof state !== 'string') throw bad(place, `"state" must be a text, not ${short(state)}`);
  if (old !== undefined && old !== null && typeof old !== 'string') {
    throw bad(place, `"old_state" must be a text, not ${short(old)}`);
  }
  if (by !== undefined && by !== null && !isDoer(by)) {
    throw bad(place, `"by" must be user, automation or device, not ${short(by)}`);
  }
  const known = by ?? 'unknown';
  const event = { at, offsetMinutes: offsetOf(time), entity, state, by: known };
  return typeof old === 'string' ? { ...event, old } : event;
}

function isDoer(value: unknown): value is Doer {
  return DOERS.has(value);
}

function bad(place: string, what: string, cause?: unknown): Failure {
  return new Failure('BAD_EVENTS', `${place}: ${what}.`, { cause });
}

function short(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

/** Minutes ahead of UTC, from the end of a time: `Z`, `+01:00`, `-0330`, `+02`. A time without any is taken as local. */
function offsetOf(time: string): number {
  const zone = /([+-])(\d\d)(?::?(\d\d))?$/.exec(time.slice(10));
  if (zone) return (zone[1] === '-' ? -1 : 1) * (Number(zone[2]) * 60 + Number(zone[3] ?? 0));
  return /z$/i.test(time) ? 0 : -new Date(time).getTimezoneOffset();
}
