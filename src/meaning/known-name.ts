import type { Context, Intent, KnownName, Meaning } from '../domain/meaning.ts';
import type { Lexicon } from './lexicon.ts';
import type { Sense } from './pieces.ts';
import { segment } from './segment.ts';
import { tokenize } from './tokens.ts';

/** Senses of single words that are values: a taught setting of that name takes their place once that was agreed to. */
const VALUES: ReadonlySet<Sense['is']> = new Set<Sense['is']>([
  'level',
  'colour',
  'white',
  'effect',
  'source',
  'preset',
]);
/** Talk and small talk that may be taught over without a word: "good morning", "thanks". */
const COURTESIES = new Set(['thanks', 'why', 'repeat']);

/** Whether a name is one built-in value ("bright", "red"). */
export function isValueWord(name: string, lexicon: Lexicon): boolean {
  const [only, ...others] = segment(tokenize(name), lexicon, {});
  return only !== undefined && !others.length && VALUES.has(only.sense.is);
}

/**
 * What a name means already, before somebody teaches it: a device or place of this home, a built-in word or command.
 * Undefined where it is free. `read` understands it as a sentence.
 */
export function knownName(
  name: string,
  lexicon: Lexicon,
  context: Context,
  read: (text: string) => Meaning,
): KnownName | undefined {
  const lower = name.toLowerCase();
  const entity = lexicon.home.entities.find((one) =>
    [one.name, ...one.aliases].some((own) => own.toLowerCase() === lower),
  );
  if (entity) return { is: KIND_NAMES[entity.domain] ?? 'device', name: entity.name };
  const pieces = segment(tokenize(name), lexicon, context).filter(
    ({ sense }) => sense.is !== 'article' && sense.is !== 'filler',
  );
  const [only, ...others] = pieces;
  if (only && !others.length) {
    const { sense } = only;
    if (sense.is === 'area') return { is: 'room', name: sense.area };
    if (sense.is === 'floor') return { is: 'floor', name: sense.floor };
    if (sense.is === 'entity') return { is: 'device', name: lexicon.entities.get(sense.ids[0] ?? '')?.name ?? name };
    const value = valueWords(sense);
    if (value !== undefined) return { is: 'value', name, value };
    if (sense.is === 'verb' || sense.is === 'kind' || sense.is === 'state') return { is: 'word', name };
  }
  // "Turn off", "switch on": a verb and where it goes to.
  if (only?.sense.is === 'verb' && others.every(({ sense }) => sense.is === 'particle')) return { is: 'word', name };
  const meaning = read(name);
  const built = meaning.outcome === 'understood' && meaning.intents.some(isBuiltIn);
  return built ? { is: 'command', name } : undefined;
}

const KIND_NAMES: Readonly<Record<string, KnownName['is']>> = { scene: 'scene', script: 'script', todo: 'list' };

function valueWords(sense: Sense): string | undefined {
  if (sense.is === 'level') return `${sense.pct} percent`;
  if (sense.is === 'white') return `${sense.kelvin} kelvin`;
  return sense.is === 'colour' ? 'a colour' : undefined;
}

function isBuiltIn(intent: Intent): boolean {
  if (intent.kind === 'talk') return !COURTESIES.has(intent.talk.about);
  if (intent.kind === 'skill') return intent.topic === undefined;
  return intent.kind === 'set' || intent.kind === 'query';
}
