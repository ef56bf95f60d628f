import type { Pcm } from '../domain/audio.ts';
import { Failure } from '../domain/failure.ts';
import { readChunks, type WavLayout } from './wav-chunks.ts';

const HEADER_BYTES = 44;
const ACCEPTED = 'Accepted: WAV with 8, 16, 24 or 32 bit integer or 32 or 64 bit float samples, at 4000 to 192000 Hz';

/**
 * Decodes a WAV file or frame to mono. Many channels are averaged. Lengths in the headers are believed only as far as
 * there are bytes, because some satellites write them wrong; an incomplete last sample is dropped.
 *
 * A 16 bit mono recording is not copied where the bytes are aligned: the samples are then a view of `bytes`.
 *
 * @throws Failure BAD_AUDIO for anything else, naming what was found and what is accepted.
 */
export function decodeWav(bytes: Uint8Array): Pcm {
  const layout = readChunks(bytes);
  if ('problem' in layout) throw new Failure('BAD_AUDIO', `${layout.problem}. ${ACCEPTED}.`);
  const problem = unsupported(layout);
  if (problem) throw new Failure('BAD_AUDIO', `${problem}. ${ACCEPTED}.`);
  const data = bytes.subarray(layout.dataAt, layout.dataAt + layout.dataBytes);
  return { samples: toMono(data, layout), rateHz: layout.rateHz };
}

/** Encodes mono sound as 16 bit PCM with the canonical 44 byte header, which is all that small players understand. */
export function encodeWav(pcm: Pcm): Uint8Array {
  const dataBytes = pcm.samples.length * 2;
  const wav = new Uint8Array(HEADER_BYTES + dataBytes);
  const view = new DataView(wav.buffer);
  writeText(wav, 0, 'RIFF');
  view.setUint32(4, 36 + dataBytes, true);
  writeText(wav, 8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, pcm.rateHz, true);
  view.setUint32(28, pcm.rateHz * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  writeText(wav, 36, 'data');
  view.setUint32(40, dataBytes, true);
  // Node runs on little-endian machines only, as WAV is, so the samples' own bytes are the file's.
  wav.set(new Uint8Array(pcm.samples.buffer, pcm.samples.byteOffset, dataBytes), HEADER_BYTES);
  return wav;
}

/** The length of a sound in milliseconds. */
export function durationMs(pcm: Pcm): number {
  return (pcm.samples.length / pcm.rateHz) * 1000;
}

function unsupported({ encoding, bits, rateHz, channels }: WavLayout): string | undefined {
  if (encoding !== 'int' && encoding !== 'float') return `This WAV is encoded as format ${encoding}, not as plain PCM`;
  const known = encoding === 'float' ? bits === 32 || bits === 64 : [8, 16, 24, 32].includes(bits);
  if (!known) return `This WAV has ${bits} bit ${encoding} samples`;
  if (rateHz < 4000 || rateHz > 192_000) return `This WAV is at ${rateHz} Hz`;
  return channels < 1 ? 'This WAV says that it has no channel' : undefined;
}

function toMono(data: Uint8Array, layout: WavLayout): Int16Array {
  const { channels, bits, encoding } = layout;
  const frames = Math.floor(data.byteLength / ((bits / 8) * channels));
  if (encoding === 'int' && bits === 16 && channels === 1) return viewSamples(data, frames);
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const sampleAt = reader(view, bits, encoding === 'float');
  const mono = new Int16Array(frames);
  for (let frame = 0; frame < frames; frame++) {
    let sum = 0;
    for (let channel = 0; channel < channels; channel++) sum += sampleAt(frame * channels + channel);
    mono[frame] = Math.max(-32_768, Math.min(32_767, Math.round(sum / channels)));
  }
  return mono;
}

function viewSamples(data: Uint8Array, samples: number): Int16Array {
  if (data.byteOffset % 2 === 0) return new Int16Array(data.buffer, data.byteOffset, samples);
  // A network library hands out slices at any offset; an odd one cannot be looked at as 16 bit numbers.
  // (Not with slice: that of a Buffer does not copy.)
  return new Int16Array(new Uint8Array(data).buffer, 0, samples);
}

/** How to read the sample with a number, scaled to 16 bit. */
function reader(view: DataView, bits: number, float: boolean): (index: number) => number {
  if (float) {
    return (index) => {
      const value = bits === 64 ? view.getFloat64(index * 8, true) : view.getFloat32(index * 4, true);
      return Number.isFinite(value) ? Math.max(-1, Math.min(1, value)) * 32_767 : 0;
    };
  }
  // 8 bit WAV is unsigned, the others are signed.
  if (bits === 8) return (index) => (view.getUint8(index) - 128) * 256;
  if (bits === 16) return (index) => view.getInt16(index * 2, true);
  if (bits === 24) return (index) => view.getInt16(index * 3 + 1, true);
  return (index) => view.getInt16(index * 4 + 2, true);
}

function writeText(bytes: Uint8Array, at: number, text: string): void {
  for (let i = 0; i < text.length; i++) bytes[at + i] = text.charCodeAt(i);
}
