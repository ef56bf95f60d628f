import type { Pcm } from '../domain/audio.ts';

/** How many zero crossings of the sinc are kept on each side: more is steeper and slower. */
const CROSSINGS = 16;
/** Table entries between two zero crossings; values between them are interpolated. */
const STEPS = 512;
/** The cut-off, as a part of the lower of both Nyquist frequencies: leaves room for the filter's slope. */
const ROLL_OFF = 0.93;
const KAISER_BETA = 8;

const KERNEL = kernel();

/** Turns a stream at one rate into a stream at another, piece by piece. */
export interface Resampler {
  /** Takes the next samples; gives those that can be computed by now. */
  push(samples: Int16Array): Int16Array;
  /** The rest, as if silence followed. */
  flush(): Int16Array;
}

/**
 * Band-limited interpolation for any pair of rates: a windowed sinc, tabulated and linearly interpolated, widened when
 * going down so that nothing above the new Nyquist frequency folds back.
 * After J. O. Smith, "Digital Audio Resampling Home Page", CCRMA, Stanford.
 */
export function createResampler(fromHz: number, toHz: number): Resampler {
  const step = fromHz / toHz;
  const scale = Math.min(1, toHz / fromHz) * ROLL_OFF;
  const reach = Math.ceil(CROSSINGS / scale);
  // Silence before the first sample, so that the first output can look to its left.
  let held: Float32Array = new Float32Array(reach);
  let at = reach;

  function push(samples: Int16Array | Float32Array): Int16Array {
    const input = new Float32Array(held.length + samples.length);
    input.set(held);
    input.set(samples, held.length);
    const out = new Int16Array(Math.max(0, Math.ceil((input.length - reach - at) / step)));
    let count = 0;
    for (; count < out.length && at < input.length - reach; count++, at += step) {
      out[count] = interpolate(input, at, reach, scale);
    }
    const spent = Math.max(0, Math.min(input.length, Math.floor(at) - reach));
    held = input.slice(spent);
    at -= spent;
    return out.subarray(0, count);
  }

  return { push, flush: () => push(new Float32Array(reach)) };
}

/** A whole sound at another rate. The same sound where the rate is right already. */
export function resample(pcm: Pcm, rateHz: number): Pcm {
  if (pcm.rateHz === rateHz) return pcm;
  const resampler = createResampler(pcm.rateHz, rateHz);
  const parts = [resampler.push(pcm.samples), resampler.flush()];
  const samples = new Int16Array(Math.round((pcm.samples.length * rateHz) / pcm.rateHz));
  let at = 0;
  for (const part of parts) {
    const fitting = part.subarray(0, samples.length - at);
    samples.set(fitting, at);
    at += fitting.length;
  }
  return { samples, rateHz };
}

function interpolate(input: Float32Array, at: number, reach: number, scale: number): number {
  let sum = 0;
  const middle = Math.floor(at);
  for (let i = middle - reach + 1; i <= middle + reach; i++) {
    const position = Math.abs(at - i) * scale * STEPS;
    const entry = Math.floor(position);
    const low = KERNEL[entry];
    const high = KERNEL[entry + 1];
    if (low === undefined || high === undefined) continue;
    sum += (input[i] ?? 0) * (low + (high - low) * (position - entry));
  }
  return Math.max(-32_768, Math.min(32_767, Math.round(sum * scale)));
}

/** The right half of a sinc under a Kaiser window. */
function kernel(): Float32Array {
  const length = CROSSINGS * STEPS + 1;
  const table = new Float32Array(length);
  const top = bessel(KAISER_BETA);
  for (let i = 0; i < length; i++) {
    const x = (Math.PI * i) / STEPS;
    const edge = i / (length - 1);
    const window = bessel(KAISER_BETA * Math.sqrt(1 - edge * edge)) / top;
    table[i] = (i === 0 ? 1 : Math.sin(x) / x) * window;
  }
  return table;
}

/** The modified Bessel function of the first kind and order zero, by its power series. */
function bessel(x: number): number {
  let sum = 1;
  let term = 1;
  for (let k = 1; term > sum * 1e-10; k++) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}
