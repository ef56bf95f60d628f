/** Samples as they come, up to a limit; what is beyond it is dropped. */
export interface SoundBuffer {
  readonly length: number;
  /** Takes what fits. */
  add(samples: Int16Array): void;
  /** A copy of the samples from one index to another, as far as there are any. */
  slice(from: number, to: number): Int16Array;
}

/** Makes a buffer that grows as needed, to at most so many samples. */
export function soundBuffer(most: number): SoundBuffer {
  let samples = new Int16Array(Math.min(most, 32_768));
  let length = 0;
  return {
    get length() {
      return length;
    },
    add(more) {
      const taken = more.subarray(0, most - length);
      if (length + taken.length > samples.length) {
        const larger = new Int16Array(Math.min(most, Math.max(length + taken.length, samples.length * 2)));
        larger.set(samples.subarray(0, length));
        samples = larger;
      }
      samples.set(taken, length);
      length += taken.length;
    },
    slice: (from, to) => samples.slice(Math.max(0, from), Math.min(length, Math.max(0, to))),
  };
}
