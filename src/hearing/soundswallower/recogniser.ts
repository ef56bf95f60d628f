import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { automatonOf } from '../grammar/automaton.ts';
import { networkOf } from '../grammar/network.ts';
import type { Grammar } from '../grammar/pattern.ts';
import { type Dictionary, readDictionary } from '../pronunciation/dictionary.ts';
import { pronounceWith } from '../pronunciation/pronounce.ts';
import { NativeDecoder, type Stretch, type WordGraph } from './native.ts';
import { OPEN_MARK, wordGraph } from './word-graph.ts';

/** A grammar made ready: what the search needs, and the pronunciations of its words. */
export interface Compiled {
  readonly graph: WordGraph;
  readonly words: ReadonlyMap<string, readonly string[]>;
}

export interface RecogniserOptions {
  /** What an open word costs, in nats: how much better than the known phrases it must fit. */
  readonly openPenalty: number;
}

const PHONES = 'AA AE AH AO AW AY B CH D DH EH ER EY F G HH IH IY JH K L M N NG OW OY P R S SH T TH UH UW V W Y Z ZH';
/** A dictionary that does not exist: words are added as grammars need them, which saves 130,000 that they do not. */
const CONFIG = { dict: 'none' };

/** The library, its acoustic model and its dictionary behind plain calls. Runs where it is called: in a thread of its own. */
export class Recogniser {
  readonly #decoder: NativeDecoder;
  readonly #dictionary: Dictionary;
  readonly #options: RecogniserOptions;
  #current: Compiled | undefined;

  private constructor(decoder: NativeDecoder, dictionary: Dictionary, options: RecogniserOptions) {
    this.#decoder = decoder;
    this.#dictionary = dictionary;
    this.#options = options;
  }

  static async load(options: RecogniserOptions, config: Readonly<Record<string, number | string | boolean>> = {}): Promise<Recogniser> {
    const base = join(dirname(fileURLToPath(import.meta.resolve('soundswallower'))), 'model/');
    const text = await readFile(join(base, 'en-us', 'dict.txt'), 'latin1');
    const decoder = await NativeDecoder.load(base, { ...CONFIG, ...config });
    return new Recogniser(decoder, readDictionary(text), options);
  }

  compile(grammar: Grammar, openWords: readonly string[], pronunciations: Readonly<Record<string, readonly string[]>>): Compiled {
    const pronounce = pronounceWith(this.#dictionary, pronunciations);
    const automaton = automatonOf(networkOf(grammar));
    const sayable = openWords.filter((word) => pronounce(word).length > 0);
    const graph = wordGraph(automaton, sayable, this.#options.openPenalty);
    const words = new Map<string, readonly string[]>();
    for (const { word } of graph.arcs) {
      if (!words.has(word)) words.set(word, pronounce(word.replace(OPEN_MARK, '')));
    }
    const arcs = graph.arcs.filter(({ word }) => (words.get(word)?.length ?? 0) > 0);
    for (const [word, phones] of words) if (phones.length === 0) words.delete(word);
    return { graph: { ...graph, arcs }, words };
  }

  decode(sound: Float32Array, compiled: Compiled): readonly Stretch[] {
    if (this.#current !== compiled) {
      this.#decoder.addWords(compiled.words);
      this.#decoder.use(compiled.graph);
      this.#current = compiled;
    }
    return this.#decoder.decode(sound);
  }

  /** The grammar of any sounds in any order: what the grammar's path is measured against. */
  phoneLoop(): Compiled {
    const words = new Map(PHONES.split(' ').map((phone) => [`+${phone}`, [phone]] as const));
    const arcs = [...words.keys()].flatMap((word) => [{ from: 0, to: 0, word, penalty: 0 }]);
    return { graph: { states: 1, arcs, finals: [0] }, words };
  }
}
