import { BLANK, type Posteriors, phoneSymbol, SYMBOLS } from '../../src/hearing/acoustic/posteriors.ts';

/** Numbers from 0 to 1 that are the same for the same seed (T. Ettinger's mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Posteriors as a network might give for these phones (blanks between; `_` for a row of silence): each phone takes one
 * to three rows, with up to two blanks behind it, and one blank at least before the same phone again. `noise` is the
 * spread of what is added to the scores of all symbols; the right one is 6 ahead.
 */
export function posteriorsOf(phones: string, noise = 0, random = randomFrom(1)): Posteriors {
  const symbols: number[] = [];
  const upTo = (most: number): number => Math.floor(random() * (most + 1));
  const add = (symbol: number, count: number): void => {
    for (let row = 0; row < count; row += 1) symbols.push(symbol);
  };
  for (const phone of phones.split(' ').filter(Boolean)) {
    const symbol = phone === '_' ? BLANK : (phoneSymbol.get(phone) ?? BLANK);
    if (symbol !== BLANK && symbols.at(-1) === symbol) add(BLANK, 1);
    add(symbol, symbol === BLANK ? 1 : 1 + upTo(2));
    add(BLANK, upTo(2));
  }
  const values = new Float32Array(symbols.length * SYMBOLS);
  for (const [row, right] of symbols.entries()) {
    const scores = Array.from({ length: SYMBOLS }, (_, symbol) => {
      const spread = (random() + random() + random() - 1.5) * 2 * noise;
      return (symbol === right ? 6 : 0) + spread;
    });
    const sum = Math.log(scores.reduce((total, score) => total + Math.exp(score), 0));
    for (const [symbol, score] of scores.entries()) values[row * SYMBOLS + symbol] = score - sum;
  }
  return { rows: symbols.length, values };
}

/** Posteriors one behind the other. */
export function joined(...parts: readonly Posteriors[]): Posteriors {
  const values = new Float32Array(parts.reduce((sum, part) => sum + part.values.length, 0));
  let at = 0;
  for (const part of parts) {
    values.set(part.values, at);
    at += part.values.length;
  }
  return { rows: values.length / SYMBOLS, values };
}
