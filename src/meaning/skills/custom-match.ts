import type { Saying } from '../saying.ts';
import { coreOf } from './core.ts';
import type { CompiledSkill, Sample, SamplePart } from './custom-compile.ts';
import { type Filler, fillersAt } from './custom-fillers.ts';
import { isFree, rootOf, synonymsAt, TELLING_WEIGHT } from './custom-words.ts';

/** What a run of tokens was taken for, when a sentence was held against a sample. */
export interface Taken {
  readonly from: number;
  readonly to: number;
  readonly as: /** A word of the sample, as it is or in other words. */
    | { readonly is: 'word'; readonly part: number; readonly quality: number }
    /** A word of another sample of the same skill. */
    | { readonly is: 'other-word' }
    | { readonly is: 'slot'; readonly slot: string; readonly filler: Filler }
    | { readonly is: 'free' };
}

export interface Match {
  readonly compiled: CompiledSkill;
  readonly sample: Sample;
  /** In order; together they hold every token between the courtesies once. */
  readonly taken: readonly Taken[];
  readonly slots: Readonly<Record<string, Filler>>;
  /** Slots that the call cannot do without and that were not said. */
  readonly missing: readonly string[];
  /** From 0 to 1: how much of the sample was said, in whatever words. */
  readonly coverage: number;
  /** Said as the sample is written, whatever fills its slots. */
  readonly exact: boolean;
}

const SYNONYM_QUALITY = 0.8;
const SLOT_WEIGHT = 1;
const OTHER_WORD_COST = 0.15;
const LONGEST_CORE = 40;

/** Whether a sentence has a word that a sample can be told by: what has none need not be held against it. */
export function mayFit(heard: Evidence, sample: Sample): boolean {
  const telling = sample.parts.filter((part) => part.is === 'word' && part.weight >= TELLING_WEIGHT);
  return (
    telling.length === 0 ||
    telling.some((part) => part.is === 'word' && (heard.roots.has(part.root) || sharesGroup(part.groups, heard.groups)))
  );
}

/** The words of a sentence, and the groups of synonyms that they belong to. */
export interface Evidence {
  readonly roots: ReadonlySet<string>;
  readonly groups: ReadonlySet<number>;
}

export function evidenceIn({ tokens }: Saying): Evidence {
  const roots = tokens.map(({ norm }) => rootOf(norm));
  const groups = new Set<number>();
  for (const at of roots.keys())
    for (const phrase of synonymsAt(roots, at)) for (const g of phrase.groups) groups.add(g);
  return { roots: new Set(roots), groups };
}

interface Spot {
  readonly score: number;
  readonly taken: readonly Taken[];
  readonly slots: ReadonlySet<string>;
}

/**
 * Holds a sentence against one sample of a skill: the best way to take every word of it as a word of the sample (or one
 * that means the same), what fills a slot, a word of another sample, or a word that says nothing. Undefined where a word
 * is left. Dynamic programming over positions, with the slots that are filled; work is bounded by the sentence's length.
 */
export function matchSample(saying: Saying, compiled: CompiledSkill, sample: Sample): Match | undefined {
  const { from, to } = coreOf(saying);
  if (to <= from || to - from > LONGEST_CORE) return undefined;
  const roots = saying.tokens.map(({ norm }) => rootOf(norm));
  const best = new Map<number, Map<string, Spot>>();
  const offer = (at: number, spot: Spot): void => {
    const spots = best.get(at) ?? new Map<string, Spot>();
    best.set(at, spots);
    const key = [...spot.slots].sort().join();
    const there = spots.get(key);
    if (!there || spot.score > there.score) spots.set(key, spot);
  };
  offer(from, { score: 0, taken: [], slots: new Set() });
  for (let at = from; at < to; at++) {
    const spots = [...(best.get(at)?.values() ?? [])];
    if (!spots.length) continue;
    const options = optionsAt(saying, roots, compiled, sample, at, to);
    for (const spot of spots) {
      for (const { taken, gain } of options) {
        const slot = taken.as.is === 'slot' ? taken.as.slot : undefined;
        if (slot !== undefined && spot.slots.has(slot)) continue;
        const slots = slot === undefined ? spot.slots : new Set([...spot.slots, slot]);
        offer(taken.to, { score: spot.score + gain, taken: [...spot.taken, taken], slots });
      }
    }
  }
  const matches = [...(best.get(to)?.values() ?? [])].map((spot) => judge(compiled, sample, spot.taken));
  return matches.sort((one, other) => other.coverage - one.coverage)[0];
}

interface Option {
  readonly taken: Taken;
  readonly gain: number;
}

function optionsAt(
  saying: Saying,
  roots: readonly string[],
  compiled: CompiledSkill,
  sample: Sample,
  at: number,
  end: number,
): readonly Option[] {
  const norm = saying.tokens[at]?.norm ?? '';
  const options: Option[] = [];
  const take = (to: number, as: Taken['as'], gain: number): void => {
    if (to <= end) options.push({ taken: { from: at, to, as }, gain });
  };
  if (/^[,:;]$/.test(norm) || isFree(norm)) take(at + 1, { is: 'free' }, 0);
  // "Start brewing": beginning to do something is doing it.
  if (/^(?:start|begin)$/.test(norm) && saying.tokens[at + 1]?.norm.endsWith('ing')) take(at + 1, { is: 'free' }, 0);
  for (const { to, part, quality, weight } of wordsAt(sample.parts, roots, at))
    take(to, { is: 'word', part, quality }, weight * quality);
  for (const other of compiled.samples) {
    if (other === sample) continue;
    for (const { to } of wordsAt(other.parts, roots, at)) take(to, { is: 'other-word' }, -OTHER_WORD_COST);
  }
  for (const [slot, spec] of Object.entries(compiled.skill.slots)) {
    for (const filler of spec.takes.type === 'text'
      ? textsAt(saying, roots, sample, slot, spec.takes.words, at, end)
      : fillersAt(spec, saying, at))
      take(filler.to, { is: 'slot', slot, filler }, SLOT_WEIGHT + nearness(saying, roots, sample, slot, at));
  }
  return options;
}

/** Two numbers in one sentence go where the words before them say. */
function nearness(saying: Saying, roots: readonly string[], sample: Sample, slot: string, at: number): number {
  const place = sample.parts.findIndex((part) => part.is === 'slot' && part.slot === slot);
  const before = sample.parts[place - 1];
  const said = saying.tokens[at - 1]?.norm ?? '';
  if (place < 0) return 0;
  return before?.is === 'word' && (before.root === roots[at - 1] || before.norm === said) ? 0.2 : 0;
}

/** The words of a sample that the words at a place can be. */
function wordsAt(
  parts: readonly SamplePart[],
  roots: readonly string[],
  at: number,
): readonly { readonly to: number; readonly part: number; readonly quality: number; readonly weight: number }[] {
  const found: { to: number; part: number; quality: number; weight: number }[] = [];
  const phrases = synonymsAt(roots, at);
  for (const [part, word] of parts.entries()) {
    if (word.is !== 'word') continue;
    if (word.root === roots[at]) found.push({ to: at + 1, part, quality: 1, weight: word.weight });
    else
      for (const { to, groups } of phrases)
        if (groups.some((group) => word.groups.has(group)))
          found.push({ to, part, quality: SYNONYM_QUALITY, weight: word.weight });
  }
  return found;
}

/** Free words fill a slot only where the sample has it: after the same word, up to the same word or the end. */
function textsAt(
  saying: Saying,
  roots: readonly string[],
  sample: Sample,
  slot: string,
  most: number,
  at: number,
  end: number,
): readonly Filler[] {
  const place = sample.parts.findIndex((part) => part.is === 'slot' && part.slot === slot);
  if (place < 0) return [];
  const stands = (part: SamplePart | undefined, token: number): boolean =>
    part?.is === 'slot' ||
    (part?.is === 'word' &&
      (part.root === roots[token] ||
        synonymsAt(roots, token).some(({ groups }) => groups.some((group) => part.groups.has(group)))));
  const before = sample.parts[place - 1];
  const skipsArticle = before?.is === 'word' && isFree(before.norm) ? sample.parts[place - 2] : undefined;
  const first = at === coreOf(saying).from;
  if (before === undefined ? !first : !stands(before, at - 1) && !(skipsArticle && stands(skipsArticle, at - 1)))
    return [];
  const after = sample.parts[place + 1];
  const fillers: Filler[] = [];
  for (let to = at + 1; to <= Math.min(end, at + most); to++) {
    if (after === undefined ? to !== end : to >= end || !stands(after, to)) continue;
    const text = saying.text.slice(saying.tokens[at]?.start, saying.tokens[to - 1]?.end).replace(/[\s,;:]+$/, '');
    fillers.push({ to, value: text, said: text });
  }
  return fillers;
}

function judge(compiled: CompiledSkill, sample: Sample, taken: readonly Taken[]): Match {
  const slots: Record<string, Filler> = {};
  const quality = new Map<number, number>();
  for (const { as } of taken) {
    if (as.is === 'slot') slots[as.slot] = as.filler;
    if (as.is !== 'word') continue;
    const part = sample.parts[as.part];
    quality.set(as.part, Math.max(quality.get(as.part) ?? 0, as.quality));
    // "Start" for "turn on": the words that it stands for are said together.
    if (as.quality < 1 && part?.is === 'word')
      for (const [i, other] of sample.parts.entries())
        if (other.is === 'word' && Math.abs(i - as.part) <= 2 && sharesGroup(part.groups, other.groups))
          quality.set(i, Math.max(quality.get(i) ?? 0, SYNONYM_QUALITY));
  }
  let said = 0;
  let all = 0;
  for (const [i, part] of sample.parts.entries()) {
    if (part.is === 'slot') {
      if (Object.hasOwn(slots, part.slot)) said += SLOT_WEIGHT;
      if (Object.hasOwn(slots, part.slot) || compiled.required.has(part.slot)) all += SLOT_WEIGHT;
    } else if (part.with === undefined || Object.hasOwn(slots, part.with)) {
      said += part.weight * (quality.get(i) ?? 0);
      all += part.weight;
    }
  }
  const others = taken.filter(({ as }) => as.is === 'other-word').length;
  const missing = [...compiled.required].filter((slot) => !Object.hasOwn(slots, slot));
  const told =
    taken.some(({ as }) => as.is === 'slot') ||
    [...quality.keys()].some((i) => weightAt(sample, i) >= TELLING_WEIGHT) ||
    !sample.parts.some((_, i) => weightAt(sample, i) >= TELLING_WEIGHT);
  const coverage = !told || all === 0 ? 0 : Math.max(0, (said - others * OTHER_WORD_COST) / all);
  return { compiled, sample, taken, slots, missing, coverage, exact: isExact(sample, taken, compiled.required) };
}

const weightAt = (sample: Sample, at: number): number => {
  const part = sample.parts[at];
  return part?.is === 'word' ? part.weight : 0;
};

const sharesGroup = (one: ReadonlySet<number>, other: ReadonlySet<number>): boolean =>
  [...one].some((group) => other.has(group));

/** The same parts in the same order; articles may come and go, and so may slots that need not be said. */
function isExact(sample: Sample, taken: readonly Taken[], required: ReadonlySet<string>): boolean {
  if (taken.some(({ as }) => as.is === 'other-word' || (as.is === 'word' && as.quality < 1))) return false;
  const filled = new Set(taken.flatMap(({ as }) => (as.is === 'slot' ? [as.slot] : [])));
  const isSaid = (slot: string): boolean => filled.has(slot) || required.has(slot);
  const said = taken.flatMap(({ as }) =>
    as.is === 'slot' ? [as.slot] : as.is === 'word' && weightAt(sample, as.part) > 0 ? [String(as.part)] : [],
  );
  const written = sample.parts.flatMap((part, i) => {
    if (part.is === 'slot') return isSaid(part.slot) ? [part.slot] : [];
    return part.weight > 0 && (part.with === undefined || isSaid(part.with)) ? [String(i)] : [];
  });
  return said.join() === written.join();
}
