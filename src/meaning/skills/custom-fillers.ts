import type { SkillSlot } from '../../domain/custom-skill.ts';
import type { Entity } from '../../domain/home.ts';
import { readNumber } from '../numbers.ts';
import { phrasesAt } from '../phrase-tree.ts';
import { entitiesOf, isOfKind } from '../resolve.ts';
import type { Saying } from '../saying.ts';
import { KINDS } from '../words/kinds.ts';
import { readDuration } from './time-duration.ts';

/** What a slot can be at a word: where it ends, its value for the call, and the value as people say it. */
export interface Filler {
  readonly to: number;
  readonly value: string | number;
  readonly said: string | number;
}

/** What a slot can be filled with at token `at`. A slot of type text is filled by what stands around it. */
export function fillersAt(slot: SkillSlot, saying: Saying, at: number): readonly Filler[] {
  const { takes } = slot;
  switch (takes.type) {
    case 'number':
      return numberAt(takes, saying, at);
    case 'choice':
      return takes.of.flatMap(({ value, said }) =>
        said.flatMap((words) => {
          const to = phraseEnd(words, saying, at);
          return to === undefined ? [] : [{ to, value: asNumber(value), said: value }];
        }),
      );
    case 'device':
      return devicesAt(takes.kind, saying, at);
    case 'area':
      return areasAt(saying, at);
    case 'duration':
      return durationAt(saying, at);
    case 'text':
      return [];
  }
}

/** "1" among choices is a number to the hub. */
const asNumber = (value: string): string | number => (/^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : value);

type NumberSlot = Extract<SkillSlot['takes'], { type: 'number' }>;

function numberAt(takes: NumberSlot, { tokens }: Saying, at: number): readonly Filler[] {
  const read = readNumber(tokens, at) ?? oneAt(tokens[at]?.norm, at);
  if (read?.sense.is !== 'number') return [];
  const { value, unit } = read.sense;
  // A bare number goes with any unit; a unit that was said must be the slot's.
  if (unit !== undefined && unit !== takes.unit) return [];
  if ((takes.from !== undefined && value < takes.from) || (takes.to !== undefined && value > takes.to)) return [];
  return [{ to: read.to, value, said: value }];
}

/** "A coffee" is no number, "one coffee" is. */
function oneAt(norm: string | undefined, at: number): ReturnType<typeof readNumber> {
  return norm === 'one' ? { sense: { is: 'number', value: 1 }, to: at + 1 } : undefined;
}

function durationAt(saying: Saying, at: number): readonly Filler[] {
  const read = readDuration(saying.tokens, at);
  if (!read) return [];
  const { days = 0, hours = 0, minutes = 0, seconds = 0 } = read.value;
  const said = saying.text.slice(saying.tokens[at]?.start, saying.tokens[read.to - 1]?.end);
  return [{ to: read.to, value: ((days * 24 + hours) * 60 + minutes) * 60 + seconds, said }];
}

function areasAt(saying: Saying, at: number): readonly Filler[] {
  const { lexicon, context, tokens } = saying;
  const stems = tokens.map(({ stem }) => stem);
  const named = phrasesAt(lexicon.names, stems, at).flatMap(({ to, node }) =>
    node.senses.flatMap(({ sense }) => (sense.is === 'area' ? [{ to, value: sense.area, said: sense.area }] : [])),
  );
  const { area } = context;
  if (named.length || area === undefined) return named;
  const here = ['in here', 'in this room', 'this room', 'here'].flatMap((words) => phraseEnd(words, saying, at) ?? []);
  return here.map((to) => ({ to, value: area, said: area }));
}

function devicesAt(kind: Parameters<typeof isOfKind>[1], saying: Saying, at: number): readonly Filler[] {
  const { lexicon, context, tokens } = saying;
  const stems = tokens.map(({ stem }) => stem);
  const fillers = phrasesAt(lexicon.names, stems, at).flatMap(({ to, node }) => {
    const ids = node.senses.flatMap(({ sense }) => (sense.is === 'entity' ? sense.ids : []));
    return single(
      ids.flatMap((id) => lexicon.entities.get(id) ?? []).filter((entity) => isOfKind(entity, kind)),
      context.area,
      to,
    );
  });
  // "The vacuum", where there is one here, or one in all.
  const nouns = Object.keys(KINDS).filter((noun) => KINDS[noun]?.some(({ domain }) => domain === kind.domain));
  for (const noun of nouns) {
    const to = phraseEnd(noun, saying, at);
    if (to === undefined) continue;
    const here = context.area === undefined ? [] : entitiesOf(kind, 'here', lexicon, context.area);
    fillers.push(...single(here.length ? here : entitiesOf(kind, 'home', lexicon), context.area, to));
  }
  return fillers;
}

/** Several devices of one name are told apart by the speaker's room; what stays open fills nothing. */
function single(entities: readonly Entity[], here: string | undefined, to: number): readonly Filler[] {
  const near = entities.filter(({ area }) => area === here);
  const [only, ...others] = near.length ? near : entities;
  return only && !others.length ? [{ to, value: only.id, said: only.name }] : [];
}

/** Where a phrase ends that stands at a token; plural or singular is all the same. */
function phraseEnd(words: string, { tokens }: Saying, at: number): number | undefined {
  const wanted = words.toLowerCase().split(/[\s-]+/);
  const stands = wanted.every((word, i) => {
    const token = tokens[at + i];
    return token !== undefined && (token.norm === word || token.stem === word);
  });
  return stands ? at + wanted.length : undefined;
}
