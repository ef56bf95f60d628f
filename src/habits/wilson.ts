/**
 * The lower end of Wilson's score interval for a share (E. B. Wilson, 1927). Counts may be weighted, hence fractions.
 * @param z how many standard errors; 1.28 for a one-sided bound of 90 %
 */
export function wilsonLower(hits: number, tries: number, z = 1.28): number {
  if (tries <= 0) return 0;
  const share = hits / tries;
  const spread = z * Math.sqrt((share * (1 - share)) / tries + (z * z) / (4 * tries * tries));
  return Math.max(0, (share + (z * z) / (2 * tries) - spread) / (1 + (z * z) / tries));
}
