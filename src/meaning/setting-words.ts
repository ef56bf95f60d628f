import type { Adjustment, Setting, State } from '../domain/setting.ts';
import type { Frame, SettingWords } from './frame.ts';
import type { Act, Property } from './pieces.ts';
import { OTHER_COLOUR } from './words/other-colours.ts';

type Field =
  | 'brightness_pct'
  | 'color_temp_kelvin'
  | 'temperature'
  | 'volume_pct'
  | 'position'
  | 'percentage'
  | 'level';

const FIELDS: Readonly<Record<Exclude<Property, 'color'>, Field>> = {
  brightness: 'brightness_pct',
  color_temp: 'color_temp_kelvin',
  temperature: 'temperature',
  volume: 'volume_pct',
  position: 'position',
  speed: 'percentage',
};

/** How far "brighter", "warmer", "louder" go, in the unit of the field. */
const STEPS: Readonly<Record<Field, number>> = {
  brightness_pct: 15,
  color_temp_kelvin: 500,
  temperature: 1,
  volume_pct: 10,
  position: 20,
  percentage: 25,
  level: 15,
};

const STATES: Partial<Record<Act, State>> = {
  on: 'on',
  off: 'off',
  light: 'on',
  toggle: 'toggled',
  open: 'open',
  close: 'closed',
  lock: 'locked',
  unlock: 'unlocked',
  play: 'playing',
  pause: 'paused',
  next: 'next',
  previous: 'previous',
  dock: 'docked',
  clean: 'cleaning',
  mow: 'mowing',
  activate: 'on',
  start: 'on',
  run: 'on',
  press: 'pressed',
  stop: 'stopped',
};

/**
 * The setting that a clause asks for, given the domain of its devices; undefined where it says none. Off, close and
 * the like need their own word: a direction never becomes off.
 */
export function readSetting(frame: Frame, domain: string | undefined): Setting | undefined {
  const { words, act, particle } = frame;
  const setting: { -readonly [K in keyof Setting]: Setting[K] } = {};
  const by: { -readonly [K in keyof Adjustment]: Adjustment[K] } = {};
  const sign = directionOf(frame) ?? partWay(frame, domain);
  // "Warmer" is a lower colour temperature.
  const direction = sign && domain === 'light' && words.more?.of === 'temperature' ? (-sign as 1 | -1) : sign;
  const field = fieldOf(words, domain);
  const value = amountOf(words);
  // "Coffee for two" sets nothing to two, "clean up in here" raises nothing.
  if ((value !== undefined || sign) && domain !== undefined && UNLEVELLED.has(domain) && !isDone(frame))
    return undefined;
  // Nobody lights a room to so many degrees, or heats a lamp.
  if (domain === 'light' && words.number?.unit === 'degrees') return undefined;
  if (domain === 'climate' && words.number?.unit === 'percent') return undefined;
  if ((act === 'heat' || act === 'cool') && domain !== 'climate' && domain !== 'water_heater') return undefined;
  if (value !== undefined && PERCENTAGES.has(field) && (value < 0 || value > 100)) return undefined;
  if (
    value !== undefined &&
    direction &&
    (words.number?.relative ||
      (words.more && !words.number?.toward) ||
      (movesBy(act, particle) && !words.number?.toward && words.number))
  ) {
    by[field] = direction * value;
  } else if (value !== undefined) {
    // "One third closed" is two thirds open; "shut it to a quarter" says where to.
    const closes = words.state === 'closed' || (act === 'close' && !words.number?.toward && !words.toward);
    setting[field] = closes && field === 'level' ? 100 - value : value;
  } else if (direction && !coverMove(frame, domain)) {
    const factor = words.factor ?? 1;
    by[field] = direction * STEPS[field] * (field === 'temperature' ? Math.max(1, Math.round(factor)) : factor);
  }
  if (words.colour?.name === OTHER_COLOUR) setting.other_color = true;
  else if (words.colour) setting.hs_color = [...words.colour.hs];
  if (words.white) setting.color_temp_kelvin = words.white.kelvin;
  if (words.kelvin !== undefined) setting.color_temp_kelvin = words.kelvin;
  if (words.effect !== undefined) setting.effect = words.effect;
  if (words.source !== undefined) {
    if (domain !== 'media_player') return undefined;
    setting.source = words.source;
  }
  if (words.preset !== undefined) setting.preset_mode = words.preset;
  const silenced =
    words.property === 'volume' && (particle === 'off' || particle === 'out' || act === 'off' || act === 'stop');
  if (act === 'mute' || words.state === 'muted' || silenced) setting.muted = true;
  if (act === 'unmute' || (words.property === 'volume' && particle === 'on' && value === undefined))
    setting.muted = false;
  const state = setting.muted !== undefined ? undefined : stateOf(frame, domain, value !== undefined);
  if (state) setting.state = state;
  if (Object.keys(by).length) setting.by = by;
  return Object.keys(setting).length ? setting : undefined;
}

/** What has neither a level nor more or less of anything. */
const UNLEVELLED = new Set([
  'switch',
  'vacuum',
  'lawn_mower',
  'lock',
  'scene',
  'script',
  'button',
  'input_button',
  'input_boolean',
  'siren',
]);

/** "Power up the plug", "start up the robot": here "up" belongs to the verb. */
const isDone = ({ act, words }: Frame): boolean =>
  amountOf(words) === undefined && !words.more && act !== undefined && act !== 'clean' && STATES[act] !== undefined;

function stateOf(frame: Frame, domain: string | undefined, hasValue: boolean): State | undefined {
  const { act, particle, words } = frame;
  const cover = coverMove(frame, domain);
  if (cover) return cover;
  if (partWay(frame, domain)) return undefined;
  if (particle === 'on' || particle === 'off') return fitState(particle, domain);
  // A robot is sent out to work; a light is put out.
  if (particle === 'out') return fitState(domain === 'vacuum' || domain === 'lawn_mower' ? 'on' : 'off', domain);
  if (words.state === 'closed' && hasValue) return undefined;
  if (words.state && words.state !== 'muted') return fitState(words.state as State, domain);
  const state = act ? STATES[act] : undefined;
  // A scene or a script is done by naming it: "change to the dinner scene".
  if (!state) return domain === 'scene' || domain === 'script' ? fitState('on', domain) : undefined;
  if (hasValue && (state === 'open' || state === 'closed')) return undefined;
  return fitState(state, domain);
}

/** "Start the vacuum" is cleaning, "activate the scene" activated, "stop the music" idle. */
function fitState(state: State, domain: string | undefined): State {
  if (state === 'on' && domain === 'vacuum') return 'cleaning';
  if (state === 'on' && domain === 'lawn_mower') return 'mowing';
  if (state === 'on' && domain === 'scene') return 'activated';
  if (state === 'on' && domain === 'script') return 'started';
  if (state === 'on' && (domain === 'button' || domain === 'input_button')) return 'pressed';
  if (state === 'off' && (domain === 'vacuum' || domain === 'lawn_mower')) return 'docked';
  if (state === 'stopped' && domain === 'media_player') return 'idle';
  if (state === 'stopped' && (domain === 'vacuum' || domain === 'lawn_mower')) return 'docked';
  if (state === 'stopped' && domain !== 'cover' && domain !== 'valve') return 'off';
  return state;
}

const PERCENTAGES: ReadonlySet<Field> = new Set<Field>([
  'level',
  'brightness_pct',
  'volume_pct',
  'position',
  'percentage',
]);

/** "Open them a little more", "close the blinds a bit": from where they are. */
function partWay({ act, words }: Frame, domain: string | undefined): 1 | -1 | undefined {
  if (domain !== 'cover' || (words.factor === undefined && !words.more) || amountOf(words) !== undefined)
    return undefined;
  return act === 'open' ? 1 : act === 'close' ? -1 : undefined;
}

/** "Raise the blinds" opens them, "roll the shutters down" closes them. */
function coverMove(frame: Frame, domain: string | undefined): State | undefined {
  if (domain !== 'cover' || amountOf(frame.words) !== undefined || frame.words.factor !== undefined) return undefined;
  const { act, particle } = frame;
  if (act === 'raise' || particle === 'up') return 'open';
  return act === 'lower' || particle === 'down' ? 'closed' : undefined;
}

/** "Lower the lights a little more" goes down: beside a verb that has a direction, "more" says only how much. */
function directionOf({ act, particle, words }: Frame): 1 | -1 | undefined {
  if (act === 'raise' || act === 'brighten' || act === 'heat' || (particle === 'up' && act !== 'lower')) return 1;
  if (act === 'lower' || act === 'dim' || act === 'cool' || particle === 'down') return -1;
  return words.more?.sign;
}

const movesBy = (act: Act | undefined, particle: Frame['particle']): boolean =>
  particle === 'up' || particle === 'down' || act === 'raise' || act === 'lower';

function amountOf(words: SettingWords): number | undefined {
  return words.number?.value ?? words.level;
}

function fieldOf(words: SettingWords, domain: string | undefined): Field {
  const property = words.property ?? words.more?.of;
  if (property === 'temperature' && domain === 'light') return 'color_temp_kelvin';
  if (property && property !== 'color') return FIELDS[property];
  if (words.number?.unit === 'degrees' || domain === 'climate') return 'temperature';
  return 'level';
}
