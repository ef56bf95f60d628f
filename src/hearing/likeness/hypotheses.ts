import type { Hypothesis, Word } from '../../domain/heard.ts';
import type { Pronounce } from '../pronunciation/pronounce.ts';
import type { SoundedLanguage } from './language.ts';
import {
  MOST_BEHIND,
  MOST_SENTENCES,
  type NearSentence,
  type NearWord,
  nearestSentences,
} from './nearest-sentences.ts';
import { type Said, saidAloud } from './said.ts';
import { type DigitReading, spokenWords } from './spoken-words.ts';

/** A recogniser of free speech is right most of the time where it writes a sentence of this language. */
const SURE = 0.95;
/** How much of that is left for a word of an open slot, and for one that the language has no place for. */
const OPEN_SHARE = 0.85;
const BESIDE_SHARE = 0.4;
/** What a word loses that sounds alike only, for a cost of 1 a phone. */
const UNLIKE = 3;
/** Where this much of the sound stands beside the language, it is no sentence of it. */
const MOST_BESIDE = 0.4;
/** The confidence in a text that is no sentence of the language, and what it gains by words that are of it. */
const FREE = 0.2;
const FREE_GAIN = 0.5;

/**
 * What a recogniser of free speech wrote, as hypotheses in a home's language: the nearest sentences in sound, best
 * first; then the text as it is, with little confidence. Words of an open slot, and words that the language does not have,
 * are open. None where it wrote no words. The times of words are laid along
 * `audioMs` in proportion to their sounds: such a recogniser gives none.
 */
export function hypothesesOf(
  written: string,
  language: SoundedLanguage,
  pronounce: Pronounce,
  audioMs: number,
): readonly Hypothesis[] {
  const readings = readingsOf(written);
  const near = readings
    .flatMap((words) => {
      const said = saidAloud(words, pronounce);
      return nearestSentences(said, language).map((sentence) => ({ said, sentence }));
    })
    .filter(({ said, sentence }) => besideIn(sentence) <= MOST_BESIDE * said.phones.length)
    .sort((one, other) => one.sentence.cost - other.sentence.cost);
  const most = (near[0]?.sentence.cost ?? 0) + MOST_BEHIND;
  const best = near
    .filter(({ sentence }) => sentence.cost <= most)
    .slice(0, MOST_SENTENCES)
    .map(({ said, sentence }) => hypothesisOf(sentence.words, said, language, audioMs));
  const [plain] = readings;
  if (plain === undefined) return [];
  const said = saidAloud(plain, pronounce);
  return distinct([...best, freely(said, language, audioMs)]);
}

/** The spoken words, with numbers in one reading or both; none where there are no words. */
function readingsOf(written: string): readonly (readonly string[])[] {
  const kinds: readonly DigitReading[] = ['number', 'digits'];
  const readings = kinds.map((kind) => spokenWords(written, kind)).filter((words) => words.length > 0);
  const [one, other] = readings;
  return one !== undefined && one.join(' ') === other?.join(' ') ? [one] : readings;
}

const besideIn = ({ words }: NearSentence): number =>
  words.reduce((sum, { origin, from, to }) => sum + (origin === 'beside' ? to - from : 0), 0);

function hypothesisOf(words: readonly NearWord[], said: Said, language: SoundedLanguage, audioMs: number): Hypothesis {
  const judged = words.map((word) => ({ word, confidence: confidenceOf(word) }));
  const length = Math.max(1, said.phones.length);
  const whole = judged.reduce((sum, { word, confidence }) => sum + confidence * (word.to - word.from), 0) / length;
  const ms = (place: number): number => Math.round((place / length) * audioMs);
  return {
    text: words.map(({ text }) => text).join(' '),
    confidence: rounded(whole),
    words: judged.map(
      ({ word, confidence }): Word => ({
        text: word.text,
        confidence: rounded(confidence),
        startMs: ms(word.from),
        endMs: ms(word.to),
        ...(word.origin === 'open' || !language.numbers.has(word.text) ? { open: true } : {}),
      }),
    ),
  };
}

function confidenceOf({ origin, cost, from, to }: NearWord): number {
  if (origin === 'written') return SURE;
  if (origin === 'open') return SURE * OPEN_SHARE;
  if (origin === 'beside') return SURE * BESIDE_SHARE;
  return SURE * Math.exp((-UNLIKE * cost) / Math.max(1, to - from));
}

/** The text as it is. */
function freely(said: Said, language: SoundedLanguage, audioMs: number): Hypothesis {
  const words = said.words.map((text, index): NearWord => {
    const from = said.starts[index] ?? 0;
    return { text, origin: 'beside', from, to: said.starts[index + 1] ?? from, cost: 0 };
  });
  const known = words.reduce((sum, { text, from, to }) => sum + (language.numbers.has(text) ? to - from : 0), 0);
  const confidence = rounded(FREE + (FREE_GAIN * known) / Math.max(1, said.phones.length));
  const hypothesis = hypothesisOf(words, said, language, audioMs);
  return { ...hypothesis, confidence, words: hypothesis.words.map((word) => ({ ...word, confidence })) };
}

function distinct(hypotheses: readonly Hypothesis[]): readonly Hypothesis[] {
  const texts = new Set<string>();
  return hypotheses.filter(({ text }) => !texts.has(text) && texts.add(text).size > 0);
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;
