import { type Posteriors, SYMBOLS } from '../acoustic/posteriors.ts';
import { accepts } from './acceptance.ts';
import { openChoices } from './choices.ts';
import { type ChainWord, type Fit, fitOf } from './found.ts';
import { openFrontier } from './frontier.ts';
import type { SearchGraph } from './graph.ts';
import { openHistories } from './histories.ts';
import { rowStore } from './rows.ts';
import { SEARCH_SETTINGS, type SearchSettings } from './settings.ts';
import { NEVER } from './tokens.ts';

/** A sentence that was found. */
export interface Found extends Fit {
  /** What sentences are ordered by: sound and language together. Differences mean something, the value does not. */
  readonly score: number;
}

/** What seems to have been said so far. */
export interface PartialSentence {
  readonly words: readonly { readonly text: string; readonly open: boolean }[];
  /** So many of the words, from the first, are in every path that is still followed. */
  readonly stable: number;
  /** True when the sentence may end here. */
  readonly complete: boolean;
}

/** A search over one utterance. Rows come in any portions; the result does not depend on them. */
export interface Search {
  accept(posteriors: Posteriors): void;
  partial(): PartialSentence;
  /** Remembers how far it has come; the result takes it back there, once: for an end that may turn out to be none. */
  mark(): () => void;
  /** The sentences that fit best, best first, each with other words; none when no sentence fits at all. */
  finish(): readonly Found[];
  /**
   * How well given words fit all that was heard, whether or not the grammar has them: to compare alternatives. Nothing
   * when the utterance is too short for them or one has no pronunciation.
   */
  fit(words: readonly { readonly text: string; readonly open: boolean }[]): Fit | undefined;
  /** Whether words are a whole sentence of the grammar. An open word stands where an open slot is. */
  accepts(words: readonly { readonly text: string; readonly open: boolean }[]): boolean;
}

/** Alternatives that are so many nats worse are not kept. */
const CHOICE_BEAM = 20;
/** More alternatives are kept than asked for: some are the same words, found in a slot and in the grammar. */
const SPARE = 3;

/** Opens a search for one utterance; graphs may be searched by several at a time. */
export function openSearch(graph: SearchGraph, given: Partial<SearchSettings> = {}): Search {
  const settings = { ...SEARCH_SETTINGS, ...given };
  const histories = openHistories();
  const choices = openChoices(histories, settings.hypotheses + SPARE, CHOICE_BEAM);
  const frontier = openFrontier(graph, settings, histories, choices);
  const rows = rowStore(settings.blankPenalty);
  const own = graph.words.length;

  function wordOf(label: number): ChainWord {
    const open = label >= own;
    const text = (open ? graph.open?.model.words[label - own] : graph.words[label]) ?? '';
    return { text, open, sounds: graph.sounds(text) };
  }

  const wordsOf = (history: number): readonly ChainWord[] => histories.labelsOf(history).map(wordOf);

  /** Histories of whole sentences with their scores, best first, each text once. */
  function sentences(): readonly { readonly history: number; readonly score: number }[] {
    const { roots } = frontier;
    const found: { history: number; score: number }[] = [];
    for (let at = 0; at < roots.count; at += 1) {
      if (graph.final[roots.state[at] ?? 0] !== 1) continue;
      const score = roots.score[at] ?? NEVER;
      for (const { history, worseBy } of choices.entries(roots.list[at] ?? 0)) {
        found.push({ history, score: score - worseBy });
      }
    }
    return found.sort((one, other) => other.score - one.score);
  }

  /** The best path, inside a word or between two, and what all paths begin with. */
  function bestSoFar(): { readonly history: number; readonly common: number; readonly complete: boolean } {
    const { roots } = frontier;
    const tokens = frontier.tokens();
    let history = 0;
    let common = -1;
    let complete = false;
    let most = NEVER;
    const look = (list: number, score: number, ends: boolean): void => {
      const own = choices.bestOf(list);
      common = common === -1 ? own : histories.common(common, own);
      if (score <= most) return;
      [most, history, complete] = [score, own, ends];
    };
    for (let at = 0; at < roots.count; at += 1) {
      look(roots.list[at] ?? 0, roots.score[at] ?? NEVER, graph.final[roots.state[at] ?? 0] === 1);
    }
    for (let at = 0; at < tokens.count; at += 1) {
      const phone = tokens.phone[at] ?? NEVER;
      const blank = tokens.blank[at] ?? NEVER;
      if (phone > NEVER) look(tokens.phoneList[at] ?? 0, phone, false);
      if (blank > NEVER) look(tokens.blankList[at] ?? 0, blank, false);
    }
    return { history, common: Math.max(0, common), complete };
  }

  return {
    accept(posteriors) {
      const from = rows.count;
      rows.add(posteriors);
      for (let row = from; row < rows.count; row += 1) frontier.step(rows.values, row * SYMBOLS);
    },
    partial() {
      const { history, common, complete } = bestSoFar();
      const words = wordsOf(history).map(({ text, open }) => ({ text, open }));
      return { words, stable: histories.lengthOf(common), complete: complete && words.length > 0 };
    },
    mark() {
      const then = rows.count;
      const takeBack = frontier.mark();
      return () => {
        rows.cut(then);
        takeBack();
      };
    },
    finish() {
      const found = new Map<string, Found>();
      for (const { history, score } of sentences()) {
        if (found.size === settings.hypotheses) break;
        const words = wordsOf(history);
        const text = words.map((word) => word.text).join(' ');
        const fit = found.has(text) ? undefined : fitOf(words, rows);
        if (fit !== undefined) found.set(text, { ...fit, score });
      }
      return [...found.values()];
    },
    accepts: (words) => accepts(graph, words),
    fit: (words) =>
      fitOf(
        words.map((word) => ({ ...word, sounds: graph.sounds(word.text) })),
        rows,
      ),
  };
}
