import type { Adjustment, Setting, State } from '../../domain/setting.ts';

type Part = Exclude<keyof Setting, 'by'>;

/** A setting that remembers what of it was taken, so that nothing of it is dropped in silence. */
export interface Asked {
  /** The value of a part, which counts as taken. */
  take<K extends Part>(part: K): Setting[K];
  /** The state, where it is one of these; any other stays untaken. */
  takeState<S extends State>(allowed: readonly S[]): S | undefined;
  takeBy<K extends keyof Adjustment>(part: K): Adjustment[K];
  /** Whether a part is there, without taking it. */
  has(part: Part): boolean;
  hasBy(part: keyof Adjustment): boolean;
  /** Gives a part back, with words for a person on what cannot be done. */
  leaveOut(words: string): void;
  /** Words for all that was left out or never taken. */
  leftOut(): readonly string[];
}

export function ask(setting: Setting): Asked {
  const { by = {}, ...parts } = setting;
  const open = new Set(Object.keys(parts).filter((part) => parts[part as Part] !== undefined));
  const openBy = new Set(Object.keys(by).filter((part) => by[part as keyof Adjustment] !== undefined));
  const left: string[] = [];
  return {
    take(part) {
      open.delete(part);
      return setting[part];
    },
    takeState(allowed) {
      const state = allowed.find((one) => one === setting.state);
      if (state !== undefined) open.delete('state');
      return state;
    },
    takeBy(part) {
      openBy.delete(part);
      return by[part];
    },
    has: (part) => setting[part] !== undefined,
    hasBy: (part) => by[part] !== undefined,
    leaveOut: (words) => void left.push(words),
    leftOut: () => [
      ...new Set([
        ...left,
        ...[...open].map((part) => wordsFor(part as Part, setting)),
        ...[...openBy].map((part) => PART_WORDS[part as keyof Adjustment]),
      ]),
    ],
  };
}

const PART_WORDS: Readonly<Record<Exclude<Part, 'state'>, string>> = {
  level: 'level',
  brightness_pct: 'brightness',
  color_temp_kelvin: 'colour temperature',
  hs_color: 'colour',
  other_color: 'colour',
  effect: 'effect',
  position: 'position',
  temperature: 'temperature',
  hvac_mode: 'mode',
  percentage: 'speed',
  preset_mode: 'preset',
  volume_pct: 'volume',
  muted: 'muting',
  source: 'source',
};

export function stateWords(state: State): string {
  return STATE_WORDS[state];
}

const STATE_WORDS: Readonly<Record<State, string>> = {
  on: 'turning on',
  off: 'turning off',
  toggled: 'toggling',
  open: 'opening',
  closed: 'closing',
  stopped: 'stopping',
  locked: 'locking',
  unlocked: 'unlocking',
  playing: 'playing',
  paused: 'pausing',
  idle: 'stopping',
  next: 'skipping to the next',
  previous: 'going back to the previous',
  cleaning: 'cleaning',
  mowing: 'mowing',
  docked: 'docking',
  activated: 'being activated',
  pressed: 'being pressed',
  started: 'being started',
};

function wordsFor(part: Part, setting: Setting): string {
  if (part === 'state') return STATE_WORDS[setting.state ?? 'on'];
  if (part === 'effect' || part === 'source' || part === 'preset_mode' || part === 'hvac_mode') {
    return `${PART_WORDS[part]} "${String(setting[part])}"`;
  }
  return PART_WORDS[part];
}
