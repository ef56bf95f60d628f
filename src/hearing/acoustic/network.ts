import { InferenceSession, Tensor } from 'onnxruntime-node';
import { Failure } from '../../domain/failure.ts';
import { BANDS } from './band-powers.ts';
import { type Posteriors, SYMBOLS } from './posteriors.ts';

/** Frames of features a row of posteriors takes. */
const STRIDE = 3;
/** Rows by which what the network gives lies behind what it takes: it looks so far ahead, and begins a row early. */
const DELAY_ROWS = 17;
/** So many rows are run at once, since one takes nearly as long as a few. */
const PORTION_ROWS = 6;

/** The network over one utterance. Not to be called again before the call before has settled. */
export interface AcousticStream {
  /** Takes rows of BANDS features; the result is the rows of posteriors that are complete, maybe none. */
  accept(features: Float32Array): Promise<Posteriors>;
  /** The rows that are left if these features are the last. More may still come: nothing changes. */
  rest(features: Float32Array): Promise<Posteriors>;
}

/** The acoustic network: it has no memory of its own, so any number of streams may be open. */
export interface AcousticNetwork {
  open(): AcousticStream;
}

/** What the network remembers, by the names of its inputs. */
type Memory = Readonly<Record<string, Tensor>>;

/**
 * Loads the network from an ONNX file, of which `models/acoustic/README.md` says what goes in and out: new features
 * (1, 3 rows, BANDS), which rows are sound (1, rows, 1), and its memories, all zero at first; log probabilities
 * (1, rows, SYMBOLS), and the memories in the same order. Throws a Failure (HEARING_FAILED) when it cannot be loaded or
 * is of another make.
 */
export async function loadNetwork(file: string): Promise<AcousticNetwork> {
  const session = await InferenceSession.create(file, {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    logSeverityLevel: 3,
  }).catch((cause: unknown) => {
    throw new Failure('HEARING_FAILED', `The acoustic model ${file} cannot be loaded. Install again.`, { cause });
  });
  const [mel, real, ...pasts] = session.inputMetadata;
  const [logs, ...futures] = session.outputNames;
  if (mel === undefined || real === undefined || logs === undefined || futures.length !== pasts.length) {
    throw new Failure('HEARING_FAILED', `The acoustic model ${file} is of another version. Install again.`);
  }
  const names = { mel: mel.name, real: real.name, logs };
  const blank = Object.fromEntries(pasts.map((past) => [past.name, zeros(past)]));

  async function run(features: Float32Array, isSound: Float32Array, memory: Memory) {
    const rows = isSound.length;
    const result = await session.run({
      ...memory,
      [names.mel]: new Tensor('float32', features, [1, STRIDE * rows, BANDS]),
      [names.real]: new Tensor('float32', isSound, [1, rows, 1]),
    });
    const next = pasts.map(({ name }, index) => [name, tensorNamed(result, futures[index] ?? '')] as const);
    return { values: numbersOf(tensorNamed(result, names.logs)), memory: Object.fromEntries(next) };
  }
  return { open: () => openStream(run, blank) };
}

type Run = (
  features: Float32Array,
  isSound: Float32Array,
  memory: Memory,
) => Promise<{ readonly values: Float32Array; readonly memory: Memory }>;

/** What a stream knows before its next rows. */
interface Progress {
  readonly memory: Memory;
  /** Features that make no whole row yet. */
  readonly waiting: Float32Array;
  /** Frames taken, and rows fed to the network. */
  readonly frames: number;
  readonly fed: number;
}

function openStream(run: Run, blank: Memory): AcousticStream {
  // The network's windows end where a portion ends, so that a frame of silence has to come first; its row is no sound.
  let progress: Progress = { memory: blank, waiting: new Float32Array(BANDS), frames: 0, fed: 0 };

  function joined(features: Float32Array): Progress {
    const waiting = new Float32Array(progress.waiting.length + features.length);
    waiting.set(progress.waiting);
    waiting.set(features, progress.waiting.length);
    return { ...progress, waiting, frames: progress.frames + features.length / BANDS };
  }

  /** Feeds so many rows, of the waiting features and silence behind them; `sound` is how many rows there are in all. */
  async function feed({ memory, waiting, frames, fed }: Progress, rows: number, sound: number) {
    const features = new Float32Array(rows * STRIDE * BANDS);
    features.set(waiting.subarray(0, features.length));
    const isSound = Float32Array.from({ length: rows }, (_, row) => (fed + row > 0 && fed + row <= sound ? 1 : 0));
    const result = await run(features, isSound, memory);
    const early = Math.min(rows, Math.max(0, DELAY_ROWS - fed));
    const posteriors: Posteriors = { rows: rows - early, values: result.values.subarray(early * SYMBOLS) };
    const after: Progress = {
      memory: result.memory,
      waiting: waiting.slice(features.length),
      frames,
      fed: fed + rows,
    };
    return { posteriors, after };
  }

  return {
    async accept(features) {
      progress = joined(features);
      const rows = Math.floor(progress.waiting.length / (STRIDE * BANDS));
      if (rows < PORTION_ROWS) return NOTHING;
      const { posteriors, after } = await feed(progress, rows, Number.POSITIVE_INFINITY);
      progress = after;
      return posteriors;
    },
    async rest(features) {
      const last = joined(features);
      const sound = Math.ceil(last.frames / STRIDE);
      return sound === 0 ? NOTHING : (await feed(last, sound + DELAY_ROWS - last.fed, sound)).posteriors;
    },
  };
}

const NOTHING: Posteriors = { rows: 0, values: new Float32Array(0) };

function zeros({ shape }: InferenceSession.ValueMetadata & { readonly shape?: readonly unknown[] }): Tensor {
  const sizes = (shape ?? []).map(Number);
  return new Tensor('float32', new Float32Array(sizes.reduce((product, size) => product * size, 1)), sizes);
}

function tensorNamed(result: Readonly<Record<string, unknown>>, name: string): Tensor {
  const tensor = result[name];
  if (tensor instanceof Tensor) return tensor;
  throw new Failure('HEARING_FAILED', `The acoustic model gives no "${name}". It is of another version.`);
}

function numbersOf({ data }: Tensor): Float32Array {
  if (data instanceof Float32Array) return data;
  throw new Failure('HEARING_FAILED', 'The acoustic model gives no numbers of 32 bit. It is of another version.');
}
