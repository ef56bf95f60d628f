const MINUTE_MS = 60_000;

/** A moment as an event history writes it: `2026-03-01T06:58:03+01:00`. Parts of a second only where there are some. */
export function timeAt(at: number, offsetMinutes: number): string {
  const local = new Date(at + offsetMinutes * MINUTE_MS)
    .toISOString()
    .slice(0, -1)
    .replace(/\.000$/, '');
  const ahead = Math.abs(offsetMinutes);
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${local}${offsetMinutes < 0 ? '-' : '+'}${two(ahead / 60)}:${two(ahead % 60)}`;
}
