import type { Heard, Word } from '../domain/heard.ts';

/** What somebody said, word by word. */
export type SaidWords = readonly Word[];

/** A lesson is over after so many utterances; what was said before has nothing to do with it. */
const MOST_UTTERANCES = 6;

/** The last utterances that had words which nobody knew, as far as it was told how they sounded. */
export function withHeard(lately: readonly SaidWords[], heard: Heard): readonly SaidWords[] {
  const words = heard.outcome === 'heard' ? heard.hypotheses[0].words : [];
  return words.some(isStrange) ? [...lately, words].slice(-MOST_UTTERANCES) : lately;
}

/**
 * How a name was said last, as phones with blanks between. Undefined where it was not said by voice, or has no word that
 * was strange: then its usual pronunciation is as good.
 */
export function soundOf(name: string, lately: readonly SaidWords[]): string | undefined {
  const wanted = name.toLowerCase().split(/\s+/).filter(Boolean);
  for (const words of lately.toReversed()) {
    for (let from = words.length - wanted.length; from >= 0; from -= 1) {
      const run = words.slice(from, from + wanted.length);
      if (!run.every(({ text }, at) => text === wanted[at]) || !run.some(isStrange)) continue;
      const phones = run.map((word) => word.phones ?? '');
      if (phones.every(Boolean)) return phones.join(' ');
    }
  }
  return undefined;
}

const isStrange = ({ open, phones }: Word): boolean => open === true && !!phones;
