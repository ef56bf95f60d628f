import type { Entity } from '../../domain/home.ts';
import type { QueryIntent } from '../../domain/meaning.ts';
import type { Lexicon } from '../lexicon.ts';

const AT = '(?:(?:currently|now|still|already|back) )*(?:at|in|inside|near)(?: the| his| her| their| my)?';
/** Being home, and being away, as a state of people. */
const HOME =
  '(?:(?:still|already|currently|now|back) )*(?:home|at home|in the house|in|inside|here|around|at the house|in the building)(?: alone)?';
const AWAY =
  '(?:(?:still|already|currently|now) )*(?:away|out|not home|not at home|gone|out of the house|away from home)';
const ANYONE = '(?:anyone|anybody|someone|somebody|any people|people|any person)';
const EVERYONE = '(?:everyone|everybody|all people|all the people|all of us|the whole family|the family)';

const WHERE: readonly RegExp[] = [
  /^where (?:is|are) (?<who>.+?)(?: right now| now| at)?$/,
  /^where (?<who>.+?) (?:is|are)(?: right now| now| at)?$/,
  /^(?:what (?:is|are) )?(?:the )?(?:current )?(?:location|whereabouts|position) of (?<who>.+)$/,
  /^(?:what (?:is|are) )?(?<who>.+?) (?:current )?(?:location|whereabouts)$/,
];

/** Questions about where people are: "where is Ana", "is Ben at work", "who is home", "how many people are away". */
export function readPeople(words: string, lexicon: Lexicon): QueryIntent | undefined {
  const people = lexicon.home.entities.filter(({ domain }) => domain === 'person');
  const where = WHERE.map((pattern) => pattern.exec(words)?.groups?.who).find((who) => who !== undefined);
  const located = where === undefined ? undefined : personNamed(where, lexicon);
  if (located) {
    const target = { entities: [located.id] };
    return {
      kind: 'query',
      name: 'HassGetState',
      slots: { name: located.name },
      targets: [located.id],
      target,
      asks: { value: 'state' },
    };
  }
  const named =
    /^(?:is|are|has) (?<who>.+?) (?<rest>(?:(?:still|already|currently|now|back|not) )*(?:at|in|inside|near|home|here|around|away|out|gone|left|arrived)\b.*)$/.exec(
      words,
    )?.groups;
  const person = named?.who === undefined ? undefined : personNamed(named.who, lexicon);
  if (person && named?.rest !== undefined) {
    const state = placeOf(named.rest, lexicon);
    return state === undefined ? undefined : aboutPeople([person], state, 'one', { name: person.name });
  }
  const groups: readonly (readonly [RegExp, 'any' | 'all' | 'which' | 'how-many'])[] = [
    [new RegExp(`^(?:is|are) (?:there )?${ANYONE} (?<rest>.+)$`), 'any'],
    [new RegExp(`^(?:is|are) ${EVERYONE} (?<rest>.+)$`), 'all'],
    [/^(?:who|which people|what people|who all|who else) (?:is|are|all is) (?<rest>.+)$/, 'which'],
    [/^how many (?:people|persons|residents|family members) (?:is|are) (?:there )?(?<rest>.+)$/, 'how-many'],
  ];
  for (const [pattern, quantity] of groups) {
    const rest = pattern.exec(words)?.groups?.rest;
    const state = rest === undefined ? undefined : placeOf(rest, lexicon);
    if (state !== undefined && people.length) return aboutPeople(people, state, quantity, { domain: 'person' });
  }
  return undefined;
}

function aboutPeople(
  people: readonly Entity[],
  state: string,
  quantity: 'any' | 'all' | 'which' | 'how-many' | 'one',
  who: { readonly name: string } | { readonly domain: string },
): QueryIntent {
  const targets = people.map(({ id }) => id);
  const target = 'name' in who ? { entities: targets } : ({ kind: { domain: 'person' }, in: 'home' } as const);
  return { kind: 'query', name: 'HassGetState', slots: { ...who, state }, targets, target, asks: { state, quantity } };
}

/** The state of a person who is at this place: home, not_home, or a zone. Undefined for a room, or what is no place. */
function placeOf(words: string, lexicon: Lexicon): string | undefined {
  if (new RegExp(`^${HOME}$`).test(words)) return 'home';
  if (new RegExp(`^${AWAY}$`).test(words)) return 'not_home';
  const said = new RegExp(`^${AT} (?<place>.+)$`).exec(words)?.groups?.place;
  if (said === undefined) return undefined;
  const zone = lexicon.home.zones.find(({ name }) => plain(name) === said);
  if (zone) return zone.name;
  if (/^(?:home|house)$/.test(said)) return 'home';
  const room = lexicon.home.areas.some(({ name, aliases }) => [name, ...aliases].some((one) => plain(one) === said));
  return room || said.split(' ').length > 2 ? undefined : said;
}

function personNamed(words: string, lexicon: Lexicon): Entity | undefined {
  const said = words.replace(/^(?:the|my|our) /, '');
  return lexicon.home.entities.find(
    ({ domain, name, aliases }) =>
      (domain === 'person' || domain === 'device_tracker') &&
      [name, ...aliases].some((one) => plain(one) === said || `${plain(one)}s` === said),
  );
}

const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/['\u2019]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
