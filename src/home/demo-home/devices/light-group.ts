import type { Json } from '../../../domain/home.ts';
import { type Bare, numberOf, type Patch } from '../device.ts';

/** A light group is on while any member is; brightness and colour are the mean of those that are on. */
export function followLights(members: readonly Bare[]): Patch {
  const on = members.filter((member) => member.state === 'on');
  if (on.length === 0) {
    return { state: members.every((member) => member.state === 'unavailable') ? 'unavailable' : 'off' };
  }
  const mode = commonMode(on);
  const attributes: Record<string, Json | undefined> = {
    brightness: mean(on.flatMap((member) => numberOf(member.attributes, 'brightness') ?? [])),
    color_mode: mode,
    hs_color: undefined,
    rgb_color: undefined,
    color_temp_kelvin: undefined,
  };
  if (mode === 'color_temp') {
    attributes.color_temp_kelvin = mean(on.flatMap((member) => numberOf(member.attributes, 'color_temp_kelvin') ?? []));
  } else if (mode !== undefined) {
    attributes.hs_color = meanHs(on.filter((member) => member.attributes.color_mode === mode));
  }
  return { state: 'on', attributes };
}

function commonMode(lights: readonly Bare[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { attributes } of lights) {
    const mode = attributes.color_mode;
    if (typeof mode === 'string' && mode !== 'onoff') counts.set(mode, (counts.get(mode) ?? 0) + 1);
  }
  // A mode that says more of the colour wins over plain brightness, whatever the count.
  if (counts.size > 1) counts.delete('brightness');
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

function mean(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : Math.round(values.reduce((a, b) => a + b, 0) / values.length);
}

/** Hues are averaged as directions: the mean of 350 and 10 is 0, not 180. */
function meanHs(lights: readonly Bare[]): Json | undefined {
  const colours = lights.flatMap(({ attributes }) => {
    const hs = attributes.hs_color;
    return Array.isArray(hs) ? [[Number(hs[0]), Number(hs[1])] as const] : [];
  });
  if (colours.length === 0) return undefined;
  const x = colours.reduce((sum, [hue]) => sum + Math.cos((hue * Math.PI) / 180), 0);
  const y = colours.reduce((sum, [hue]) => sum + Math.sin((hue * Math.PI) / 180), 0);
  const hue = ((Math.atan2(y, x) * 180) / Math.PI + 360) % 360;
  return [Number(hue.toFixed(3)), mean(colours.map(([, saturation]) => saturation)) ?? 0];
}
