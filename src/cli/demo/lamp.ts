import type { Attributes, Entity } from '../../domain/home.ts';

/** How a light is, in a person's terms. Two lights are alike where these are equal. */
export interface Lamp {
  readonly on: boolean;
  /** 0 to 100, rounded. */
  readonly brightnessPct?: number;
  /** What its colour mode says: one of the two, or neither. */
  readonly kelvin?: number;
  readonly hue?: readonly [number, number];
}

type Rgb = readonly [number, number, number];

/** Reads a light's state. */
export function lampOf({ state, attributes }: Pick<Entity, 'state' | 'attributes'>): Lamp {
  if (state !== 'on') return { on: false };
  const brightness = number(attributes, 'brightness');
  const kelvin = number(attributes, 'color_temp_kelvin');
  const hs = attributes.hs_color;
  const [hue, saturation] = Array.isArray(hs) ? hs : [];
  const isWhite = attributes.color_mode === 'color_temp' && kelvin !== undefined;
  return {
    on: true,
    ...(brightness === undefined ? {} : { brightnessPct: Math.round((brightness / 255) * 100) }),
    ...(isWhite ? { kelvin } : {}),
    ...(!isWhite && typeof hue === 'number' && typeof saturation === 'number'
      ? { hue: [Math.round(hue), Math.round(saturation)] as const }
      : {}),
  };
}

/** `on, 60 %, 2700 K` */
export function describeLamp(lamp: Lamp): string {
  if (!lamp.on) return 'off';
  return [
    'on',
    lamp.brightnessPct === undefined ? '' : `${lamp.brightnessPct} %`,
    lamp.kelvin === undefined ? '' : `${lamp.kelvin} K`,
    lamp.hue === undefined ? '' : `hue ${lamp.hue[0]}°, saturation ${lamp.hue[1]} %`,
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** A coloured block for a terminal that knows 24-bit colours, as the lamp would look. */
export function swatch(lamp: Lamp): string {
  const full = lamp.hue ? rgbOfHue(lamp.hue) : rgbOfKelvin(lamp.kelvin ?? 4000);
  // A dim lamp is still seen as lit, so the scale starts well above black.
  const shine = lamp.on ? 0.25 + 0.75 * ((lamp.brightnessPct ?? 100) / 100) : 0.08;
  const [red, green, blue] = full.map((part) => Math.round(part * shine));
  return `\u001b[48;2;${red};${green};${blue}m      \u001b[0m`;
}

/** The colour of a black body, by Tanner Helland's fit ("How to convert temperature (K) to RGB", 2012). */
function rgbOfKelvin(kelvin: number): Rgb {
  const t = kelvin / 100;
  const red = t <= 66 ? 255 : 329.7 * (t - 60) ** -0.1332;
  const green = t <= 66 ? 99.47 * Math.log(t) - 161.12 : 288.12 * (t - 60) ** -0.0755;
  const blue = t >= 66 ? 255 : t <= 19 ? 0 : 138.52 * Math.log(t - 10) - 305.04;
  return [byte(red), byte(green), byte(blue)];
}

function rgbOfHue([hue, saturation]: readonly [number, number]): Rgb {
  const part = (offset: number): number => {
    const k = (offset + hue / 60) % 6;
    return byte(255 * (1 - (saturation / 100) * Math.max(0, Math.min(k, 4 - k, 1))));
  };
  return [part(5), part(3), part(1)];
}

function byte(value: number): number {
  return Math.max(0, Math.min(255, value));
}

function number(attributes: Attributes, key: string): number | undefined {
  const value = attributes[key];
  return typeof value === 'number' ? value : undefined;
}
