import { BANDS, bandPowers } from './band-powers.ts';

/** How far ahead, in frames of 10 ms, the loudest sound and the mean of speech are looked for. */
const PEAK_AHEAD = 10;
const MEAN_AHEAD = 20;
/** By how much the loudest sound is forgotten, in nats a frame. */
const PEAK_FALL = 0.005;
/** What lies so far below the loudest sound cannot be heard. */
const FLOOR = 1e-5;
const QUIETEST = 1e-10;
/** Frames so far below the loudest, in nats, are pauses. */
const SPEECH_BELOW_PEAK = 6;
/** The usual mean counts as so many frames of speech. */
const PRIOR_FRAMES = 20;
const SPREAD = 3;

/** A frame whose loudness is known but not yet what is around it. */
interface Heard {
  readonly powers: Float64Array;
  readonly loudness: number;
}

/** A frame in logarithms, waiting for the mean. */
interface Levelled {
  readonly logs: Float64Array;
  readonly peak: number;
}

/** Turns sound into features as it comes: rows of BANDS numbers, one each 10 ms, around 0. */
export interface Features {
  /** Takes 16 kHz mono samples; the result is the rows that they complete, 0.3 s late, row after row. */
  accept(samples: Int16Array): Float32Array;
  /** The rows that are left when no more sound comes. */
  finish(): Float32Array;
}

/**
 * The front end of the acoustic model: log-mel energies from which the loudness and the colour of the room are taken out
 * as they become known. The loudest frame up to `PEAK_AHEAD` frames ahead, falling slowly, sets a floor and tells speech
 * from pauses; the mean of each band over the speech up to `MEAN_AHEAD` frames ahead, begun from a usual one, is
 * subtracted. The model was trained on what `models/acoustic/recipe/features.py` computes; this gives the same numbers.
 */
export function openFeatures(): Features {
  const heard: Heard[] = [];
  const levelled: Levelled[] = [];
  let frames = 0;
  let peak = Number.NEGATIVE_INFINITY;
  const total = new Float64Array(BANDS);
  let speechFrames = 0;
  let rows: number[] = [];

  const framing = bandPowers((powers) => {
    const loudness = Math.log(powers.reduce((sum, power) => sum + power, 0) / BANDS + QUIETEST);
    // The peak as it is at the newest frame: it fell since the one before.
    peak = Math.max(peak - PEAK_FALL, loudness);
    heard.push({ powers, loudness });
    frames += 1;
    if (frames > PEAK_AHEAD) level();
  });

  /** The oldest frame whose peak is known now goes into the mean. */
  function level(): void {
    const frame = heard.shift();
    if (frame === undefined) return;
    const floor = FLOOR * Math.exp(peak) + QUIETEST;
    const logs = frame.powers.map((power) => Math.log(power + floor));
    if (frame.loudness > peak - SPEECH_BELOW_PEAK) {
      for (let band = 0; band < BANDS; band += 1) total[band] = (total[band] ?? 0) + (logs[band] ?? 0);
      speechFrames += 1;
    }
    levelled.push({ logs, peak });
    if (levelled.length > MEAN_AHEAD) centre();
  }

  /** The oldest frame whose mean is known now is done. */
  function centre(): void {
    const frame = levelled.shift();
    if (frame === undefined) return;
    for (let band = 0; band < BANDS; band += 1) {
      const usual = frame.peak + usualBelowPeak(band);
      const mean = ((total[band] ?? 0) + PRIOR_FRAMES * usual) / (speechFrames + PRIOR_FRAMES);
      rows.push(((frame.logs[band] ?? 0) - mean) / SPREAD);
    }
  }

  function taken(): Float32Array {
    const done = Float32Array.from(rows);
    rows = [];
    return done;
  }

  return {
    accept(samples) {
      framing.accept(samples);
      return taken();
    },
    finish() {
      while (heard.length > 0) level();
      while (levelled.length > 0) centre();
      return taken();
    },
  };
}

/** What speech usually has in a band against its loudest frame, in nats: less the higher. */
const usualBelowPeak = (band: number): number => -2 - 0.06 * band;
