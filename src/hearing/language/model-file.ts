import { Failure } from '../../domain/failure.ts';
import { type HashedPairs, hashedPairs } from './hashed-pairs.ts';

/** What the file of the open slots' language model holds; costs are bytes, `STEPS` to the nat. */
export interface ModelFile {
  readonly words: readonly string[];
  readonly unigram: Uint8Array;
  /** For each word what a pair that was never met costs behind it. */
  readonly backoff: Uint8Array;
  readonly classOf: Uint8Array;
  readonly classes: number;
  /** For each pair of classes what it adds to a word's own cost: below 0 for what often follows. */
  readonly follows: Int8Array;
  readonly pairs: HashedPairs;
}

export const STEPS = 16;
const HEAD = 20;
/** A word's number has 15 bits, so that no two pairs are one. */
const MOST_WORDS = 32_768;

/**
 * Reads a file that models/language/pack.mjs wrote (its layout is described there). Nothing is copied but the words.
 * Throws a Failure (HEARING_FAILED) for what is no such file, or only part of one.
 */
export function readModelFile(bytes: Uint8Array, name: string): ModelFile {
  const broken = (why: string): Failure =>
    new Failure('HEARING_FAILED', `${name} is no language model (${why}). Install Understudy again.`);
  if (bytes.length < HEAD || String.fromCharCode(...bytes.subarray(0, 4)) !== 'ULM1') throw broken('its head is wrong');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [count = 0, classes = 0, slots = 0, text = 0] = [4, 8, 12, 16].map((at) => view.getUint32(at, true));
  if (count > MOST_WORDS || classes > 255 || slots > 2 ** 24) throw broken('it is too large');
  const whole = HEAD + text + 3 * count + classes * classes + 4 * slots;
  if (bytes.length !== whole) throw broken(`${bytes.length} bytes where ${whole} belong`);

  let at = HEAD;
  const take = (length: number): Uint8Array => {
    at += length;
    return bytes.subarray(at - length, at);
  };
  const words = Buffer.from(take(text)).toString('latin1').split('\n');
  if (words.length !== count) throw broken(`${words.length} words where ${count} belong`);
  const unigram = take(count);
  const backoff = take(count);
  const classOf = take(count);
  if (classOf.some((own) => own >= classes)) throw broken('a word is of a class that there is not');
  const follows = Int8Array.from(take(classes * classes), (value) => (value << 24) >> 24);
  const pairs = hashedPairs(take(slots), take(3 * slots));
  if (pairs === undefined) throw broken('its table is full');
  return { words, unigram, backoff, classOf, classes, follows, pairs };
}
