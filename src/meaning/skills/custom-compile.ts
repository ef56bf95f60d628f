import { type CustomSkill, PLACEHOLDER } from '../../domain/custom-skill.ts';
import type { Lexicon } from '../lexicon.ts';
import { isOfKind } from '../resolve.ts';
import { hear } from '../saying.ts';
import { coreOf } from './core.ts';
import { isPreposition, rootOf, synonymsAt, weightOf } from './custom-words.ts';

/** A part of a sample sentence: a word, or the place of a slot. */
export type SamplePart =
  | {
      readonly is: 'word';
      readonly norm: string;
      readonly root: string;
      readonly weight: number;
      /** Groups of synonyms that it belongs to, by itself or with its neighbours. */
      readonly groups: ReadonlySet<number>;
      /** A slot without which the word says nothing: "cups of" goes with how many. */
      readonly with?: string;
    }
  | { readonly is: 'slot'; readonly slot: string };

export interface Sample {
  readonly text: string;
  readonly parts: readonly SamplePart[];
}

/** A custom skill, ready to be held against a sentence. */
export interface CompiledSkill {
  readonly skill: CustomSkill;
  readonly samples: readonly Sample[];
  /** Slots that the call cannot do without. */
  readonly required: ReadonlySet<string>;
}

export function compileSkill(skill: CustomSkill, lexicon: Lexicon): CompiledSkill {
  const used = new Set(slotNames(JSON.stringify(skill.call)));
  const required = Object.entries(skill.slots)
    .filter(([name, slot]) => used.has(name) && slot.default === undefined && !slot.optional)
    .map(([name]) => name);
  return { skill, samples: skill.say.map((text) => compileSample(text, skill, lexicon)), required: new Set(required) };
}

const slotNames = (text: string): readonly string[] => [...text.matchAll(PLACEHOLDER)].map((match) => match[1] ?? '');

/** A word that stands for a slot while a sample is cut into words. */
const standIn = (index: number): string => `qslot${String.fromCharCode(97 + index)}q`;
const STAND_IN = /^qslot([a-z])q$/;

function compileSample(text: string, skill: CustomSkill, lexicon: Lexicon): Sample {
  const names = slotNames(text);
  let count = 0;
  const spoken = text.replace(PLACEHOLDER, () => ` ${standIn(count++)} `);
  const saying = hear(spoken, lexicon, {});
  const { from, to } = coreOf(saying);
  const norms = saying.tokens
    .slice(from, to)
    .map(({ norm }) => norm)
    .filter((norm) => !/^[,:;]$/.test(norm));
  const roots = norms.map(rootOf);
  const groups = norms.map(() => new Set<number>());
  for (let at = 0; at < roots.length; at++)
    for (const phrase of synonymsAt(roots, at))
      for (let i = at; i < phrase.to; i++) for (const group of phrase.groups) groups[i]?.add(group);
  const slotAt = (at: number): string | undefined => {
    const letter = STAND_IN.exec(norms[at] ?? '')?.[1];
    return letter === undefined ? undefined : names[letter.charCodeAt(0) - 97];
  };
  const parts = norms.map((norm, at): SamplePart => {
    const slot = slotAt(at);
    if (slot !== undefined) return { is: 'slot', slot };
    const measured = slotAt(at - 1);
    const unit = measured === undefined ? undefined : unitOf(skill, measured);
    // "At {heat} degrees": the unit is a part of the number, said or not.
    if (unit !== undefined && measured !== undefined && rootOf(unit) === roots[at])
      return { is: 'word', norm, root: roots[at] ?? norm, weight: 0, groups: new Set(), with: measured };
    const bound = boundTo(norms, at, slotAt);
    return {
      is: 'word',
      norm,
      root: roots[at] ?? norm,
      weight: weightOf(norm),
      groups: groups[at] ?? new Set(),
      ...(bound === undefined ? {} : { with: bound }),
    };
  });
  return { text, parts };
}

function unitOf({ slots }: CustomSkill, name: string): string | undefined {
  const takes = Object.hasOwn(slots, name) ? slots[name]?.takes : undefined;
  return takes?.type === 'number' ? takes.unit : undefined;
}

/** "For {time}", "{cups} cups of coffee": a preposition before a slot and a measure after it are said only with it. */
function boundTo(norms: readonly string[], at: number, slotAt: (at: number) => string | undefined): string | undefined {
  const norm = norms[at] ?? '';
  if (isPreposition(norm) && slotAt(at + 1) !== undefined) return slotAt(at + 1);
  if (norms[at + 1] === 'of') return slotAt(at - 1);
  return norm === 'of' ? (slotAt(at - 1) ?? slotAt(at - 2)) : undefined;
}

/** A sample as somebody could say it: with something in each slot. */
export function exampleOf({ slots }: CustomSkill, sample: string, lexicon: Lexicon): string {
  return sample.replace(PLACEHOLDER, (_, name: string) => {
    const takes = Object.hasOwn(slots, name) ? slots[name]?.takes : undefined;
    switch (takes?.type) {
      case 'number':
        return String(Math.max(takes.from ?? 2, Math.min(takes.to ?? 2, 2)));
      case 'choice':
        return takes.of[0]?.value ?? name;
      case 'area':
        return lexicon.home.areas[0]?.name ?? name;
      case 'device':
        return lexicon.home.entities.find((entity) => isOfKind(entity, takes.kind))?.name ?? name;
      case 'duration':
        return 'ten minutes';
      default:
        return 'something nice';
    }
  });
}
