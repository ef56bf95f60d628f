import type { Deed } from '../../domain/remark.ts';
import type { Setting, State } from '../../domain/setting.ts';

const STATES: Readonly<Record<State, string>> = {
  on: 'on',
  off: 'off',
  toggled: 'switched over',
  open: 'open',
  closed: 'closed',
  stopped: 'stopped',
  locked: 'locked',
  unlocked: 'unlocked',
  playing: 'playing',
  paused: 'paused',
  idle: 'stopped',
  next: 'on to the next',
  previous: 'back to the one before',
  cleaning: 'cleaning',
  mowing: 'mowing',
  docked: 'on the way home',
  activated: 'on',
  pressed: 'pressed',
  started: 'started',
};

const COLOURS: readonly (readonly [number, string])[] = [
  [0, 'red'],
  [28, 'orange'],
  [52, 'yellow'],
  [75, 'lime'],
  [120, 'green'],
  [174, 'turquoise'],
  [195, 'light blue'],
  [240, 'blue'],
  [280, 'purple'],
  [300, 'magenta'],
  [337, 'pink'],
  [360, 'red'],
];

/** How a setting is said: "60 percent, warm white". */
export function phraseSetting(set: Setting): string {
  const parts: string[] = [];
  const percent = (value: number | undefined, suffix = ''): void => {
    if (value !== undefined) parts.push(`${Math.round(value)} percent${suffix}`);
  };
  percent(set.level);
  percent(set.brightness_pct);
  if (set.color_temp_kelvin !== undefined) parts.push(phraseWhite(set.color_temp_kelvin));
  if (set.hs_color) parts.push(phraseColour(set.hs_color[0], set.hs_color[1]));
  if (set.other_color) parts.push('another colour');
  if (set.effect !== undefined) parts.push(`the effect ${set.effect}`);
  percent(set.position, ' open');
  if (set.temperature !== undefined) parts.push(`${set.temperature} degrees`);
  if (set.hvac_mode !== undefined) parts.push(set.hvac_mode.replace(/_/g, ' '));
  percent(set.percentage);
  if (set.preset_mode !== undefined) parts.push(set.preset_mode);
  percent(set.volume_pct, ' volume');
  if (set.muted !== undefined) parts.push(set.muted ? 'muted' : 'unmuted');
  if (set.source !== undefined) parts.push(set.source);
  for (const [field, by] of Object.entries(set.by ?? {})) parts.push(phraseShift(field, by));
  if (set.state !== undefined && !(set.state === 'on' && parts.length)) parts.unshift(STATES[set.state]);
  return parts.join(', ');
}

function phraseShift(field: string, by: number): string {
  const size = Math.abs(Math.round(by * 10) / 10);
  if (field === 'temperature') return `${size} ${size === 1 ? 'degree' : 'degrees'} ${by > 0 ? 'warmer' : 'cooler'}`;
  if (field === 'color_temp_kelvin') return by > 0 ? 'a cooler white' : 'a warmer white';
  const words =
    field === 'volume_pct'
      ? ['louder', 'quieter']
      : field === 'brightness_pct'
        ? ['brighter', 'dimmer']
        : ['up', 'down'];
  return `${size} percent ${by > 0 ? words[0] : words[1]}`;
}

function phraseWhite(kelvin: number): string {
  if (kelvin <= 2300) return 'candlelight';
  if (kelvin <= 3200) return 'warm white';
  return kelvin < 4800 ? 'neutral white' : 'cool white';
}

function phraseColour(hue: number, saturation: number): string {
  if (saturation < 10) return 'white';
  const nearest = COLOURS.reduce((best, next) => (Math.abs(next[0] - hue) < Math.abs(best[0] - hue) ? next : best));
  return nearest[1];
}

/** "The sofa lamp to 60 percent, warm white"; a setting with no device stands for itself. */
export function phraseDeed({ devices, set }: Deed): string {
  const what = phraseSetting(set);
  if (!devices.length) return what;
  const isState = set.state !== undefined && what === STATES[set.state];
  return `${listOf(devices.map(withArticle))} ${isState || isShift(set) ? '' : 'to '}${what}`;
}

/** Nothing but a change of what there is: "15 percent dimmer" is no value that something is set "to". */
const isShift = (set: Setting): boolean => set.by !== undefined && Object.keys(set).length === 1;

/** The same as something to do: "unlock the front door". */
export function phraseRequest({ devices, set }: Deed): string {
  const names = listOf(devices.map(withArticle));
  if (set.state === 'unlocked') return `unlock ${names}`;
  if (set.state === 'locked') return `lock ${names}`;
  if (set.state === 'open') return `open ${names}`;
  if (set.state === 'closed') return `close ${names}`;
  if (set.state === 'started') return `run ${names}`;
  return set.state === 'on' || set.state === 'off'
    ? `turn ${set.state} ${names}`
    : `set ${names} ${isShift(set) ? '' : 'to '}${phraseSetting(set)}`;
}

/** "The kitchen light"; names of persons' things and names with an article keep their form. */
export function withArticle(name: string): string {
  if (/^(?:the|my|our)\b/i.test(name) || /^\p{L}+['\u2019]s\b/u.test(name)) return name;
  return `the ${/^\p{Lu}{2}/u.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1)}`;
}

/** "a, b and c"; beyond four, the first three and how many more. */
export function listOf(items: readonly string[], joint = 'and'): string {
  const unique = [...new Set(items)];
  if (unique.length > 4) return `${unique.slice(0, 3).join(', ')} ${joint} ${unique.length - 3} more`;
  const last = unique.at(-1) ?? '';
  return unique.length < 2 ? last : `${unique.slice(0, -1).join(', ')} ${joint} ${last}`;
}
