import type { Entity } from '../domain/home.ts';
import type { AskedValue, QueryIntent } from '../domain/meaning.ts';
import type { Remark } from '../domain/remark.ts';
import { spokenState, stateMatches } from './query-states.ts';
import type { DialogueTools } from './tools.ts';

/** Answers a question from the states of the home as they are now. */
export function answerQuery(intent: QueryIntent, tools: DialogueTools): Remark {
  const entities = new Map(tools.home().entities.map((entity) => [entity.id, entity]));
  const targets = intent.targets.flatMap((id) => entities.get(id) ?? []);
  const { asks } = intent;
  if ('state' in asks) return answerState(targets, asks);
  const [one] = targets;
  if (asks.value === 'state' && one && (one.domain === 'person' || one.domain === 'device_tracker'))
    return { say: 'plainly', text: `${one.name} is ${spokenState(one)}.` };
  const gone = targets.filter(({ state }) => state === 'unavailable');
  const items = targets.flatMap((entity) => {
    const value = spokenValue(entity, asks.value);
    return value === undefined ? [] : [{ name: entity.name, value }];
  });
  if (!items.length)
    return {
      say: 'cannot',
      reason: gone.length ? `${gone[0]?.name} does not answer just now.` : 'I know no value for that.',
    };
  return { say: 'values', items: asks.value === 'temperature' ? items.slice(0, 1) : items };
}

function answerState(targets: readonly Entity[], asks: Extract<QueryIntent['asks'], { state: string }>): Remark {
  const people = targets.length > 0 && targets.every(({ domain }) => domain === 'person');
  const items = targets.map((entity) => ({
    name: entity.name,
    value: spokenState(entity),
    matches: stateMatches(entity, asks),
  }));
  if (!items.length) return { say: 'plainly', text: 'I find none there.' };
  if (people) return { say: 'plainly', text: wherePeopleAre(items, asks.state, asks.quantity) };
  return { say: 'states', items, state: asks.state, quantity: asks.quantity };
}

type Item = { readonly name: string; readonly value: string; readonly matches: boolean };

/** "Ana and Ben are home", "Nobody is at work", "No, Mia is at School". */
function wherePeopleAre(items: readonly Item[], state: string, quantity: string): string {
  const where = placeWords(state);
  const there = items.filter(({ matches }) => matches);
  const names = namesOf(there);
  const be = there.length > 1 ? 'are' : 'is';
  const [only] = items;
  if (quantity === 'how-many') return there.length ? `${there.length}: ${names}.` : 'Nobody.';
  if (quantity === 'one' && items.length === 1 && only)
    return only.matches ? `Yes, ${only.name} is ${where}.` : `No, ${only.name} is ${only.value}.`;
  if (quantity === 'all') {
    const others = items.filter(({ matches }) => !matches);
    return others.length
      ? `No, ${others.map(({ name, value }) => `${name} is ${value}`).join(', ')}.`
      : `Yes, everyone is ${where}.`;
  }
  const yes = quantity === 'which' ? '' : 'Yes, ';
  return there.length
    ? `${yes}${names} ${be} ${where}.`
    : `${quantity === 'which' ? 'Nobody' : 'No, nobody'} is ${where}.`;
}

function placeWords(state: string): string {
  if (state === 'home') return 'home';
  return state === 'not_home' ? 'away' : `at ${state}`;
}

function namesOf(items: readonly Item[]): string {
  const names = items.map(({ name }) => name);
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : (names[0] ?? '');
}

function spokenValue(entity: Entity, value: AskedValue): string | undefined {
  const { attributes } = entity;
  if (entity.state === 'unavailable' || entity.state === 'unknown') return undefined;
  const number = (key: string): number | undefined =>
    typeof attributes[key] === 'number' ? attributes[key] : undefined;
  switch (value) {
    case 'temperature':
      if (entity.domain === 'climate' || entity.domain === 'water_heater')
        return withUnit(number('current_temperature'), ' degrees');
      return attributes.device_class === 'temperature' ? measured(entity) : undefined;
    case 'target':
      return entity.state === 'off' ? 'off' : withUnit(number('temperature'), ' degrees');
    case 'humidity':
      return entity.domain === 'sensor'
        ? measured(entity)
        : withUnit(number('current_humidity') ?? number('humidity'), ' percent');
    case 'brightness':
      return entity.state === 'on' ? withUnit(percentOf(number('brightness'), 255), ' percent') : entity.state;
    case 'color':
      return entity.state === 'on' ? colourOf(entity) : entity.state;
    case 'position':
      return withUnit(number('current_position'), ' percent open');
    case 'speed':
      return entity.state === 'on' ? withUnit(number('percentage'), ' percent') : entity.state;
    case 'volume':
      return withUnit(percentOf(number('volume_level'), 1), ' percent');
    case 'battery':
      if (entity.domain === 'binary_sensor') return entity.state === 'on' ? 'low' : 'fine';
      return (
        withUnit(number('battery_level') ?? number('battery'), ' percent') ??
        (entity.domain === 'sensor' ? measured(entity) : undefined)
      );
    default:
      return entity.domain === 'sensor' ? measured(entity) : whole(entity);
  }
}

/** A device's state with what belongs to it: "on at 40 percent", "heat, 20 degrees", "playing Thriller". */
function whole(entity: Entity): string {
  const { attributes, domain, state } = entity;
  const spoken = spokenState(entity);
  if (domain === 'light' && state === 'on' && typeof attributes.brightness === 'number')
    return `${spoken} at ${percentOf(attributes.brightness, 255)} percent`;
  if (
    domain === 'cover' &&
    state === 'open' &&
    typeof attributes.current_position === 'number' &&
    attributes.current_position < 100
  )
    return `${attributes.current_position} percent open`;
  if (domain === 'climate' && typeof attributes.temperature === 'number' && state !== 'off')
    return `set to ${attributes.temperature} degrees`;
  if (domain === 'media_player' && state === 'playing' && typeof attributes.media_title === 'string')
    return `playing ${attributes.media_title}`;
  return spoken;
}

const SPOKEN_UNITS: Readonly<Record<string, string>> = { '%': ' percent', '°C': ' degrees', '°F': ' degrees' };

function measured({ state, attributes }: Entity): string {
  const unit = typeof attributes.unit_of_measurement === 'string' ? attributes.unit_of_measurement : '';
  return `${state}${SPOKEN_UNITS[unit] ?? (unit ? ` ${unit}` : '')}`;
}

function colourOf({ attributes }: Entity): string | undefined {
  if (attributes.color_mode === 'color_temp' && typeof attributes.color_temp_kelvin === 'number')
    return `${attributes.color_temp_kelvin <= 3200 ? 'a warm' : attributes.color_temp_kelvin <= 4500 ? 'a neutral' : 'a cool'} white`;
  const hs = attributes.hs_color;
  if (!Array.isArray(hs) || typeof hs[0] !== 'number' || typeof hs[1] !== 'number') return undefined;
  if (hs[1] < 15) return 'white';
  const hue = hs[0];
  return HUES.findLast(([from]) => hue >= from)?.[1] ?? 'red';
}

const HUES: readonly (readonly [number, string])[] = [
  [0, 'red'],
  [16, 'orange'],
  [45, 'yellow'],
  [70, 'green'],
  [160, 'turquoise'],
  [200, 'blue'],
  [260, 'purple'],
  [300, 'pink'],
  [345, 'red'],
];

const percentOf = (value: number | undefined, of: number): number | undefined =>
  value === undefined ? undefined : Math.round((value / of) * 100);
const withUnit = (value: number | undefined, unit: string): string | undefined =>
  value === undefined ? undefined : `${value}${unit}`;
