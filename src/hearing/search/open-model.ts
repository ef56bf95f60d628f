/** Which words may fill an open slot, and what they cost: negative natural logarithms of probabilities. */
export interface OpenModel {
  /** Words in lower case, each once. A word's number is its place here. */
  readonly words: readonly string[];
  /** For each word what it costs whatever came before. */
  readonly unigram: Float32Array;
  /** What a word costs behind another: numbers of words; -1 for a word before that the model does not have. */
  bigram(previous: number, word: number): number;
}

/**
 * A model that knows only the order of words by likelihood: costs grow with the logarithm of the rank (G. K. Zipf,
 * "Human Behavior and the Principle of Least Effort", 1949).
 */
export function rankedModel(words: readonly string[]): OpenModel {
  const distinct = [...new Set(words)];
  const total = distinct.reduce((sum, _, rank) => sum + 1 / (rank + 2), 0);
  const unigram = Float32Array.from(distinct, (_, rank) => Math.log(total * (rank + 2)));
  return { words: distinct, unigram, bigram: (_, word) => unigram[word] ?? 0 };
}
