import { type Finding, ok, problem, warning } from './finding.ts';

/** No release is older: a clock that says so was never set. */
const FIRST_RELEASE_MS = Date.UTC(2026, 0, 1);
const FAR_FUTURE_MS = Date.UTC(2100, 0, 1);
const TOLERANCE_MS = 60_000;

const TODO = 'Set the clock, or let the system keep it by NTP.';

/** Whether this machine's clock (milliseconds since 1970) can be right at all. */
export function checkClock(nowMs: number): Finding {
  const shown = new Date(nowMs).toISOString();
  if (nowMs < FIRST_RELEASE_MS || nowMs > FAR_FUTURE_MS) return problem('clock', `It cannot be ${shown}.`, TODO);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return ok('clock', `It is ${shown} (time zone ${zone}).`);
}

/** Whether it agrees with the hub's, by the date of an HTTP answer. Undefined where the hub does not tell. */
export async function compareClocks(hubUrl: string, now: () => number): Promise<Finding | undefined> {
  try {
    const url = hubUrl.replace(/^ws/, 'http');
    const response = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(5_000) });
    const hubMs = Date.parse(response.headers.get('date') ?? '');
    if (Number.isNaN(hubMs)) return undefined;
    const seconds = Math.round(Math.abs(now() - hubMs) / 1000);
    if (seconds * 1000 <= TOLERANCE_MS) return ok('clock of the hub', 'It agrees with this machine.');
    return warning('clock of the hub', `It differs by ${seconds} seconds from this machine.`, TODO);
  } catch {
    // Whether the hub can be reached is another check.
    return undefined;
  }
}
