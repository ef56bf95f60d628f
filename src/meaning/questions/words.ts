import type { AskedValue } from '../../domain/meaning.ts';
import type { Token } from '../tokens.ts';
import { SENSOR_STATES } from './sensors.ts';

/** Ways to be told something that are no question by themselves: "tell me if", "do you know whether", "check that". */
const TOLD =
  /^(?:(?:can|could|would|will) you )?(?:please )?(?:tell me|let me know|do you know|give me|show me|find out|double check|check|make sure|see|look|say|report|read me|read out|get me|i (?:want|need|would like|am trying) to know|i wonder|list)(?: please)?(?: whether| if| that| for me)?(?= )/;
const ADDRESS =
  /^(?:(?:hey|hi|hello|ok|okay|so|and|please|well|um|uh|oh|now|also|just|quickly|olly|alexa|google|siri|computer|assistant|home assistant) )+/;
const ASKS =
  /^(?:is|are|was|were|what|which|who|whose|when|where|why|how|does|did|has|have|am|should|do (?:i|we|you)|any|anyone|anybody|have)\b/;
const AFTER = /(?: (?:please|right now|now|at the moment|currently|still|for me|already|at all|there|or not))+$/;

/** What may be asked or done with other things: a question only where a value is asked for. */
const WEAK =
  /^(?:(?:can|could|would|will) you )?(?:please )?(?:list|make sure|see|look|say|report|get me|give me|show me|check|double check|read out|read me)\b/;
const VALUED = /\b(?:state|status|temperature|temp|brightness|volume|battery|level|humidity|value|position|speed)\b/;

/** A question as its own words begin. `lead` is how many tokens stand before, `trail` how many after it. */
export interface Asked {
  readonly words: string;
  readonly lead: number;
  readonly trail: number;
  /** It was asked for by "tell me" and the like, which no request is. */
  readonly told: boolean;
}

/** Finds the question in a sentence, or undefined where it asks nothing. "Can you", "would you" request. */
export function askedIn(tokens: readonly Token[]): Asked | undefined {
  const norms = tokens.map(({ norm }) => norm);
  const all = norms.join(' ');
  const address = ADDRESS.exec(all)?.[0] ?? '';
  const rest = all.slice(address.length);
  const told = TOLD.exec(rest)?.[0] ?? '';
  const question = rest.slice(told.length).trimStart();
  if (!ASKS.test(question) && (!told || (WEAK.test(told) && !VALUED.test(question)))) return undefined;
  const tail = AFTER.exec(question)?.[0] ?? '';
  const words = question.slice(0, question.length - tail.length);
  const count = (text: string): number => (text.trim() ? text.trim().split(' ').length : 0);
  return { words, lead: count(address) + count(told), trail: count(tail), told: told !== '' };
}

/** How a state is asked for, and what it is of a device: `is` in the hub's words, `binary` for a sensor that is on or off. */
export interface Predicate {
  readonly said: string;
  readonly is: string;
  readonly binary: 'on' | 'off';
  /** The domains that have it, likeliest first; none: whatever is on or off. */
  readonly domains?: readonly string[];
  /** The classes of sensor that it is said of, where no device is named: "is the office occupied". */
  readonly classes?: readonly string[];
}

const COVERS = ['cover', 'binary_sensor', 'valve', 'lock'];
const ON_OFF = [
  'light',
  'switch',
  'fan',
  'media_player',
  'climate',
  'input_boolean',
  'humidifier',
  'siren',
  'binary_sensor',
  'script',
  'remote',
  'vacuum',
  'water_heater',
  'automation',
];

const predicate = (
  phrases: string,
  is: string,
  binary: 'on' | 'off',
  domains: readonly string[],
): readonly (readonly [string, Predicate])[] => phrases.split('|').map((said) => [said, { said, is, binary, domains }]);
/** States as people ask for them. */
const PREDICATES: ReadonlyMap<string, Predicate> = new Map([
  ...predicate(
    'on|on or off|on or not|turned on|switched on|powered on|lit|active|activated|enabled|powered',
    'on',
    'on',
    ON_OFF,
  ),
  ...predicate('off|turned off|switched off|powered off|out|inactive|disabled', 'off', 'off', ON_OFF),
  ...predicate('open|open or closed|open or shut|opened|ajar', 'open', 'on', COVERS),
  ...predicate('closed|closed or open|shut|close', 'closed', 'off', COVERS),
  ...predicate('opening|going up', 'opening', 'on', ['cover', 'valve']),
  ...predicate('closing|going down', 'closing', 'off', ['cover', 'valve']),
  ...predicate('locked|locked or unlocked|locked or open|lock', 'locked', 'off', ['lock', 'binary_sensor']),
  ...predicate('unlocked|unlock', 'unlocked', 'on', ['lock', 'binary_sensor']),
  ...predicate('playing', 'playing', 'on', ['media_player']),
  ...predicate('paused', 'paused', 'off', ['media_player', 'vacuum', 'lawn_mower']),
  ...predicate('idle', 'idle', 'off', ['media_player', 'vacuum', 'climate']),
  ...predicate('cleaning|vacuuming', 'cleaning', 'on', ['vacuum']),
  ...predicate('mowing', 'mowing', 'on', ['lawn_mower']),
  ...predicate('docked|in its dock|at its base', 'docked', 'off', ['vacuum', 'lawn_mower']),
  ...predicate('returning', 'returning', 'on', ['vacuum', 'lawn_mower']),
  ...predicate('heating', 'heating', 'on', ['climate', 'water_heater']),
  ...predicate('cooling', 'cooling', 'on', ['climate']),
  ...predicate('muted|on mute', 'muted', 'on', ['media_player']),
  ...predicate('running', 'on', 'on', [
    'switch',
    'fan',
    'binary_sensor',
    'script',
    'vacuum',
    'media_player',
    'climate',
    'humidifier',
    'timer',
  ]),
  ...predicate('armed', 'armed', 'on', ['alarm_control_panel']),
  ...predicate('disarmed', 'disarmed', 'off', ['alarm_control_panel']),
  ...SENSOR_STATES.filter(([said]) => said !== 'running').map(
    ([said, binary, classes]): readonly [string, Predicate] => [
      said,
      { said, is: binary, binary, domains: ['binary_sensor'], ...(classes.length ? { classes } : {}) },
    ],
  ),
]);
const LONGEST = 5;

/** Where a state is named in a run of words: candidates, the last first. */
export function predicatesIn(
  tokens: readonly Token[],
): readonly { readonly from: number; readonly to: number; readonly predicate: Predicate }[] {
  const found: { from: number; to: number; predicate: Predicate }[] = [];
  for (let from = tokens.length - 1; from >= 0; from--) {
    for (let length = Math.min(LONGEST, tokens.length - from); length > 0; length--) {
      const said = tokens
        .slice(from, from + length)
        .map(({ norm }) => norm)
        .join(' ');
      const known = PREDICATES.get(said);
      if (known) found.push({ from, to: from + length, predicate: known });
    }
  }
  return found;
}

/** What is asked of a device by name ("the brightness of"), and by "how ..." ("how bright is"). */
export const VALUES: Readonly<Record<string, AskedValue>> = {
  state: 'state',
  status: 'state',
  value: 'state',
  reading: 'state',
  'current value': 'state',
  'current state': 'state',
  'current status': 'state',
  'current reading': 'state',
  condition: 'state',
  mode: 'state',
  brightness: 'brightness',
  'brightness level': 'brightness',
  'current brightness': 'brightness',
  position: 'position',
  volume: 'volume',
  'volume level': 'volume',
  'current volume': 'volume',
  battery: 'battery',
  'battery level': 'battery',
  'battery charge': 'battery',
  'battery percentage': 'battery',
  'battery status': 'battery',
  'battery state': 'battery',
  charge: 'battery',
  'charge level': 'battery',
  humidity: 'humidity',
  'humidity level': 'humidity',
  speed: 'speed',
  'fan speed': 'speed',
  'current speed': 'speed',
  'target temperature': 'target',
  'set temperature': 'target',
  setpoint: 'target',
  color: 'color',
  colour: 'color',
};
export const HOW: Readonly<Record<string, AskedValue>> = {
  bright: 'brightness',
  loud: 'volume',
  'far open': 'position',
  open: 'position',
  'far up': 'position',
  'far down': 'position',
  'far closed': 'position',
  fast: 'speed',
  humid: 'humidity',
  full: 'battery',
  charged: 'battery',
};

/** The domains of what can be asked about. */
export const ANYTHING: readonly string[] = [
  'sensor',
  'binary_sensor',
  'light',
  'switch',
  'fan',
  'cover',
  'lock',
  'valve',
  'climate',
  'media_player',
  'vacuum',
  'lawn_mower',
  'humidifier',
  'alarm_control_panel',
  'water_heater',
];
