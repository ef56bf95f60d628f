import { type Finding, ok, problem, warning } from './finding.ts';

/** No release is older: a clock that says so was never set. */
const FIRST_RELEASE_MS = Date.UTC(2026, 0, 1);
const FAR_FUTURE_MS = Date.UTC(2100, 0, 1);
const TOLERANCE_MS = 60_000;

/**
 * Whether the clock can be right; where a server told its time, whether both agree.
 * @param nowMs this machine's clock, milliseconds since 1970
 * @param hubMs the hub's clock at the same moment
 */
export function checkClock(nowMs: number, hubMs?: number): Finding {
  const shown = new Date(nowMs).toISOString();
  const todo = 'Set the clock, or let the system keep it by NTP.';
  if (nowMs < FIRST_RELEASE_MS || nowMs > FAR_FUTURE_MS) return problem('clock', `It cannot be ${shown}.`, todo);
  if (hubMs !== undefined && Math.abs(nowMs - hubMs) > TOLERANCE_MS) {
    const seconds = Math.round(Math.abs(nowMs - hubMs) / 1000);
    return warning('clock', `This machine and the hub differ by ${seconds} seconds.`, todo);
  }
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return ok('clock', `It is ${shown} (time zone ${zone}).`);
}
