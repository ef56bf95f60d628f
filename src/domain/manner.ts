/** How the assistant speaks at one site. */
export interface Manner {
  /** Loudness of its own voice, 1 to 100; 50 is the voice as it was synthesised. */
  readonly volumePercent: number;
  /** Until then it acknowledges nothing and says nothing unasked. Milliseconds of the clock. */
  readonly quietUntilMs?: number;
}

export const USUAL_MANNER: Manner = { volumePercent: 50 };

/** The manners of all sites; they survive a restart. */
export interface Manners {
  of(siteId: string): Manner;
  /** Resolves when it is on file. Throws a Failure (STORE_FAILED). */
  change(siteId: string, manner: Manner): Promise<void>;
}
