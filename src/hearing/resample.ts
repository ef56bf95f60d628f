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
  const step = rateHz / HEARING_RATE_HZ;
  const band = Math.min(1, 1 / step);
  const reach = REACH / band;
  return Int16Array.from({ length: Math.floor(samples.length / step) }, (_, index) => {
    const centre = index * step;
    let sum = 0;
    for (let at = Math.ceil(centre - reach); at <= centre + reach; at += 1) {
      const x = at - centre;
      sum += (samples[at] ?? 0) * band * sinc(band * x) * (0.5 + 0.5 * Math.cos((Math.PI * x) / reach));
    }
    return Math.max(-32_768, Math.min(32_767, Math.round(sum)));
  });
}

const sinc = (x: number): number => (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x));
