import type { SoundedLanguage } from './language.ts';
import { leastFirst } from './least-first.ts';
import type { Said } from './said.ts';
import { wordMatcher } from './word-match.ts';

/** Where a word of a sentence comes from. */
export type Origin =
  /** Written so, and a word of the language. */
  | 'written'
  /** Written otherwise, but it sounds alike. */
  | 'alike'
  /** Any word, where the language has an open slot. */
  | 'open'
  /** Written so, where the language has no place for it. */
  | 'beside';

/** A word of a sentence and the stretch of phones that it stands for; `cost` says how unlike they are. */
export interface NearWord {
  readonly text: string;
  readonly origin: Origin;
  readonly from: number;
  readonly to: number;
  readonly cost: number;
}

/** A sentence of the language that sounds like what is written, with its words and the cost of the whole. */
export interface NearSentence {
  readonly words: readonly NearWord[];
  readonly cost: number;
}

/** An open slot is for words that are nothing else: a word that sounds alike is nearer. */
const OPEN_COST = 0.7;
/** A word that stands where the language has no place for it. */
const BESIDE_COST = 2;
/** A word that the language has elsewhere is less likely to stand in an open slot. */
const KNOWN_OPEN_COST = 0.8;
/** Both rise with the length of the word. */
const OPEN_PHONE = 0.1;
const BESIDE_PHONE = 0.15;

/** Sentences further from the nearest than this are no alternatives. */
export const MOST_BEHIND = 1.5;
/** Sentences given at most; so many ways are followed through each state at each place. */
export const MOST_SENTENCES = 3;
/** What is like nothing in the language is not looked for any longer. */
const MOST_STEPS = 30_000;

interface Way {
  readonly state: number;
  readonly at: number;
  readonly cost: number;
  readonly word?: NearWord;
  readonly before?: Way;
}

/**
 * The sentences of a language that sound most like what was written down, nearest first: the cheapest paths through its
 * automaton, by E. Dijkstra's algorithm ("A note on two problems in connexion with graphs", 1959) over states and places
 * in the phones, several ways to each (D. Eppstein, "Finding the k shortest paths", 1998, in its simplest form). No
 * written word is dropped, and none is put in. Nothing where no sentence is near.
 */
export function nearestSentences(said: Said, language: SoundedLanguage): readonly NearSentence[] {
  const matches = wordMatcher(said, language);
  const length = said.phones.length;
  const visits = new Uint8Array(language.steps.length * (length + 1));
  const queue = leastFirst<Way>();
  const found: NearSentence[] = [];
  const texts = new Set<string>();

  function go(way: Way, state: number, stepCost: number, word: NearWord): void {
    const cost = way.cost + stepCost;
    if ((visits[state * (length + 1) + word.to] ?? 0) >= MOST_SENTENCES) return;
    queue.add(cost, { state, at: word.to, cost, word, before: way });
  }

  function expand(way: Way): void {
    const { state, at } = way;
    const own = said.wordAt.get(at);
    const text = own === undefined ? undefined : said.words[own];
    const end = own === undefined ? at : (said.starts[own + 1] ?? at);
    for (const { word, to, cost } of language.steps[state] ?? []) {
      if (word === undefined) {
        if (text === undefined) continue;
        const open = OPEN_COST + OPEN_PHONE * (end - at) + (language.numbers.has(text) ? KNOWN_OPEN_COST : 0);
        go(way, to, cost + open, { text, origin: 'open', from: at, to: end, cost: open });
        continue;
      }
      for (const match of matches(word, at)) {
        const origin = match.exact ? 'written' : 'alike';
        const known = language.words[word]?.text ?? '';
        go(way, to, cost + match.cost, { text: known, origin, from: at, to: match.to, cost: match.cost });
      }
    }
    if (text === undefined) return;
    const beside = BESIDE_COST + BESIDE_PHONE * (end - at);
    go(way, state, beside, { text, origin: 'beside', from: at, to: end, cost: beside });
  }

  queue.add(0, { state: 0, at: 0, cost: 0 });
  for (let steps = 0; steps < MOST_STEPS && found.length < MOST_SENTENCES; steps += 1) {
    const way = queue.take();
    if (way === undefined || way.cost > (found[0]?.cost ?? Number.POSITIVE_INFINITY) + MOST_BEHIND) break;
    const key = way.state * (length + 1) + way.at;
    const visited = visits[key] ?? 0;
    if (visited >= MOST_SENTENCES) continue;
    visits[key] = visited + 1;
    if (way.at < length) {
      expand(way);
      continue;
    }
    if (!language.final[way.state]) continue;
    const words = wordsOf(way);
    const spelled = words.map(({ text }) => text).join(' ');
    if (texts.has(spelled)) continue;
    texts.add(spelled);
    found.push({ words, cost: way.cost });
  }
  return found;
}

function wordsOf(last: Way): readonly NearWord[] {
  const words: NearWord[] = [];
  for (let way: Way | undefined = last; way !== undefined; way = way.before) if (way.word) words.unshift(way.word);
  return words;
}
