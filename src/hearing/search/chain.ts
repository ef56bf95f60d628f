import { BLANK } from '../acoustic/posteriors.ts';

/**
 * The alignments of one sentence as a chain of states, each a symbol: the words' phones, all pronunciations side by
 * side, and the blanks before, between and behind them. State s is entered from `before[beforeStart[s]]` to
 * `before[beforeStart[s + 1]]`, never from a later one than itself.
 */
export interface Chain {
  readonly states: number;
  readonly symbol: Uint8Array;
  /** The number of the word that a state belongs to; -1 for the blanks between words. */
  readonly word: Int16Array;
  readonly beforeStart: Int32Array;
  readonly before: Int32Array;
  readonly initial: Uint8Array;
  readonly final: Uint8Array;
}

/** Builds the chain of a sentence; for each word its pronunciations (symbols in a string), at least one. */
export function chainOf(words: readonly (readonly string[])[]): Chain {
  const symbol: number[] = [];
  const word: number[] = [];
  const beforeStart: number[] = [];
  const before: number[] = [];
  const initial: number[] = [];

  function add(sound: number, of: number, entered: readonly number[], begins: boolean): number {
    const state = symbol.length;
    symbol.push(sound);
    word.push(of);
    beforeStart.push(before.length);
    before.push(...entered, state);
    initial.push(begins ? 1 : 0);
    return state;
  }

  const differing = (states: readonly number[], sound: number): readonly number[] =>
    states.filter((state) => symbol[state] !== sound);

  let lasts: readonly number[] = [];
  let pause = add(BLANK, -1, [], true);
  for (const [index, pronunciations] of words.entries()) {
    const ends: number[] = [];
    for (const sounds of new Set(pronunciations)) {
      let phone: number | undefined;
      let gap = pause;
      for (const sound of [...sounds].map((sign) => sign.charCodeAt(0))) {
        if (phone === undefined) phone = add(sound, index, [gap, ...differing(lasts, sound)], index === 0);
        else {
          gap = add(BLANK, index, [phone], false);
          phone = add(sound, index, [gap, ...differing([phone], sound)], false);
        }
      }
      if (phone !== undefined) ends.push(phone);
    }
    pause = add(BLANK, -1, ends, false);
    lasts = ends;
  }
  beforeStart.push(before.length);
  const final = new Uint8Array(symbol.length);
  for (const state of [...lasts, pause]) final[state] = 1;
  return {
    states: symbol.length,
    symbol: Uint8Array.from(symbol),
    word: Int16Array.from(word),
    beforeStart: Int32Array.from(beforeStart),
    before: Int32Array.from(before),
    initial: Uint8Array.from(initial),
    final,
  };
}
