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

/** Turns sound into features as it comes: rows of BANDS numbers, one each 10 ms, around 0. */
export interface Features {
  /** Takes 16 kHz mono samples; the result is the rows that they complete, 0.3 s late, row after row. */
  accept(samples: Int16Array): Float32Array;
  /** The rows that are left if no more sound comes. More may still come: nothing changes. */
  rest(): Float32Array;
}

/**
 * The front end of the acoustic model: log-mel energies from which the loudness and the colour of the room are taken out
 * as they become known. The loudest frame up to `PEAK_AHEAD` frames ahead, falling slowly, sets a floor and tells speech
 * from pauses; the mean of each band over the speech up to `MEAN_AHEAD` frames ahead, begun from a usual one, is
 * subtracted. The model was trained on what `models/acoustic/recipe/features.py` computes; this gives the same numbers.
 */
export function openFeatures(): Features {
  const levels: Levels = {
    heard: [],
    levelled: [],
    peak: Number.NEGATIVE_INFINITY,
    total: new Float64Array(BANDS),
    speechFrames: 0,
  };
  let rows: number[] = [];
  const framing = bandPowers((powers) => {
    hear(levels, powers);
    if (levels.heard.length > PEAK_AHEAD) level(levels);
    if (levels.levelled.length > MEAN_AHEAD) rows.push(...centre(levels));
  });
  return {
    accept(samples) {
      framing.accept(samples);
      const done = Float32Array.from(rows);
      rows = [];
      return done;
    },
    rest() {
      const { heard, levelled, total } = levels;
      const copy = { ...levels, heard: [...heard], levelled: [...levelled], total: total.slice() };
      const left: number[] = [];
      while (copy.heard.length > 0) {
        level(copy);
        if (copy.levelled.length > MEAN_AHEAD) left.push(...centre(copy));
      }
      while (copy.levelled.length > 0) left.push(...centre(copy));
      return Float32Array.from(left);
    },
  };
}

/** What is known of the frames that are not done yet, oldest first, and of those before. */
interface Levels {
  /** Their loudness is known, but not what comes after them. */
  readonly heard: { readonly powers: Float64Array; readonly loudness: number }[];
  /** In logarithms, with the loudest sound around them; they wait for the mean. */
  readonly levelled: { readonly logs: Float64Array; readonly peak: number }[];
  /** The loudest sound so far, as it is at the newest frame. */
  peak: number;
  /** Sums over the frames of speech. */
  readonly total: Float64Array;
  speechFrames: number;
}

function hear(levels: Levels, powers: Float64Array): void {
  const loudness = Math.log(powers.reduce((sum, power) => sum + power, 0) / BANDS + QUIETEST);
  levels.peak = Math.max(levels.peak - PEAK_FALL, loudness);
  levels.heard.push({ powers, loudness });
}

/** The oldest frame that was heard goes into the mean. */
function level(levels: Levels): void {
  const frame = levels.heard.shift();
  if (frame === undefined) return;
  const { peak, total } = levels;
  const floor = FLOOR * Math.exp(peak) + QUIETEST;
  const logs = frame.powers.map((power) => Math.log(power + floor));
  if (frame.loudness > peak - SPEECH_BELOW_PEAK) {
    for (let band = 0; band < BANDS; band += 1) total[band] = (total[band] ?? 0) + (logs[band] ?? 0);
    levels.speechFrames += 1;
  }
  levels.levelled.push({ logs, peak });
}

/** The oldest levelled frame is done: its row. */
function centre({ levelled, total, speechFrames }: Levels): Float64Array {
  const frame = levelled.shift();
  if (frame === undefined) return new Float64Array(0);
  const { logs, peak } = frame;
  return logs.map((log, band) => {
    const mean = ((total[band] ?? 0) + PRIOR_FRAMES * (peak + usualBelowPeak(band))) / (speechFrames + PRIOR_FRAMES);
    return (log - mean) / SPREAD;
  });
}

/** What speech usually has in a band against its loudest frame, in nats: less the higher. */
const usualBelowPeak = (band: number): number => -2 - 0.06 * band;
