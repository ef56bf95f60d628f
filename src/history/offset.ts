/** Minutes that this machine's clocks are ahead of UTC at a moment (milliseconds since 1970). */
export function offsetMinutesAt(at: number): number {
  const behind = new Date(at).getTimezoneOffset();
  return behind === 0 ? 0 : -behind;
}
