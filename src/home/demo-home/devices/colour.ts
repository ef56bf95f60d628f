/** Hue 0 to 360, saturation 0 to 100. */
export type HueSaturation = readonly [number, number];
/** Each 0 to 255. */
export type Rgb = readonly [number, number, number];
export type Xy = readonly [number, number];

const round = (value: number, digits: number): number => Number(value.toFixed(digits));

export function hsToRgb([hue, saturation]: HueSaturation): Rgb {
  const s = saturation / 100;
  const channel = (n: number): number => {
    const k = (n + hue / 60) % 6;
    return Math.round(255 * (1 - s * Math.max(0, Math.min(k, 4 - k, 1))));
  };
  return [channel(5), channel(3), channel(1)];
}

export function rgbToHs([r, g, b]: Rgb): HueSaturation {
  const max = Math.max(r, g, b);
  const span = max - Math.min(r, g, b);
  if (span === 0) return [0, 0];
  const sector = max === r ? ((g - b) / span + 6) % 6 : max === g ? (b - r) / span + 2 : (r - g) / span + 4;
  return [round(sector * 60, 3), round((span / max) * 100, 3)];
}

/** CIE 1931 chromaticity, by the wide-gamut matrix that hub and lamps use. */
export function rgbToXy([red, green, blue]: Rgb): Xy {
  const linear = (c: number): number => (c / 255 > 0.04045 ? ((c / 255 + 0.055) / 1.055) ** 2.4 : c / 255 / 12.92);
  const [r, g, b] = [linear(red), linear(green), linear(blue)];
  const x = r * 0.664511 + g * 0.154324 + b * 0.162028;
  const y = r * 0.283881 + g * 0.668433 + b * 0.047685;
  const z = r * 0.000088 + g * 0.07231 + b * 0.986039;
  const sum = x + y + z;
  return sum === 0 ? [0, 0] : [round(x / sum, 3), round(y / sum, 3)];
}

export function xyToHs([x, y]: Xy): HueSaturation {
  const safeY = y === 0 ? 1e-11 : y;
  const bigX = x / safeY;
  const bigZ = (1 - x - y) / safeY;
  const gamma = (c: number): number => (c <= 0.0031308 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055);
  const channels = [
    bigX * 1.656492 - 0.354851 - bigZ * 0.255038,
    -bigX * 0.707196 + 1.655397 + bigZ * 0.036152,
    bigX * 0.051713 - 0.121364 + bigZ * 1.01153,
  ].map((c) => Math.max(0, gamma(Math.max(0, c))));
  const top = Math.max(...channels, 1e-9);
  const [r = 0, g = 0, b = 0] = channels.map((c) => Math.round((c / top) * 255));
  return rgbToHs([r, g, b]);
}

/** The colour of a black body, after Tanner Helland's approximation (2012). */
export function kelvinToRgb(kelvin: number): Rgb {
  const t = Math.min(40_000, Math.max(1000, kelvin)) / 100;
  const byte = (value: number): number => Math.round(Math.min(255, Math.max(0, value)));
  const red = t <= 66 ? 255 : 329.698727446 * (t - 60) ** -0.1332047592;
  const green = t <= 66 ? 99.4708025861 * Math.log(t) - 161.1195681661 : 288.1221695283 * (t - 60) ** -0.0755148492;
  const blue = t >= 66 ? 255 : t <= 19 ? 0 : 138.5177312231 * Math.log(t - 10) - 305.0447927307;
  return [byte(red), byte(green), byte(blue)];
}

/** Some of the CSS colour names, which the hub's `color_name` takes. */
export const COLOUR_NAMES: Readonly<Record<string, Rgb>> = {
  aqua: [0, 255, 255],
  aquamarine: [127, 255, 212],
  beige: [245, 245, 220],
  black: [0, 0, 0],
  blue: [0, 0, 255],
  brown: [165, 42, 42],
  chocolate: [210, 105, 30],
  coral: [255, 127, 80],
  crimson: [220, 20, 60],
  cyan: [0, 255, 255],
  darkblue: [0, 0, 139],
  darkgreen: [0, 100, 0],
  darkred: [139, 0, 0],
  deeppink: [255, 20, 147],
  deepskyblue: [0, 191, 255],
  fuchsia: [255, 0, 255],
  gold: [255, 215, 0],
  gray: [128, 128, 128],
  green: [0, 128, 0],
  grey: [128, 128, 128],
  hotpink: [255, 105, 180],
  indigo: [75, 0, 130],
  ivory: [255, 255, 240],
  lavender: [230, 230, 250],
  lightblue: [173, 216, 230],
  lightgreen: [144, 238, 144],
  lime: [0, 255, 0],
  magenta: [255, 0, 255],
  maroon: [128, 0, 0],
  navy: [0, 0, 128],
  olive: [128, 128, 0],
  orange: [255, 165, 0],
  orchid: [218, 112, 214],
  pink: [255, 192, 203],
  plum: [221, 160, 221],
  purple: [128, 0, 128],
  red: [255, 0, 0],
  salmon: [250, 128, 114],
  silver: [192, 192, 192],
  skyblue: [135, 206, 235],
  tan: [210, 180, 140],
  teal: [0, 128, 128],
  tomato: [255, 99, 71],
  turquoise: [64, 224, 208],
  violet: [238, 130, 238],
  white: [255, 255, 255],
  yellow: [255, 255, 0],
};
