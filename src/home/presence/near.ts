import type { Home } from '../../domain/home.ts';
import { peopleIn } from './presence.ts';
import { occupancySensors, roomSensor } from './rooms.ts';

const ENTRANCE = /\b(?:hall|hallway|entrance|entry|entryway|foyer|vestibule|mudroom|corridor|front door|porch)\b/i;

/** The rooms through which people come in: by their names, else those with a lock or a front door. */
export function entranceAreas(home: Home): readonly string[] {
  const named = home.areas.filter(({ name, aliases }) => [name, ...aliases].some((one) => ENTRANCE.test(one)));
  if (named.length) return named.map(({ name }) => name);
  const doors = home.entities.filter(
    ({ domain, name }) => domain === 'lock' || (domain === 'binary_sensor' && /\bfront door\b/i.test(name)),
  );
  return [...new Set(doors.flatMap(({ area }) => area ?? []))];
}

/** The rooms where somebody likely is: by a sensor that knows who it is, else those where there is motion. */
export function likelyAreas(name: string | undefined, home: Home): readonly string[] {
  const person = peopleIn(home).find((one) => one.name === name);
  const tracker = person && roomSensor(person, home);
  const known = home.areas.find((area) => area.name.toLowerCase() === tracker?.state.toLowerCase());
  if (known) return [known.name];
  return home.areas
    .map((area) => area.name)
    .filter((area) => occupancySensors(area, home).some(({ state }) => state === 'on'));
}
