import type { Area, Entity, Home } from '../../domain/home.ts';
import { type Inside, slug } from './zones.ts';

/** Sensors that tell whether somebody is in a room, whoever it is. */
const OCCUPIED = new Set(['motion', 'occupancy', 'presence', 'moving']);
/** What a sensor is called that tells in which room a person is. */
const ROOM_WORDS = /(?:^|_)(?:room|area|location|whereabouts|ble|position)(?:_|$)/;

/** Whether somebody is in a room, by a sensor that knows who it is, else by the room's own sensors while they are home. */
export function inRoom(person: Entity | undefined, name: string, home: Home): Inside {
  const area = home.areas.find((one) => one.name === name);
  if (!area) return undefined;
  const tracker = person && roomSensor(person, home);
  if (tracker) {
    const { state } = tracker;
    if (state === 'unavailable' || state === 'unknown') return undefined;
    return { inside: isCalled(area, state), sure: true };
  }
  const sensors = occupancySensors(name, home).filter(({ state }) => state === 'on' || state === 'off');
  if (!sensors.length) return undefined;
  const isAway = person && person.domain === 'person' && /^(?!home$|unknown$|unavailable$)/.test(person.state);
  return { inside: !isAway && sensors.some(({ state }) => state === 'on'), sure: true };
}

/** The sensor that tells in which room a person is ("Ben room": Bedroom), where there is one. */
export function roomSensor(person: Entity, home: Home): Entity | undefined {
  const name = slug(person.name);
  const [first = name] = name.split('_');
  return home.entities.find(({ id, domain, name: own, state }) => {
    if (domain !== 'sensor' && domain !== 'device_tracker') return false;
    const words = `${slug(id.slice(id.indexOf('.') + 1))}_${slug(own)}`;
    const isTheirs = [name, first].some((one) => one && new RegExp(`(?:^|_)${one}s?(?:_|$)`).test(words));
    const isRoom = home.areas.some((area) => isCalled(area, state));
    return isTheirs && (isRoom || (domain === 'sensor' && ROOM_WORDS.test(words)));
  });
}

const isCalled = ({ name, aliases }: Area, state: string): boolean =>
  [name, ...aliases].some((one) => slug(one) === slug(state));

export function occupancySensors(area: string, home: Home): readonly Entity[] {
  return home.entities.filter(
    (entity) =>
      entity.domain === 'binary_sensor' && entity.area === area && OCCUPIED.has(String(entity.attributes.device_class)),
  );
}
