import type { Attributes, Json } from '../../../domain/home.ts';
import { type Act, type Bare, clamp, type Data, type DeviceKind, numberOf, type Outcome, textsOf } from '../device.ts';
import { anything, flag, number, numbers, text } from '../fields.ts';
import {
  COLOUR_NAMES,
  type HueSaturation,
  hsToRgb,
  kelvinToRgb,
  type Rgb,
  rgbToHs,
  rgbToXy,
  xyToHs,
} from './colour.ts';
import { followLights } from './light-group.ts';

const BYTE = [0, 255] as const;
const COLOURS = ['color_temp_kelvin', 'hs_color', 'rgb_color', 'rgbw_color', 'rgbww_color', 'xy_color', 'color_name'];
const COLOUR_MODES = ['hs', 'xy', 'rgb', 'rgbw', 'rgbww'];
/** What only a light that is on has. */
const WHEN_ON = ['brightness', 'color_mode', 'color_temp_kelvin', 'hs_color', 'rgb_color', 'xy_color', 'effect'];
const REMEMBERED = ['brightness', 'color_mode', 'color_temp_kelvin', 'hs_color'];
const FULL = 255;

export const light: DeviceKind = {
  settle,
  follow: followLights,
  services: {
    turn_on: {
      fields: {
        brightness: number(0, FULL),
        brightness_pct: number(0, 100),
        brightness_step: number(-FULL, FULL),
        brightness_step_pct: number(-100, 100),
        color_temp_kelvin: number(1, 100_000),
        hs_color: numbers([0, 360], [0, 100]),
        rgb_color: numbers(BYTE, BYTE, BYTE),
        rgbw_color: numbers(BYTE, BYTE, BYTE, BYTE),
        rgbww_color: numbers(BYTE, BYTE, BYTE, BYTE, BYTE),
        xy_color: numbers([0, 1], [0, 1]),
        color_name: (value) =>
          typeof value === 'string' && nameKey(value) in COLOUR_NAMES ? undefined : 'unknown color name',
        white: anything,
        profile: text,
        effect: text,
        flash: text,
        transition: number(0, 6553),
      },
      perform: turnOn,
    },
    turn_off: { fields: { transition: number(0, 6553), flash: text }, perform: turnOff },
    toggle: {
      fields: { transition: number(0, 6553), brightness_pct: number(0, 100), preview: flag },
      perform: (act) => (act.now().state === 'on' ? turnOff(act) : turnOn(act)),
    },
  },
};

function turnOff(act: Act): Outcome {
  const before = act.now();
  for (const key of REMEMBERED) {
    const value = before.attributes[key];
    if (before.state === 'on' && value !== undefined) act.memory.set(key, value);
  }
  act.change({ state: 'off' });
  return undefined;
}

function turnOn(act: Act): Outcome {
  const { data, memory } = act;
  if (COLOURS.filter((key) => data[key] !== undefined).length > 1) {
    return { refused: "two or more values in the same group of exclusion 'Color descriptors'" };
  }
  const before = act.now();
  const brightness = wantedBrightness(data, before);
  if (brightness !== undefined && brightness <= 0) return turnOff(act);

  const modes = modesOf(before.attributes);
  const attributes: Record<string, Json> = {};
  if (before.state !== 'on') for (const key of REMEMBERED) keep(attributes, key, memory.get(key));
  if (brightness !== undefined) attributes.brightness = brightness;
  const effect = data.effect;
  if (typeof effect === 'string' && [...textsOf(before.attributes, 'effect_list'), 'none', 'off'].includes(effect)) {
    attributes.effect = effect;
  }
  Object.assign(attributes, wantedColour(data, modes, before.attributes));
  act.change({ state: 'on', attributes });
  return undefined;
}

function keep(attributes: Record<string, Json>, key: string, value: Json | undefined): void {
  if (value !== undefined) attributes[key] = value;
}

function wantedBrightness(data: Data, before: Bare): number | undefined {
  const current = before.state === 'on' ? (numberOf(before.attributes, 'brightness') ?? FULL) : 0;
  const pct = numberOf(data, 'brightness_pct');
  const step = numberOf(data, 'brightness_step');
  const stepPct = numberOf(data, 'brightness_step_pct');
  if (pct !== undefined) return Math.round((pct / 100) * FULL);
  if (step !== undefined) return clamp(current + step, 0, FULL);
  if (stepPct !== undefined) return clamp(current + Math.round((stepPct / 100) * FULL), 0, FULL);
  const exact = numberOf(data, 'brightness') ?? numberOf(data, 'white');
  return exact === undefined ? undefined : Math.round(exact);
}

/** The colour that a call asks for, converted to what the light can do, as the hub does. */
function wantedColour(data: Data, modes: readonly string[], attributes: Attributes): Readonly<Record<string, Json>> {
  const kelvin = numberOf(data, 'color_temp_kelvin');
  const colourMode = modes.find((mode) => COLOUR_MODES.includes(mode));
  if (kelvin !== undefined) {
    if (modes.includes('color_temp'))
      return { color_mode: 'color_temp', color_temp_kelvin: within(kelvin, attributes) };
    return colourMode === undefined ? {} : { color_mode: colourMode, hs_color: [...rgbToHs(kelvinToRgb(kelvin))] };
  }
  const hs = wantedHs(data);
  if (hs === undefined) return {};
  if (colourMode !== undefined) return { color_mode: colourMode, hs_color: [...hs] };
  if (!modes.includes('color_temp')) return {};
  return { color_mode: 'color_temp', color_temp_kelvin: within(nearestKelvin(hs), attributes) };
}

function wantedHs(data: Data): HueSaturation | undefined {
  const list = (key: string): readonly number[] | undefined => {
    const value = data[key];
    return Array.isArray(value) ? value.filter((item) => typeof item === 'number') : undefined;
  };
  const hs = list('hs_color');
  if (hs !== undefined) return [hs[0] ?? 0, hs[1] ?? 0];
  const xy = list('xy_color');
  if (xy !== undefined) return xyToHs([xy[0] ?? 0, xy[1] ?? 0]);
  const rgb = list('rgb_color') ?? list('rgbw_color') ?? list('rgbww_color');
  if (rgb !== undefined) return rgbToHs([rgb[0] ?? 0, rgb[1] ?? 0, rgb[2] ?? 0]);
  const named = typeof data.color_name === 'string' ? COLOUR_NAMES[nameKey(data.color_name)] : undefined;
  return named === undefined ? undefined : rgbToHs(named);
}

function nameKey(name: string): string {
  return name.toLowerCase().replaceAll(' ', '');
}

/** McCamy's approximation (1992) of the temperature nearest to a colour. */
function nearestKelvin(hs: HueSaturation): number {
  const [x, y] = rgbToXy(hsToRgb(hs));
  const n = (x - 0.332) / (0.1858 - y);
  return Math.round(clamp(437 * n ** 3 + 3601 * n ** 2 + 6861 * n + 5517, 1000, 40_000));
}

function within(kelvin: number, attributes: Attributes): number {
  const low = numberOf(attributes, 'min_color_temp_kelvin') ?? 2000;
  return Math.round(clamp(kelvin, low, numberOf(attributes, 'max_color_temp_kelvin') ?? 6535));
}

function modesOf(attributes: Attributes): readonly string[] {
  const modes = textsOf(attributes, 'supported_color_modes');
  return modes.length > 0 ? modes : ['brightness'];
}

function settle({ state, attributes }: Bare): Bare {
  const modes = modesOf(attributes);
  const plain: Record<string, Json> = { ...attributes, supported_color_modes: [...modes] };
  for (const key of WHEN_ON) delete plain[key];
  if (state !== 'on') return { state, attributes: plain };

  const colourMode = modes.find((mode) => COLOUR_MODES.includes(mode));
  const given = attributes.color_mode;
  const hs =
    attributes.hs_color ??
    (Array.isArray(attributes.rgb_color) ? [...rgbToHs(toRgb(attributes.rgb_color))] : undefined);
  const mode =
    typeof given === 'string' && modes.includes(given)
      ? given
      : hs !== undefined && colourMode !== undefined
        ? colourMode
        : (modes.find((m) => m === 'color_temp') ?? modes[0] ?? 'brightness');
  const on: Record<string, Json> = { ...plain, color_mode: mode };
  if (mode !== 'onoff') on.brightness = Math.round(numberOf(attributes, 'brightness') ?? FULL);
  if (typeof attributes.effect === 'string') on.effect = attributes.effect;
  if (mode === 'color_temp') {
    on.color_temp_kelvin = within(numberOf(attributes, 'color_temp_kelvin') ?? 2700, attributes);
    Object.assign(on, colourOf(rgbToHs(kelvinToRgb(Number(on.color_temp_kelvin)))));
  } else if (COLOUR_MODES.includes(mode)) {
    const [hue, saturation] = Array.isArray(hs) ? hs : [30, 40];
    Object.assign(on, colourOf([Number(hue), Number(saturation)]));
  }
  return { state, attributes: on };
}

function colourOf(hs: HueSaturation): Readonly<Record<string, Json>> {
  const rgb = hsToRgb(hs);
  return { hs_color: [...hs], rgb_color: [...rgb], xy_color: [...rgbToXy(rgb)] };
}

function toRgb(value: readonly Json[]): Rgb {
  const [r, g, b] = value.map(Number);
  return [r ?? 0, g ?? 0, b ?? 0];
}
