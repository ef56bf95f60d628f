import type { Entity } from '../domain/home.ts';
import type { QueryIntent } from '../domain/meaning.ts';
import type { Remark } from '../domain/remark.ts';
import type { DialogueTools } from './tools.ts';

/** Answers a question from the states of the home as they are now. */
export function answerQuery(intent: QueryIntent, tools: DialogueTools): Remark {
  const entities = new Map(tools.home().entities.map((entity) => [entity.id, entity]));
  const targets = intent.targets.flatMap((id) => entities.get(id) ?? []);
  const { asks } = intent;
  if ('state' in asks) {
    const items = targets.map((entity) => ({
      name: entity.name,
      value: spokenState(entity),
      matches: matches(entity, asks.state),
    }));
    return { say: 'states', items, state: asks.state, quantity: asks.quantity };
  }
  const items = targets.flatMap((entity) => {
    const value = spokenValue(entity, asks.value);
    return value === undefined ? [] : [{ name: entity.name, value }];
  });
  if (!items.length) return { say: 'cannot', reason: 'I know no value for that.' };
  return { say: 'values', items: asks.value === 'temperature' ? items.slice(0, 1) : items };
}

function matches(entity: Entity, state: string): boolean {
  const { state: now, domain } = entity;
  if (domain === 'binary_sensor') return (now === 'on') === (state === 'open' || state === 'on');
  if (domain === 'media_player' && state === 'on') return now !== 'off' && now !== 'unavailable';
  if (domain === 'climate' && state === 'on') return now !== 'off';
  if (state === 'open') return now === 'open' || now === 'opening';
  if (state === 'closed') return now === 'closed' || now === 'closing';
  return now === state;
}

function spokenState({ domain, state, attributes }: Entity): string {
  const isOpening = ['door', 'window', 'garage_door', 'opening'].includes(String(attributes.device_class));
  if (domain === 'binary_sensor' && isOpening) return state === 'on' ? 'open' : 'closed';
  return state.replace(/_/g, ' ');
}

function spokenValue(
  entity: Entity,
  value: 'state' | 'temperature' | 'brightness' | 'position' | 'volume',
): string | undefined {
  const { attributes } = entity;
  const unit = typeof attributes.unit_of_measurement === 'string' ? attributes.unit_of_measurement : '';
  const number = (key: string): number | undefined =>
    typeof attributes[key] === 'number' ? attributes[key] : undefined;
  switch (value) {
    case 'temperature': {
      if (entity.domain === 'climate') return withUnit(number('current_temperature'), ' degrees');
      return attributes.device_class === 'temperature' ? `${entity.state} ${unit || 'degrees'}`.trim() : undefined;
    }
    case 'brightness':
      return entity.state === 'on' ? withUnit(percentOf(number('brightness'), 255), ' percent') : entity.state;
    case 'position':
      return withUnit(number('current_position'), ' percent open');
    case 'volume':
      return withUnit(percentOf(number('volume_level'), 1), ' percent');
    default:
      return `${spokenState(entity)}${unit ? ` ${unit}` : ''}`;
  }
}

const percentOf = (value: number | undefined, of: number): number | undefined =>
  value === undefined ? undefined : Math.round((value / of) * 100);
const withUnit = (value: number | undefined, unit: string): string | undefined =>
  value === undefined ? undefined : `${value}${unit}`;
