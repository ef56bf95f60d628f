import { BLANK } from '../acoustic/posteriors.ts';
import type { Choices } from './choices.ts';
import type { SearchGraph } from './graph.ts';
import type { Histories } from './histories.ts';
import type { Forest } from './lexicon-forest.ts';
import { openRoots, type Roots } from './roots.ts';
import type { SearchSettings } from './settings.ts';
import { copyOf, NEVER, noTokens, placeOf, pruned, type Tokens } from './tokens.ts';

/** How far the search has come: paths inside words, and the states reached between them. */
export interface Frontier {
  readonly roots: Roots;
  readonly tokens: () => Tokens;
  /** Follows every path through one more row: SYMBOLS logarithms from `base` on. */
  step(values: Float32Array, base: number): void;
  /** Remembers where the search is; the result takes it back there, once. */
  mark(): () => void;
}

const NO_FOREST: Pick<Forest, 'nodes'> = { nodes: 1 };

/** The choices are cleared of what no path needs when they hold more than this. */
const MOST_HELD = 200_000;

/**
 * Time-synchronous Viterbi search with a beam over lexicon trees (S. Young, N. Russell, J. Thornton, "Token passing",
 * 1989), with CTC's rule that a blank may stand anywhere and must stand between two equal phones. A node's token holds
 * both ways to be there. Nodes are numbered through: the grammar's trees, then the open tree once for each slot; only
 * those on a path exist.
 */
export function openFrontier(
  graph: SearchGraph,
  settings: SearchSettings,
  histories: Histories,
  choices: Choices,
): Frontier {
  const { forest, open, openStart, openSlot, openCost, slotTo, openNumber } = graph;
  const { beam, mostTokens, languageWeight, openWeight, wordPenalty, openPenalty } = settings;
  const roots = openRoots(graph, choices);
  const ownNodes = forest.nodes;
  const openNodes = (open?.forest ?? NO_FOREST).nodes;
  const openLabels = graph.words.length;
  let tokens = noTokens();
  let next = noTokens();
  let best = NEVER;
  let marked = false;

  function reachByPhone(node: number, score: number, list: number): void {
    if (score === NEVER || score < best - beam) return;
    if (score > best) best = score;
    const at = placeOf(next, node);
    if (score <= (next.phone[at] ?? NEVER)) return;
    next.phone[at] = score;
    next.phoneList[at] = list;
  }

  function stepToken(at: number, values: Float32Array, base: number): void {
    const node = tokens.node[at] ?? 0;
    const byPhone = tokens.phone[at] ?? NEVER;
    const byBlank = tokens.blank[at] ?? NEVER;
    const isOpen = node >= ownNodes;
    const tree = isOpen && open !== undefined ? open.forest : forest;
    const own = isOpen ? (node - ownNodes) % openNodes : node;
    const weight = isOpen ? openWeight : languageWeight;
    const symbol = tree.symbol[own] ?? BLANK;
    const phoneList = tokens.phoneList[at] ?? 0;
    if (byPhone > NEVER) reachByPhone(node, byPhone + (values[base + symbol] ?? NEVER), phoneList);
    const child = tree.childStart[own] ?? 0;
    const last = tree.childStart[own + 1] ?? 0;
    if (child === last) return;
    const blankList = tokens.blankList[at] ?? 0;
    const any = Math.max(byPhone, byBlank);
    const anyList = byPhone >= byBlank ? phoneList : blankList;
    const behind = any + (values[base + BLANK] ?? NEVER);
    if (behind >= best - beam) {
      if (behind > best) best = behind;
      const place = placeOf(next, node);
      next.blank[place] = behind;
      next.blankList[place] = anyList;
    }
    for (let to = child; to < last; to += 1) {
      const sound = tree.symbol[to] ?? BLANK;
      const cost = weight * (tree.cost[to] ?? 0) - (values[base + sound] ?? NEVER);
      if (sound === symbol) reachByPhone(node - own + to, byBlank - cost, blankList);
      else reachByPhone(node - own + to, any - cost, anyList);
    }
  }

  /** Begins the words of a tree behind a reached state. */
  function enter(
    index: number,
    tree: Forest,
    root: number,
    from: number,
    weight: number,
    fee: number,
    values: Float32Array,
    base: number,
  ): void {
    const phone = roots.phone[index] ?? BLANK;
    const score = (roots.score[index] ?? NEVER) - fee;
    const list = roots.list[index] ?? 0;
    const last = tree.childStart[root + 1] ?? 0;
    for (let to = tree.childStart[root] ?? 0; to < last; to += 1) {
      const sound = tree.symbol[to] ?? BLANK;
      const gain = (values[base + sound] ?? NEVER) - weight * (tree.cost[to] ?? 0);
      if (sound !== phone || phone === BLANK) reachByPhone(from + to, score + gain, list);
      else reachByPhone(from + to, (roots.other[index] ?? NEVER) - fee + gain, roots.otherList[index] ?? 0);
    }
  }

  function stepRoot(index: number, values: Float32Array, base: number): void {
    const state = roots.state[index] ?? 0;
    const behind = (roots.score[index] ?? NEVER) + (values[base + BLANK] ?? NEVER);
    roots.carry(state, behind, roots.list[index] ?? 0);
    if (behind > best) best = behind;
    enter(index, forest, state, 0, languageWeight, wordPenalty, values, base);
    if (open === undefined) return;
    const last = openStart[state + 1] ?? 0;
    for (let arc = openStart[state] ?? 0; arc < last; arc += 1) {
      const from = ownNodes + (openSlot[arc] ?? 0) * openNodes;
      const fee = wordPenalty + openPenalty + languageWeight * (openCost[arc] ?? 0);
      enter(index, open.forest, 0, from, openWeight, fee, values, base);
    }
  }

  function endWords(needed: number): void {
    const { count, node: nodes, phone, phoneList } = next;
    for (let at = 0; at < count; at += 1) {
      const score = phone[at] ?? NEVER;
      if (score < needed) continue;
      const node = nodes[at] ?? 0;
      const list = phoneList[at] ?? 0;
      if (node >= ownNodes) {
        endOpen(node - ownNodes, score, list);
        continue;
      }
      const last = forest.endStart[node + 1] ?? 0;
      for (let end = forest.endStart[node] ?? 0; end < last; end += 1) {
        const whole = score - languageWeight * (forest.endCost[end] ?? 0);
        if (whole < needed) continue;
        roots.arrive(forest.endTo[end] ?? 0, whole, list, forest.endLabel[end] ?? 0, forest.symbol[node] ?? BLANK);
      }
    }
  }

  /** Of open words that sound the same only the likeliest behind the word before is followed. */
  function endOpen(node: number, score: number, list: number): void {
    if (open === undefined) return;
    const { forest: tree, model } = open;
    const own = node % openNodes;
    const from = tree.endStart[own] ?? 0;
    const to = tree.endStart[own + 1] ?? 0;
    if (from === to) return;
    const before = histories.lastOf(choices.bestOf(list));
    const previous = before >= openLabels ? before - openLabels : (openNumber[before] ?? -1);
    let chosen = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let end = from; end < to; end += 1) {
      const word = tree.endLabel[end] ?? 0;
      const paid = (model.unigram[word] ?? 0) - (tree.endCost[end] ?? 0);
      const left = model.bigram(previous, word) - paid;
      if (left >= least) continue;
      least = left;
      chosen = word;
    }
    if (least === Number.POSITIVE_INFINITY) return;
    const state = slotTo[Math.floor(node / openNodes)] ?? 0;
    roots.arrive(state, score - openWeight * least, list, openLabels + chosen, tree.symbol[own] ?? BLANK);
  }

  return {
    roots,
    tokens: () => tokens,
    step(values, base) {
      next.count = 0;
      best = NEVER;
      for (let index = 0; index < roots.count; index += 1) stepRoot(index, values, base);
      for (let at = 0; at < tokens.count; at += 1) stepToken(at, values, base);
      const needed = pruned(next, best, beam, mostTokens);
      endWords(needed);
      roots.settle(needed);
      [tokens, next] = [next, tokens];
      if (marked || choices.held < MOST_HELD) return;
      choices.keep([
        { of: tokens.phoneList, count: tokens.count },
        { of: tokens.blankList, count: tokens.count },
        { of: roots.list, count: roots.count },
        { of: roots.otherList, count: roots.count },
      ]);
    },
    mark() {
      const then = copyOf(tokens);
      const takeBack = roots.mark();
      marked = true;
      return () => {
        tokens = then;
        takeBack();
        marked = false;
      };
    },
  };
}
