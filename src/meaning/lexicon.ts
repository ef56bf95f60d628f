import type { Concept, Target } from '../domain/concept.ts';
import type { Entity, Home } from '../domain/home.ts';
import { addPhrase, type PhraseTree, phrasesAt } from './phrase-tree.ts';
import type { Sense } from './pieces.ts';
import type { CompiledSkill } from './skills/custom-compile.ts';
import type { CompiledFact } from './skills/facts.ts';
import { conceptKey } from './statement.ts';
import { singular, tokenize } from './tokens.ts';
import { KINDS } from './words/kinds.ts';

/** The names that this home and its people use, ready to be found in a sentence. */
export interface Lexicon {
  readonly home: Home;
  readonly entities: ReadonlyMap<string, Entity>;
  readonly names: PhraseTree;
  readonly concepts: ReadonlyMap<string, Concept>;
  /** Concepts by the key of the sentence that stands for them. */
  readonly statements: ReadonlyMap<string, readonly string[]>;
  /** Devices that one taught name stands for, all at once: their ids, joined by blanks. */
  readonly together: ReadonlySet<string>;
  /** What somebody added by example. */
  readonly skills?: readonly CompiledSkill[];
  /** How long things take. */
  readonly facts?: readonly CompiledFact[];
}

/** Compiles a home's names and what was taught. Work grows with the number of names; a sentence's parse does not. */
export function compileLexicon(
  home: Home,
  concepts: readonly Concept[],
  isNew: (name: string, before: Lexicon) => boolean,
): Lexicon {
  const names: PhraseTree = new Map();
  const entities = new Map(home.entities.map((entity) => [entity.id, entity]));
  for (const area of home.areas)
    for (const name of [area.name, ...area.aliases]) add(names, name, { is: 'area', area: area.name });
  for (const floor of home.floors)
    for (const name of [floor.name, ...floor.aliases]) add(names, name, { is: 'floor', floor: floor.name });
  for (const entity of home.entities) addEntity(names, entity);
  const statements = new Map<string, string[]>();
  const together = new Set<string>();
  const bare: Lexicon = { home, entities, names, concepts: new Map(), statements: new Map(), together };
  const added: [name: string, id: string][] = [];
  for (const concept of concepts) {
    for (const name of [concept.name, ...concept.otherNames]) {
      if (concept.definition.kind === 'name') {
        const ids = addTaughtName(names, name, concept.definition.means, entities);
        if (ids.length > 1) together.add(ids.join(' '));
        continue;
      }
      // "Lights out" may be taught, but only as a whole sentence: its words mean something by themselves.
      // "My colour" is somebody's word as a whole.
      if (isNew(name, bare) || /^my \S/i.test(name)) added.push([name, concept.id]);
      const key = conceptKey(tokenize(name));
      const known = statements.get(key);
      if (known) known.push(concept.id);
      else statements.set(key, [concept.id]);
    }
  }
  for (const [name, id] of added) add(names, name, { is: 'concept', ids: [id] });
  return {
    home,
    entities,
    names,
    concepts: new Map(concepts.map((concept) => [concept.id, concept])),
    statements,
    together,
  };
}

/** A taught name stands for devices, which are returned, or for a place. */
function addTaughtName(
  names: PhraseTree,
  name: string,
  means: Target,
  entities: ReadonlyMap<string, Entity>,
): readonly string[] {
  if ('entities' in means) {
    const ids = means.entities.filter((id) => entities.has(id));
    if (ids.length) add(names, name, { is: 'entity', ids, exact: true });
    return ids;
  }
  if ('in' in means && typeof means.in === 'object') {
    add(names, name, 'area' in means.in ? { is: 'area', area: means.in.area } : { is: 'floor', floor: means.in.floor });
  }
  return [];
}

/** What this home's devices can play or do by name: "the candle effect", "Netflix", "the sleep preset". */
function addOptions(names: PhraseTree, entity: Entity): void {
  const { effect_list: effects, source_list: sources, preset_modes: presets } = entity.attributes;
  for (const name of textsIn(effects)) {
    add(names, `${name} effect`, { is: 'effect', name });
    add(names, `effect ${name}`, { is: 'effect', name });
  }
  for (const name of textsIn(presets)) {
    add(names, `${name} preset`, { is: 'preset', name });
    add(names, `preset ${name}`, { is: 'preset', name });
  }
  if (entity.domain === 'media_player') for (const name of textsIn(sources)) add(names, name, { is: 'source', name });
}

const textsIn = (list: unknown): readonly string[] =>
  Array.isArray(list) ? list.filter((item): item is string => typeof item === 'string' && item !== '') : [];

function addEntity(names: PhraseTree, entity: Entity): void {
  addOptions(names, entity);
  for (const name of [entity.name, ...entity.aliases]) {
    const words = stems(name);
    if (!words.length) continue;
    // "Lamp" alone is a common noun: which lamp is meant is decided by the room, not by the name.
    if (!isNounOf(words.join(' '), entity)) add(names, name, { is: 'entity', ids: [entity.id], exact: true });
    const own = name.replace(/^\S+['’]s? /, '');
    if (own !== name && !isNounOf(stems(own).join(' '), entity))
      add(names, own, { is: 'entity', ids: [entity.id], exact: false });
    const cut = withoutNoun(names, words);
    if (cut !== undefined) add(names, cut, { is: 'entity', ids: [entity.id], exact: false });
    const area = entity.area ? stems(entity.area) : [];
    const startsWithArea = area.length > 0 && area.length < words.length && area.every((word, i) => word === words[i]);
    // "bedroom lamp" for the Lamp in the Bedroom; "fan speed" stays out, as single common nouns do.
    if (area.length && !startsWithArea)
      add(names, `${entity.area} ${name}`, { is: 'entity', ids: [entity.id], exact: false, ...whereAbouts(entity) });
    if (startsWithArea) {
      const short = words.slice(area.length).join(' ');
      if (!isNounOf(short, entity)) add(names, short, { is: 'entity', ids: [entity.id], exact: false });
    }
  }
}

/** What people leave out of a name because the rest says it: the extractor fan is "the extractor". */
const LEFT_OUT = new Set(['fan', 'machine', 'maker', 'cleaner', 'player', 'heater', 'cooker', 'unit']);

/** A name cut short of its noun, where what is left is no name of something else, no place and no common noun. */
function withoutNoun(names: PhraseTree, words: readonly string[]): string | undefined {
  const rest = words.slice(0, -1);
  const said = rest.join(' ');
  if (!rest.length || !LEFT_OUT.has(words.at(-1) ?? '') || said in KINDS) return undefined;
  return phrasesAt(names, rest, 0).some(({ to }) => to === rest.length) ? undefined : said;
}

const whereAbouts = ({ area }: Entity): { readonly area?: string } => (area === undefined ? {} : { area });

/** A sensor that is called Light must not stand between people and their lights. */
const SENSORS = new Set(['sensor', 'binary_sensor', 'event', 'update', 'number', 'select']);

/** Whether a name is but the common noun for what the device is. A switch called Humidifier keeps its name. */
function isNounOf(name: string, entity: Entity): boolean {
  const kinds = KINDS[name];
  if (!kinds) return false;
  return SENSORS.has(entity.domain) || kinds.some(({ domain }) => domain === entity.domain);
}

function stems(name: string): readonly string[] {
  return tokenize(name).map((token) => token.stem);
}

function add(names: PhraseTree, name: string, sense: Sense): void {
  const tokens = tokenize(name).filter((token) => !/^[,:;]$/.test(token.norm));
  const words = tokens.map((token) => token.stem);
  if (words.length) addPhrase(names, words, sense, tokens.map((token) => token.norm).join(' '));
  // Compounds are heard both ways: "bed room", "bedroom".
  if (words.length === 2)
    addPhrase(names, [singular(words.join(''))], sense, tokens.map((token) => token.norm).join(''));
}

/** Of several concepts with one name, the speaker's own comes first; what belongs to somebody else is not known. */
export function chooseConcept(
  ids: readonly string[],
  known: ReadonlyMap<string, Concept>,
  speaker: string | undefined,
): Concept | undefined {
  const concepts = ids.flatMap((id) => known.get(id) ?? []);
  return (
    concepts.find(({ owner }) => owner !== undefined && owner === speaker) ??
    concepts.find(({ owner }) => owner === undefined)
  );
}
