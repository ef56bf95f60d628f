/** Finds how much of each frequency a frame has. Not to be used by two callers at once: it works in place. */
export interface Fourier {
  /**
   * Fills `powers` with the squared magnitudes of the lines 0 to size / 2 of a frame of at most `size` samples; a
   * shorter one counts as followed by zeros.
   */
  powers(frame: Float64Array, powers: Float64Array): void;
}

/** The fast Fourier transform (Cooley and Tukey, 1965), radix 2, of frames of `size` samples, a power of two. */
export function fourierOf(size: number): Fourier {
  const real = new Float64Array(size);
  const imaginary = new Float64Array(size);
  const cosines = Float64Array.from({ length: size / 2 }, (_, k) => Math.cos((2 * Math.PI * k) / size));
  const sines = Float64Array.from({ length: size / 2 }, (_, k) => -Math.sin((2 * Math.PI * k) / size));
  const places = reversedPlaces(size);

  /** Sums halves of halves: `span` is how far the two parts of each sum lie apart. */
  function combine(span: number): void {
    const turn = size / (2 * span);
    for (let start = 0; start < size; start += 2 * span) {
      for (let k = 0; k < span; k += 1) {
        const low = start + k;
        const high = low + span;
        const cosine = cosines[k * turn] ?? 0;
        const sine = sines[k * turn] ?? 0;
        const highReal = real[high] ?? 0;
        const highImaginary = imaginary[high] ?? 0;
        const turnedReal = highReal * cosine - highImaginary * sine;
        const turnedImaginary = highReal * sine + highImaginary * cosine;
        const lowReal = real[low] ?? 0;
        const lowImaginary = imaginary[low] ?? 0;
        real[low] = lowReal + turnedReal;
        imaginary[low] = lowImaginary + turnedImaginary;
        real[high] = lowReal - turnedReal;
        imaginary[high] = lowImaginary - turnedImaginary;
      }
    }
  }

  return {
    powers(frame, powers) {
      imaginary.fill(0);
      for (const [index, place] of places.entries()) real[place] = frame[index] ?? 0;
      for (let span = 1; span < size; span *= 2) combine(span);
      for (let line = 0; line <= size / 2; line += 1) {
        powers[line] = (real[line] ?? 0) ** 2 + (imaginary[line] ?? 0) ** 2;
      }
    },
  };
}

/** Where each sample goes before halves are combined: the bits of its index, reversed. */
function reversedPlaces(size: number): Int32Array {
  const places = new Int32Array(size);
  for (let index = 1; index < size; index += 1) {
    places[index] = ((places[index >> 1] ?? 0) >> 1) | (index % 2 === 1 ? size >> 1 : 0);
  }
  return places;
}
