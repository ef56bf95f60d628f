import { HEARING_RATE_HZ, type Pcm } from '../domain/audio.ts';
import { Failure } from '../domain/failure.ts';

/** Zero crossings of the filter to either side. */
const REACH = 12;

/**
 * The sound at the rate of hearing, by a windowed sinc (J. O. Smith, "Digital Audio Resampling", 2002), band-limited to
 * the lower of the two rates. Throws a Failure (BAD_AUDIO) for a rate outside 4 to 192 kHz.
 */
export function resampled({ samples, rateHz }: Pcm): Int16Array {
  if (rateHz === HEARING_RATE_HZ) return samples;
  if (!(rateHz >= 4_000 && rateHz <= 192_000)) {
    throw new Failure('BAD_AUDIO', `Sound at ${rateHz} samples a second cannot be used. Record at 16000.`);
  }
  const band = Math.min(1, HEARING_RATE_HZ / rateHz);
  const reach = REACH / band;
  const first = Math.ceil(-reach);
  const filters = new Map<number, Float64Array>();

  /** The weights of the samples around a moment that lies so far behind one of them, in parts of HEARING_RATE_HZ. */
  function filterAt(behind: number): Float64Array {
    const known = filters.get(behind);
    if (known !== undefined) return known;
    const filter = Float64Array.from({ length: Math.floor(reach) - first + 2 }, (_, tap) => {
      const x = first + tap - behind / HEARING_RATE_HZ;
      return Math.abs(x) > reach ? 0 : band * sinc(band * x) * (0.5 + 0.5 * Math.cos((Math.PI * x) / reach));
    });
    filters.set(behind, filter);
    return filter;
  }

  return Int16Array.from({ length: Math.floor((samples.length * HEARING_RATE_HZ) / rateHz) }, (_, index) => {
    const behind = (index * rateHz) % HEARING_RATE_HZ;
    const from = (index * rateHz - behind) / HEARING_RATE_HZ + first;
    const filter = filterAt(behind);
    let sum = 0;
    for (let tap = 0; tap < filter.length; tap += 1) sum += (samples[from + tap] ?? 0) * (filter[tap] ?? 0);
    return Math.max(-32_768, Math.min(32_767, Math.round(sum)));
  });
}

const sinc = (x: number): number => (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x));
