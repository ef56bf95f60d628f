import { brotliDecompressSync } from 'node:zlib';
import { Failure } from '../../domain/failure.ts';

/** A letter with the phones that it stands for: none, one, or two with a blank between. */
export interface SpellingUnit {
  readonly letter: string;
  readonly phones: string;
}

/** What follows a unit, and how likely that was. */
export interface Step {
  /** Where the model is now: the longest sequence of last units that it knows. */
  readonly state: number;
  /** Natural logarithm of the probability. */
  readonly logP: number;
}

/** How likely units follow one another in words. States are numbers; made by models/pronunciation. */
export interface SpellingModel {
  readonly units: readonly SpellingUnit[];
  /** The numbers of the units of a letter. */
  unitsOf(letter: string): readonly number[];
  /** The state before a word's first letter. */
  readonly start: number;
  /** The number of the unit that ends a word. */
  readonly end: number;
  follow(state: number, unit: number): Step;
}

interface Head {
  readonly lowest: number;
  readonly mostBackoff: number;
  readonly units: readonly (readonly [letter: string, phones: string])[];
  readonly sizes: readonly (readonly [countBytes: number, stepBytes: number, sequences: number])[];
}

const MAGIC = 'understudy-spelling 1';
const START = 0;
const END = 1;

/**
 * Reads a model as models/pronunciation/pack.mjs writes it: a joint-sequence n-gram model with back-off (M. Bisani and
 * H. Ney, "Joint-sequence models for grapheme-to-phoneme conversion", Speech Communication 50(5), 2008). Kept as a tree of
 * sequences in flat arrays: twelve bytes a sequence. Throws a Failure (HEARING_FAILED) for anything else.
 */
export function readSpellingModel(file: Uint8Array): SpellingModel {
  const firstBreak = file.indexOf(10);
  const secondBreak = file.indexOf(10, firstBreak + 1);
  const text = (from: number, to: number): string => Buffer.from(file.subarray(from, to)).toString('utf8');
  if (firstBreak < 0 || secondBreak < 0 || text(0, firstBreak) !== MAGIC) {
    throw new Failure('HEARING_FAILED', 'The model of spellings is no such file. Install Understudy again.');
  }
  const head = JSON.parse(text(firstBreak + 1, secondBreak)) as Head;
  return modelOf(head, readTree(head, brotliDecompressSync(file.subarray(secondBreak + 1))));
}

/** Sequences of units, each a node below the sequence without its last unit, level by level; 0 is the empty one. */
interface Tree {
  readonly unit: Uint16Array;
  readonly prediction: Uint8Array;
  readonly backoff: Uint8Array;
  /** A node's children are those from its own number here up to the next node's. */
  readonly firstChild: Uint32Array;
  /** The longest known sequence that a node ends with. */
  readonly suffix: Uint32Array;
}

function readTree({ sizes }: Head, body: Uint8Array): Tree {
  const size = 1 + sizes.reduce((sum, [, , sequences]) => sum + sequences, 0);
  const tree: Tree = {
    unit: new Uint16Array(size),
    prediction: new Uint8Array(size),
    backoff: new Uint8Array(size),
    firstChild: new Uint32Array(size + 1).fill(size),
    suffix: new Uint32Array(size),
  };
  let at = 0;
  const take = (length: number): Uint8Array => {
    at += length;
    return body.subarray(at - length, at);
  };
  let parents = { from: 0, to: 1 };
  for (const [countBytes, stepBytes, sequences] of sizes) {
    const counts = numbersIn(take(countBytes));
    const steps = numbersIn(take(stepBytes));
    tree.prediction.set(take(sequences), parents.to);
    tree.backoff.set(take(sequences), parents.to);
    let node = parents.to;
    for (let parent = parents.from; parent < parents.to; parent += 1) {
      tree.firstChild[parent] = node;
      let unit = 0;
      for (let left = counts(); left > 0; left -= 1) {
        unit += steps();
        tree.unit[node] = unit;
        tree.suffix[node] = parent === 0 ? 0 : longestWith(tree, tree.suffix[parent] ?? 0, unit);
        node += 1;
      }
    }
    parents = { from: parents.to, to: node };
    tree.firstChild[parents.from] = node;
  }
  return tree;
}

/** Numbers as bytes: one of 255 goes on in the next. */
function numbersIn(bytes: Uint8Array): () => number {
  let at = 0;
  return () => {
    let value = 0;
    for (let byte = 255; byte === 255; at += 1) {
      byte = bytes[at] ?? 0;
      value += byte;
    }
    return value;
  };
}

/** The node of a unit behind the longest ending of a sequence that knows it. */
function longestWith(tree: Tree, sequence: number, unit: number): number {
  for (let node = sequence; ; node = tree.suffix[node] ?? 0) {
    const found = childOf(tree, node, unit);
    if (found !== 0 || node === 0) return found;
  }
}

/** A node's child with a unit, 0 where it has none: children are in the order of their units. */
function childOf({ unit: units, firstChild }: Tree, node: number, unit: number): number {
  let low = firstChild[node] ?? 0;
  let high = (firstChild[node + 1] ?? 0) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const here = units[middle] ?? 0;
    if (here === unit) return middle;
    if (here < unit) low = middle + 1;
    else high = middle - 1;
  }
  return 0;
}

function modelOf({ units, lowest, mostBackoff }: Head, tree: Tree): SpellingModel {
  const byLetter = new Map<string, number[]>();
  for (const [number, [letter]] of units.entries()) {
    if (number <= END) continue;
    const same = byLetter.get(letter) ?? [];
    same.push(number);
    byLetter.set(letter, same);
  }
  return {
    units: units.map(([letter, phones]) => ({ letter, phones })),
    unitsOf: (letter) => byLetter.get(letter) ?? [],
    start: childOf(tree, 0, START),
    end: END,
    follow(state, unit) {
      let logP = 0;
      for (let node = state; ; node = tree.suffix[node] ?? 0) {
        const found = childOf(tree, node, unit);
        if (found !== 0) return { state: found, logP: logP + ((tree.prediction[found] ?? 0) / 255) * lowest };
        if (node === 0) return { state: 0, logP: logP + lowest };
        logP += (((tree.backoff[node] ?? 0) - 128) / 127) * mostBackoff;
      }
    },
  };
}
