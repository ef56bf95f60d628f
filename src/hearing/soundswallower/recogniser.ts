import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Hypothesis } from '../../domain/heard.ts';
import { hypothesisOf, type ScoredWord } from '../confidence.ts';
import { automatonOf } from '../grammar/automaton.ts';
import { networkOf } from '../grammar/network.ts';
import type { Grammar } from '../grammar/pattern.ts';
import { loadPronunciations, type Pronunciations } from '../pronunciation/load.ts';
import { bareWord } from '../pronunciation/said-word.ts';
import { withSayings } from '../pronunciation/sayings.ts';
import { NativeDecoder, type Stretch, type WordGraph } from './native.ts';
import { OPEN_MARK, type OpenCosts, openWordsWith, wordGraph } from './word-graph.ts';

/** A grammar made ready: what the search needs, and the pronunciations of its words. */
export interface Compiled {
  readonly graph: WordGraph;
  readonly words: ReadonlyMap<string, readonly string[]>;
}

const OPEN_COSTS: OpenCosts = { first: 10, rank: 5, short: 3 };
const HOP_MS = 10;
/** A dictionary that does not exist: words are added as grammars need them, which saves 130,000 that they do not. */
const CONFIG = { dict: 'none', beam: 1e-60, pbeam: 1e-60, wbeam: 1e-40 };

/** The library, its acoustic model and its dictionary behind plain calls. Runs where it is called: in a thread of its own. */
export class Recogniser {
  readonly #decoder: NativeDecoder;
  readonly #pronunciations: Pronunciations;
  readonly #costs: OpenCosts;
  #current: Compiled | undefined;

  private constructor(decoder: NativeDecoder, pronunciations: Pronunciations, costs: OpenCosts) {
    this.#decoder = decoder;
    this.#pronunciations = pronunciations;
    this.#costs = costs;
  }

  static async load(
    costs: OpenCosts = OPEN_COSTS,
    config: Readonly<Record<string, number | string | boolean>> = {},
  ): Promise<Recogniser> {
    const base = join(dirname(fileURLToPath(import.meta.resolve('soundswallower'))), 'model/');
    const decoder = await NativeDecoder.load(base, { ...CONFIG, ...config });
    return new Recogniser(decoder, await loadPronunciations(), costs);
  }

  compile(
    grammar: Grammar,
    openWords: readonly string[],
    pronunciations: Readonly<Record<string, readonly string[]>>,
    sayings?: Readonly<Record<string, readonly string[]>>,
  ): Compiled {
    const pronounce = this.#pronunciations(pronunciations);
    const automaton = automatonOf(networkOf(withSayings(grammar, sayings, pronounce)));
    const graph = wordGraph(automaton, openWordsWith(openWords, pronounce, this.#costs));
    const words = new Map<string, readonly string[]>();
    for (const { word } of graph.arcs) {
      if (!words.has(word)) words.set(word, pronounce(word.replace(OPEN_MARK, '')));
    }
    const arcs = graph.arcs.filter(({ word }) => (words.get(word)?.length ?? 0) > 0);
    for (const [word, phones] of words) if (phones.length === 0) words.delete(word);
    return { graph: { ...graph, arcs }, words };
  }

  /** Recognises one utterance of 16 kHz samples: one hypothesis, or none when no sentence fits. */
  recognise(samples: Int16Array, compiled: Compiled): readonly Hypothesis[] {
    const words = this.decode(samples, compiled).filter(({ word }) => !/^[<([]/.test(word));
    return words.length === 0 ? [] : [hypothesisOf(words.map(scored))];
  }

  /** The best path through the grammar, pauses and noises included. Nothing for less than a tenth of a second. */
  decode(samples: Int16Array, compiled: Compiled): readonly Stretch[] {
    if (samples.length < 1_600) return [];
    this.turnTo(compiled);
    return this.#decoder.decode(Float32Array.from(samples, (sample) => sample / 32_768));
  }

  /** Builds the search for a grammar, unless it is the one that was used last. */
  turnTo(compiled: Compiled): void {
    if (this.#current === compiled) return;
    this.#decoder.addWords(compiled.words);
    this.#decoder.use(compiled.graph);
    this.#current = compiled;
  }
}

/** The search names further pronunciations `word(2)` and open words with their mark. */
function scored({ word, start, length, score }: Stretch): ScoredWord {
  const frames = Math.max(1, Math.round((length * 1000) / HOP_MS));
  return {
    text: bareWord(word.replace(OPEN_MARK, '').replace(/\(\d+\)$/, '')),
    open: word.startsWith(OPEN_MARK),
    startMs: Math.max(0, Math.round(start * 1000)),
    endMs: Math.round((start + length) * 1000),
    fit: score / frames,
  };
}
