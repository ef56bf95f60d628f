/** Mono sound: signed 16-bit samples. Hearing works at 16 000 Hz; a voice may speak at another rate. */
export interface Pcm {
  readonly samples: Int16Array;
  readonly rateHz: number;
}

/** The rate, in hertz, of everything that is listened to. */
export const HEARING_RATE_HZ = 16_000;
