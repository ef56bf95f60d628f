import type { Entity } from '../../domain/home.ts';
import type { Saying } from '../saying.ts';

/** Words for somebody, as far as a sentence tells: a person's name, `me`, the words for one ("my partner"), or several. */
export type Someone = string;

/** Those whose coming and going the home knows: its people, else what they carry. */
export function peopleOf(entities: readonly Entity[]): readonly Entity[] {
  const people = entities.filter(({ domain }) => domain === 'person');
  return people.length ? people : entities.filter(({ domain }) => domain === 'device_tracker');
}

const PARTNERS =
  'partner|wife|husband|spouse|boyfriend|girlfriend|fiance|fiancee|other half|better half|roommate|flatmate|housemate';
const RELATIVES =
  'mum|mom|mother|dad|father|son|daughter|brother|sister|kid|child|boy|girl|grandma|grandpa|grandmother|grandfather|nanny|cleaner|au pair';
const RELATED = new RegExp(`^my (?:${PARTNERS}|${RELATIVES})(?= |$)`);
const PARTNER = new RegExp(`^my (?:${PARTNERS})$`);
const ANYONE = /^(?:anyone|anybody|someone|somebody|any of us|one of us)(?= |$)/;
const EVERYONE = /^(?:everyone|everybody|all of us|we all|the whole family|the family)(?= |$)/;
const NOBODY = /^(?:nobody|no one|noone|none of us)(?= |$)/;

/** Who is spoken of at the start of a line of words, and how many words that takes. Pronouns are `him`. */
export function readSomeone(
  line: string,
  { lexicon, context }: Saying,
): { readonly who: Someone; readonly count: number } | undefined {
  const people = peopleOf(lexicon.home.entities);
  const named = people
    .flatMap((person) => namesOf(person).map((name) => ({ person, name })))
    .filter(({ name }) => line === name || line.startsWith(`${name} `))
    .sort((one, other) => other.name.length - one.name.length)[0];
  if (named) return { who: named.person.name, count: lengthOf(named.name) };
  const plain: readonly (readonly [RegExp, Someone])[] = [
    [/^(?:i|me|we both|we|us)(?= |$)/, 'me'],
    [/^(?:he|she|they|him|her|them)(?= |$)/, 'him'],
    [EVERYONE, 'everyone'],
    [NOBODY, 'nobody'],
    [ANYONE, 'anyone'],
  ];
  for (const [pattern, who] of plain) {
    const said = pattern.exec(line)?.[0];
    if (said !== undefined) return { who, count: lengthOf(said) };
  }
  const related = RELATED.exec(line)?.[0];
  if (related === undefined) return undefined;
  const called = people.find((person) => namesOf(person).includes(related.slice('my '.length)));
  const me = meIn(people, context.speaker);
  const [other, ...others] = people.filter((person) => person !== me);
  const isOther = me && other && !others.length && PARTNER.test(related);
  return { who: called?.name ?? (isOther ? other.name : related), count: lengthOf(related) };
}

/** The speaker, where that is known; else the only person of the home. */
function meIn(people: readonly Entity[], speaker: string | undefined): Entity | undefined {
  const me = people.find(({ name }) => name.toLowerCase() === speaker?.toLowerCase());
  return me ?? (people.length === 1 ? people[0] : undefined);
}

/** What a person is called: the names that the home has, and the first of several words. */
function namesOf({ name, aliases }: Entity): readonly string[] {
  return [name, ...aliases].flatMap((one) => {
    const words = plainly(one);
    const [first = words] = words.split(' ');
    return words ? [words, first] : [];
  });
}

export const plainly = (name: string): string =>
  name
    .toLowerCase()
    .replace(/['\u2019]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const lengthOf = (words: string): number => words.split(' ').length;
