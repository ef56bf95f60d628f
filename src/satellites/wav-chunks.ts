/** Where the samples of a WAV lie and how they are written. `encoding` is a format number where it is neither. */
export interface WavLayout {
  readonly encoding: 'int' | 'float' | number;
  readonly channels: number;
  readonly rateHz: number;
  readonly bits: number;
  readonly dataAt: number;
  readonly dataBytes: number;
}

interface Format extends Omit<WavLayout, 'dataAt' | 'dataBytes'> {}

const PCM = 1;
const IEEE_FLOAT = 3;
const EXTENSIBLE = 0xfffe;

/**
 * Finds the format and the samples among the chunks of a RIFF WAVE file ("Multimedia Programming Interface and Data
 * Specifications 1.0", Microsoft and IBM, 1991). The RIFF length is not looked at and the data length is clamped to the
 * bytes that are there: real firmwares get both wrong. Chunks of other kinds are skipped.
 */
export function readChunks(bytes: Uint8Array): WavLayout | { readonly problem: string } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < 12) return { problem: `These ${bytes.byteLength} bytes are too few for a WAV` };
  if (textAt(bytes, 0) !== 'RIFF' || textAt(bytes, 8) !== 'WAVE') {
    return { problem: 'This is not a WAV: it does not begin with RIFF and WAVE' };
  }
  let format: Format | undefined;
  for (let at = 12; at + 8 <= bytes.byteLength; ) {
    const name = textAt(bytes, at);
    const claimed = view.getUint32(at + 4, true);
    const start = at + 8;
    const there = Math.min(claimed, bytes.byteLength - start);
    if (name === 'fmt ') {
      if (there < 16) return { problem: `The format chunk of this WAV has ${there} bytes instead of 16` };
      format = readFormat(view, start, there);
    } else if (name === 'data') {
      if (!format) return { problem: 'The samples of this WAV come before its format' };
      // A recorder that streams does not know the length yet and leaves 0: then the rest is meant.
      const dataBytes = claimed === 0 ? bytes.byteLength - start : there;
      return { ...format, dataAt: start, dataBytes };
    }
    at = start + claimed + (claimed % 2);
  }
  return { problem: format ? 'This WAV has no samples' : 'This WAV has no format' };
}

function readFormat(view: DataView, at: number, length: number): Format {
  const tag = view.getUint16(at, true);
  const code = tag === EXTENSIBLE && length >= 26 ? view.getUint16(at + 24, true) : tag;
  return {
    encoding: code === PCM ? 'int' : code === IEEE_FLOAT ? 'float' : code,
    channels: view.getUint16(at + 2, true),
    rateHz: view.getUint32(at + 4, true),
    bits: view.getUint16(at + 14, true),
  };
}

function textAt(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}
