import type { Entity } from '../../domain/home.ts';
import type { Meaning } from '../../domain/meaning.ts';
import type { Saying } from '../saying.ts';
import type { SkillReader } from '../skills.ts';
import { type Core, coreOf } from './core.ts';
import { skillMeaning, unsupported } from './outcomes.ts';
import { ASKING, CONDITIONS, DATES, FRAME, GARMENTS, HERE, NOUNS, OUTSIDE } from './weather-words.ts';

type Part =
  | { readonly is: 'noun' | 'frame' | 'here' | 'outside' }
  | { readonly is: 'condition' | 'date' | 'garment'; readonly value: string };

/** How the words of a question are known: what each says, the place that is left over, and where it begins. */
interface Account {
  readonly parts: readonly Part[];
  readonly place?: string;
}

/**
 * Reads questions about the weather: now or on a day, as a whole or of rain, cold and the like. Every word has to be
 * one of weather, time or asking; a place that is left over is another place, of which nothing is known here.
 */
export const readWeather: SkillReader = (saying: Saying): Meaning | undefined => {
  const core = coreOf(saying);
  if (!isAsked(saying, core)) return undefined;
  const entities = saying.lexicon.home.entities.filter(({ domain }) => domain === 'weather');
  const whose = CLIMATE_OF.exec(core.words)?.[1];
  if (whose !== undefined && CONDITIONS.has(whose)) return undefined;
  const account = accountFor(core, new Set(entities.flatMap(namesOf)));
  if (!account) return undefined;
  const { parts, place } = account;
  const has = (is: Part['is']): boolean => parts.some((part) => part.is === is);
  const values = (is: 'condition' | 'date' | 'garment'): readonly string[] =>
    parts.flatMap((part) => (part.is === is && 'value' in part ? [part.value] : []));
  const conditions = [...new Set(values('condition'))];
  const climatic = conditions.some(
    (condition) => !['temperature', 'hot', 'cold', 'warm', 'nice', 'humid'].includes(condition),
  );
  // "Is it cold in here" is about the room.
  if (!has('noun') && !climatic && !(conditions.length && (has('outside') || values('date').length))) return undefined;
  if (has('here') && !has('noun') && !has('outside') && !climatic) return undefined;
  const named = place === undefined ? undefined : entities.find((entity) => namesOf(entity).includes(place));
  if (place !== undefined && !named && !saying.lexicon.home.areas.some(({ name }) => name.toLowerCase() === place))
    return unsupported(`I only know the weather here, not in ${textOfPlace(core, place)}.`);
  const dates = values('date').filter((date) => !/^(?:now|right now|currently|current|at the moment)$/.test(date));
  const slots = {
    ...(named ? { name: named.name } : {}),
    ...(conditions.length ? { condition: conditions.length === 1 ? (conditions[0] ?? '') : conditions } : {}),
    ...(values('garment').length ? { garment: values('garment').join(' ') } : {}),
    ...(dates.length ? { date: dates.join(' ') } : {}),
  };
  const only = entities.length === 1 ? entities[0] : undefined;
  const target = named ?? only;
  return skillMeaning('weather', 'HassGetWeather', slots, target ? [target.id] : []);
};

/** "The temperature of the sun" is about the sun. */
const CLIMATE_OF = /\b(?:temperature|temp|high|low) of (?:the )?(\w+)/;

/** A statement ("it's cold outside") is no question, unless it begins like one. */
function isAsked(saying: Saying, core: Core): boolean {
  const first = core.words.split(' ')[0] ?? '';
  if (/^(?:it|its|i|we|the|there|that|this|they|he|she)$/.test(first)) return first === 'the' && NOUNS.test(core.words);
  return (
    ASKING.has(first) ||
    /^(?:do|will|can|could|should|am|shall|would) (?:i|we|it|there|you)\b/.test(core.words) ||
    NOUNS.test(core.words) ||
    saying.text.trim().endsWith('?')
  );
}

const namesOf = ({ name, aliases }: Entity): readonly string[] =>
  [name, ...aliases].map((one) => one.toLowerCase()).flatMap((one) => [one, `${one}s`]);

function accountFor(core: Core, stations: ReadonlySet<string>): Account | undefined {
  const norms = core.words.split(' ').filter((norm) => !/^[,:;]$/.test(norm));
  const parts: Part[] = [];
  let place: string | undefined;
  for (let at = 0; at < norms.length; ) {
    const known = partAt(norms, at);
    if (known) {
      parts.push(...known.parts);
      at = known.to;
      continue;
    }
    // "The Boston weather", where the home has a forecast of that name.
    const station = [3, 2, 1].find((length) => stations.has(norms.slice(at, at + length).join(' ')));
    if (place === undefined && station !== undefined) {
      place = norms.slice(at, at + station).join(' ');
      at += station;
      continue;
    }
    // Words that are none of these are a place, once, where "in", "for", "at" or "of" led to them.
    if (place !== undefined || !/^(?:in|for|at|of|near|around|is|will)$/.test(norms[at - 1] ?? '')) return undefined;
    let end = at + 1;
    while (end < norms.length && !partAt(norms, end)) end++;
    if (end - at > 3) return undefined;
    place = norms.slice(at, end).join(' ');
    at = end;
  }
  return { parts, ...(place === undefined ? {} : { place }) };
}

const LONGEST = 4;

function partAt(
  norms: readonly string[],
  at: number,
): { readonly parts: readonly Part[]; readonly to: number } | undefined {
  for (let length = Math.min(LONGEST, norms.length - at); length > 0; length--) {
    const words = norms.slice(at, at + length).join(' ');
    const to = at + length;
    if (NOUNS.test(words) && length <= 3 && WHOLE_NOUN.test(words)) return { parts: [{ is: 'noun' }], to };
    const date = DATES.find((pattern) => pattern.test(words));
    if (date) return { parts: [{ is: 'date', value: words.replace(/^(?:on|for|by) /, '') }], to };
    const condition = CONDITIONS.get(words);
    if (condition !== undefined) return { parts: [{ is: 'condition', value: condition }], to };
    const garment = GARMENTS.get(words);
    if (garment !== undefined)
      return { parts: [{ is: 'condition', value: garment }, { is: 'garment', value: words }, { is: 'outside' }], to };
    if (OUTSIDE.has(words)) return { parts: [{ is: 'outside' }], to };
    if (HERE.has(words)) return { parts: [{ is: 'here' }], to };
    if (FRAME.has(words)) return { parts: [{ is: 'frame' }], to };
  }
  return undefined;
}

const WHOLE_NOUN =
  /^(?:weather|whether|forecast|forecasts|weather forecast|weather report|weather update|weather status|weather conditions?|weather outlook|weathers)$/;

/** The place as it was written. */
function textOfPlace(core: Core, place: string): string {
  const words = place.split(' ');
  const { tokens, text } = core.saying;
  for (let at = core.from; at <= core.to - words.length; at++) {
    const first = tokens[at];
    const last = tokens[at + words.length - 1];
    if (first && last && words.every((word, i) => tokens[at + i]?.norm === word))
      return text.slice(first.start, last.end);
  }
  return place;
}
