import createModule, { type Decoder, type SoundSwallowerModule } from 'soundswallower';

/** The functions of the library's C interface that its type declarations leave out. Numbers are addresses or sizes. */
interface Native extends SoundSwallowerModule {
  _decoder_logmath(decoder: number): number;
  _decoder_set_fsg(decoder: number, fsg: number): number;
  _decoder_hyp(decoder: number, score: number): number;
  _fsg_model_init(name: number, logmath: number, languageWeight: number, states: number): number;
  _fsg_model_word_add(fsg: number, word: number): number;
  _fsg_model_trans_add(fsg: number, from: number, to: number, logProbability: number, word: number): void;
  _fsg_model_null_trans_add(fsg: number, from: number, to: number, logProbability: number): number;
  _fsg_set_states(fsg: number, start: number, final: number): void;
  modelBase: string;
}

/** A word arc of a grammar; `penalty` in nats is what taking it costs. */
export interface Arc {
  readonly from: number;
  readonly to: number;
  readonly word: string;
  readonly penalty: number;
}

/** A grammar as the library's search takes it: state 0 starts, the last of `states` ends. */
export interface WordGraph {
  readonly states: number;
  readonly arcs: readonly Arc[];
  readonly finals: readonly number[];
}

/** A stretch of the best path. Times in seconds; `score` is the acoustic fit in nats against the best sound of each frame: 0 is perfect. */
export interface Stretch {
  readonly word: string;
  readonly start: number;
  readonly length: number;
  readonly score: number;
}

/** The base of the library's logarithms. */
const NATS_PER_UNIT = Math.log(1.0001);
/** Its scores come divided by so much, and as a number of three decimals that looks like a probability. */
const SCORE_UNIT = 1024;
const LEAST_P = 0.0005;

/** One recogniser of the library. Not to be used by two callers at once. */
export class NativeDecoder {
  readonly #native: Native;
  readonly #decoder: Decoder & { readonly cdecoder: number };
  readonly #words = new Set<string>();

  private constructor(native: Native, decoder: Decoder) {
    this.#native = native;
    this.#decoder = decoder as Decoder & { readonly cdecoder: number };
  }

  /** Loads the acoustic model from a folder. The decoder starts with no words; `addWords` brings them. */
  static async load(
    modelBase: string,
    config: Readonly<Record<string, number | string | boolean>>,
  ): Promise<NativeDecoder> {
    const quiet = { print: () => undefined, printErr: () => undefined };
    const native = (await createModule({ modelBase, ...quiet } as Parameters<typeof createModule>[0])) as Native;
    const decoder = new native.Decoder({ samprate: 16_000, loglevel: 'FATAL', ...config });
    await decoder.initialize();
    return new NativeDecoder(native, decoder);
  }

  /** Adds words with their pronunciations; those that it has already are passed over. */
  addWords(words: ReadonlyMap<string, readonly string[]>): void {
    const fresh: [string, string][] = [];
    for (const [word, pronunciations] of words) {
      if (this.#words.has(word)) continue;
      this.#words.add(word);
      for (const [index, phones] of pronunciations.entries()) {
        fresh.push([index === 0 ? word : `${word}(${index + 1})`, phones]);
      }
    }
    if (fresh.length > 0) this.#decoder.add_words(...fresh);
  }

  /** Searches this grammar from now on. All its words must have been added. */
  use(graph: WordGraph): void {
    const native = this.#native;
    const logmath = native._decoder_logmath(this.#decoder.cdecoder);
    const fsg = this.#withText('understudy', (name) => native._fsg_model_init(name, logmath, 1, graph.states + 1));
    native._fsg_set_states(fsg, 0, graph.states);
    const ids = new Map<string, number>();
    for (const { from, to, word, penalty } of graph.arcs) {
      const id = ids.get(word) ?? this.#withText(word, (text) => native._fsg_model_word_add(fsg, text));
      ids.set(word, id);
      native._fsg_model_trans_add(fsg, from, to, Math.round(-penalty / NATS_PER_UNIT), id);
    }
    for (const state of graph.finals) native._fsg_model_null_trans_add(fsg, state, graph.states, 0);
    if (native._decoder_set_fsg(this.#decoder.cdecoder, fsg) < 0) throw new Error('the search refused the grammar');
  }

  /** Decodes one utterance (16 kHz, -1 to 1): the best path, none when nothing reaches the grammar's end. */
  decode(sound: Float32Array): readonly Stretch[] {
    const decoder = this.#decoder;
    decoder.start();
    decoder.process_audio(sound, false, true);
    decoder.stop();
    if (this.#native._decoder_hyp(decoder.cdecoder, 0) === 0) return [];
    return (decoder.get_alignment().w ?? []).map(({ t, b, d, p }) => ({
      word: t,
      start: b,
      length: d,
      score: Math.log(Math.max(p, LEAST_P)) * SCORE_UNIT,
    }));
  }

  #withText<T>(text: string, use: (address: number) => T): T {
    const bytes = new TextEncoder().encode(`${text}\0`);
    const address = this.#native._malloc(bytes.length);
    this.#native.HEAPU8.set(bytes, address);
    try {
      return use(address);
    } finally {
      this.#native._free(address);
    }
  }
}
