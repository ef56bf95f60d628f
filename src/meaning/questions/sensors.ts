import type { Kind } from '../../domain/concept.ts';

/** A kind of sensor that is on or off, and how people speak of it; phrases parted by bars. */
interface SensorClass {
  /** The hub's classes, the fitting one first. */
  readonly classes: readonly string[];
  /** What it is called, or what there is while it is on: "are there any leaks". */
  readonly nouns?: string;
  /** What is sensed: "is there any smoke", "is it detecting smoke", "is smoke detected". */
  readonly sensed?: string;
  readonly on?: string;
  readonly off?: string;
}

const SENSORS: readonly SensorClass[] = [
  { classes: ['battery'], nouns: 'battery', on: 'low|running low|flat|nearly empty' },
  { classes: ['battery_charging'], nouns: 'charger', on: 'charging|being charged', off: 'charged' },
  {
    classes: ['carbon_monoxide'],
    sensed: 'carbon monoxide|co|monoxide',
    nouns: 'carbon monoxide detector|co detector',
  },
  { classes: ['cold'], on: 'cold|freezing' },
  { classes: ['connectivity'], on: 'connected|online|reachable', off: 'disconnected|offline|unreachable' },
  { classes: ['gas'], sensed: 'gas|gas leak', nouns: 'gas detector' },
  { classes: ['heat'], sensed: 'heat', on: 'hot|overheating' },
  {
    classes: ['moisture'],
    sensed: 'water|leak|water leak|moisture|flooding|flood',
    on: 'wet|leaking|damp|flooded',
    off: 'dry',
  },
  { classes: ['motion', 'occupancy', 'presence'], sensed: 'motion|movement', nouns: 'motion sensor|motion detector' },
  { classes: ['moving', 'motion'], on: 'moving' },
  {
    classes: ['occupancy', 'presence', 'motion'],
    sensed: 'occupancy',
    on: 'occupied|in use|being used',
    off: 'vacant|empty|unoccupied',
  },
  { classes: ['plug'], nouns: 'plug', on: 'plugged in', off: 'unplugged' },
  { classes: ['presence', 'occupancy', 'motion'], sensed: 'presence' },
  { classes: ['problem'], nouns: 'problem|fault|issue', sensed: 'problem|fault|issue|trouble', on: 'problematic' },
  { classes: ['running'], on: 'running' },
  { classes: ['safety'], on: 'unsafe', off: 'safe' },
  { classes: ['smoke'], sensed: 'smoke|fire', nouns: 'smoke detector|smoke alarm', on: 'on fire' },
  { classes: ['sound'], sensed: 'sound|noise', on: 'loud|noisy', off: 'quiet|silent' },
  { classes: ['tamper'], sensed: 'tampering', on: 'tampered|tampered with' },
  { classes: ['update'], sensed: 'update', nouns: 'update', on: 'available', off: 'up to date' },
  { classes: ['vibration'], sensed: 'vibration', on: 'vibrating|shaking' },
  { classes: ['window'], nouns: 'window sensor' },
  { classes: ['door'], nouns: 'door sensor' },
];

const phrases = (list: string | undefined): readonly string[] => list?.split('|') ?? [];

/** The classes of sensor that a noun for what they sense stands for ("is there motion in the hall"), in the singular. */
export const SENSED: ReadonlyMap<string, readonly string[]> = new Map(
  SENSORS.flatMap(({ classes, sensed }) => phrases(sensed).map((noun) => [noun, classes] as const)),
);

/** Sensors by the noun that people count them by ("which batteries are low"), in the singular. */
export const SENSOR_NOUNS: ReadonlyMap<string, readonly Kind[]> = new Map(
  SENSORS.flatMap(({ classes, nouns }) =>
    phrases(nouns).map((noun) => [noun, classes.slice(0, 1).map((one) => ({ domain: 'binary_sensor', class: one }))]),
  ),
);

/** Words for what a sensor senses or not, with the classes for which they say it. */
export const SENSOR_STATES: readonly (readonly [said: string, binary: 'on' | 'off', classes: readonly string[]])[] = [
  ...SENSORS.flatMap(({ classes, on, off, sensed }) => [
    ...phrases(on).map((said) => [said, 'on', classes] as const),
    ...phrases(off).map((said) => [said, 'off', classes] as const),
    ...phrases(sensed).flatMap((noun) =>
      ['detecting', 'sensing', 'picking up', 'seeing', 'hearing', 'reporting'].flatMap((verb) =>
        ['', 'any ', 'a '].map((article) => [`${verb} ${article}${noun}`, 'on', classes] as const),
      ),
    ),
  ]),
  ...['detected', 'triggered', 'tripped', 'bright', 'going off', 'detecting anything', 'sounding'].map(
    (said) => [said, 'on', []] as const,
  ),
  ...['clear', 'still', 'normal', 'dark', 'okay', 'fine', 'all right'].map((said) => [said, 'off', []] as const),
];
