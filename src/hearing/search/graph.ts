import type { Automaton } from '../grammar/automaton.ts';
import { labelParts, OPEN } from '../grammar/network.ts';
import type { Pronounce } from '../pronunciation/pronounce.ts';
import { bareWord } from '../pronunciation/said-word.ts';
import { type Forest, forestOf, type Spoken } from './lexicon-forest.ts';
import type { OpenModel } from './open-model.ts';
import { type Sounds, soundsBy } from './sounds.ts';

/** The words of open slots as one tree, which all slots share: built once for a model, whatever the grammar. */
export interface OpenTree {
  readonly model: OpenModel;
  readonly forest: Forest;
}

/** What is searched: a lexicon tree for each state of the grammar, and the way into the open words. */
export interface SearchGraph {
  readonly forest: Forest;
  /** For each state (the root of the same number) whether a sentence may end there. */
  readonly final: Uint8Array;
  readonly words: readonly string[];
  /** For each word its number in the open model, or -1. */
  readonly openNumber: Int32Array;
  /** The open arcs of state s are `openStart[s]` to `openStart[s + 1]`: each leads through a slot at a cost. */
  readonly openStart: Int32Array;
  readonly openSlot: Int32Array;
  readonly openCost: Float32Array;
  /** For each slot the state behind it. Arcs to the same state share a slot. */
  readonly slotTo: Int32Array;
  readonly open: OpenTree | undefined;
  readonly sounds: Sounds;
}

/** Makes the tree of a model's words. Words without a pronunciation are left out. */
export function openTreeOf(model: OpenModel, pronounce: Pronounce): OpenTree {
  const sounds = soundsBy(pronounce);
  const spoken = model.words.flatMap((word, label) =>
    sounds(word).map((sound): Spoken => ({ sounds: sound, label, to: 0, cost: model.unigram[label] ?? 0 })),
  );
  return { model, forest: forestOf([spoken]) };
}

/**
 * Compiles an automaton over words to a graph over phones. CTC's blanks are not in it: the search puts them between
 * (A. Graves and others, "Connectionist temporal classification", ICML 2006). Words without a pronunciation cannot be
 * heard and are left out; without open words, so are open slots.
 */
export function compileGraph(automaton: Automaton, pronounce: Pronounce, open?: OpenTree): SearchGraph {
  const sounds = soundsBy(pronounce);
  const words: string[] = [];
  const numbers = new Map<string, number>();
  const openStart = [0];
  const openSlot: number[] = [];
  const openCost: number[] = [];
  const slots = new Map<number, number>();

  /** What words sound like at some places only. */
  const further = new Map<string, ReadonlySet<string>>();
  /** The same arc is met in many states. */
  const parts = new Map<string, { readonly word: string; readonly cost: number }>();
  function partsOf(arc: string): { readonly word: string; readonly cost: number } {
    const known = parts.get(arc);
    if (known !== undefined) return known;
    const { word, weight } = labelParts(arc);
    const read = { word, cost: weight > 0 ? -Math.log(weight) : 0 };
    parts.set(arc, read);
    return read;
  }

  function numberOf(word: string): number {
    const number = numbers.get(word) ?? words.length;
    if (number === words.length) words.push(word);
    numbers.set(word, number);
    return number;
  }

  const lists = automaton.arcs.map((arcs) => {
    const list: Spoken[] = [];
    for (const [arc, to] of arcs) {
      const { word, cost } = partsOf(arc);
      if (word === OPEN) {
        if (open === undefined) continue;
        const slot = slots.get(to) ?? slots.size;
        slots.set(to, slot);
        openSlot.push(slot);
        openCost.push(cost);
        continue;
      }
      const bare = bareWord(word);
      const label = numberOf(bare);
      for (const sound of sounds(word)) list.push({ sounds: sound, label, to, cost });
      if (bare !== word) further.set(bare, new Set([...(further.get(bare) ?? []), ...sounds(word)]));
    }
    openStart.push(openSlot.length);
    return list;
  });
  const openNumbers = new Map(open?.model.words.map((word, number) => [word, number]));
  return {
    forest: forestOf(lists),
    final: Uint8Array.from(automaton.final, Number),
    words,
    openNumber: Int32Array.from(words, (word) => openNumbers.get(word) ?? -1),
    openStart: Int32Array.from(openStart),
    openSlot: Int32Array.from(openSlot),
    openCost: Float32Array.from(openCost),
    slotTo: Int32Array.from(slots.keys()),
    open,
    sounds: (word) => [...new Set([...sounds(word), ...(further.get(word) ?? [])])],
  };
}
