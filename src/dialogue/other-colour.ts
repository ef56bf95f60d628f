import type { Entity } from '../domain/home.ts';
import type { Setting } from '../domain/setting.ts';

/** Colours that people tell apart, by hue in degrees. */
const HUES = [0, 30, 55, 120, 174, 240, 280, 337];
/** The golden angle: each next colour is far from the last ones, and it is long before one comes back. */
const STEP_DEGREES = 137.5;
/** Hues nearer than this look alike. */
const ALIKE_DEGREES = 25;

/**
 * "Another colour", "a random colour": one of the assistant's own choosing, other than the lights have now. Any other
 * setting is left as it is.
 */
export function chooseColour(set: Setting, devices: readonly Entity[]): Setting {
  if (!set.other_color) return set;
  const { other_color: _, ...rest } = set;
  const present = devices.flatMap(hueOf);
  const wanted = ((present[0] ?? 0) + STEP_DEGREES) % 360;
  const open = HUES.filter((hue) => present.every((other) => apart(hue, other) > ALIKE_DEGREES));
  const hue = (open.length ? open : HUES).reduce((best, next) =>
    apart(next, wanted) < apart(best, wanted) ? next : best,
  );
  return { ...rest, hs_color: [hue, 100] };
}

/** Degrees between two hues, the short way round. */
const apart = (one: number, other: number): number => Math.abs(((one - other + 540) % 360) - 180);

/** The hue that a light shows, unless it is off or white. */
function hueOf({ state, attributes }: Entity): readonly number[] {
  const hs = attributes.hs_color;
  const [hue, saturation] = Array.isArray(hs) ? hs : [];
  const shows = state === 'on' && attributes.color_mode !== 'color_temp' && Number(saturation) > 10;
  return shows && typeof hue === 'number' ? [hue] : [];
}
