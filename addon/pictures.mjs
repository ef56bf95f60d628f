// The add-on's icon and logo: a speech bubble in which three lines of speech lead to one that was learned.
import { arc, either, paint, polygon, roundedBox, stroke } from './picture.mjs';

const WHITE = [255, 255, 255];
const INK = [101, 108, 184];
const LEARNED = [255, 179, 71];
const VIOLET = [64, 56, 140];
const BLUE = [54, 116, 181];

/** The mark in a square of a side, its upper left corner at (x, y). */
function mark(x, y, side) {
  const at = (value) => value * side;
  const mixed = (_px, py) => VIOLET.map((value, index) => value + (BLUE[index] - value) * ((py - y) / side));
  const bubble = either(
    roundedBox(x + at(0.17), y + at(0.2), at(0.66), at(0.46), at(0.13)),
    polygon([
      [x + at(0.3), y + at(0.6)],
      [x + at(0.52), y + at(0.6)],
      [x + at(0.3), y + at(0.83)],
    ]),
  );
  const bar = (middle, half) =>
    stroke([[x + at(middle), y + at(0.43 - half)], [x + at(middle), y + at(0.43 + half)]], at(0.075));
  return [
    { shape: roundedBox(x, y, side, side, at(0.22)), colour: mixed },
    { shape: bubble, colour: WHITE },
    { shape: either(bar(0.31, 0.03), bar(0.44, 0.075), bar(0.57, 0.05)), colour: VIOLET },
    { shape: bar(0.7, 0.12), colour: LEARNED },
  ];
}

/** Letters drawn with a pen: the baseline is 0, small letters are 10 high, stems 15; each with its advance. */
const LETTERS = {
  u: { advance: 10, lines: [[[0, -10], ...arc(4, -4, 4, 180, 0), [8, -10]], [[8, -10], [8, 0]]] },
  n: { advance: 10, lines: [[[0, -10], [0, 0]], [[0, -6], ...arc(4, -6, 4, 180, 360), [8, 0]]] },
  d: { advance: 11, lines: [arc(4.6, -5, 4.6, 0, 360), [[9.2, -15], [9.2, 0]]] },
  e: { advance: 10.6, lines: [[[0.2, -5], [9, -5], ...arc(4.6, -5, 4.5, 0, -310)]] },
  r: { advance: 6.6, lines: [[[0, -10], [0, 0]], arc(4.6, -5.4, 4.6, 180, 285)] },
  s: { advance: 8, lines: [[...arc(3.2, -7.4, 2.6, -30, -270), ...arc(3.2, -2.5, 2.5, -90, 150)]] },
  t: { advance: 7, lines: [[[2.4, -13.5], ...arc(5, -2.6, 2.6, 180, 90)], [[0, -10], [5.2, -10]]] },
  y: { advance: 9, lines: [[[0, -10], [4.2, 0]], [[8.4, -10], [2.6, 4.4]]] },
};
const CAPITAL_U = { advance: 13, lines: [[[0, -14.4], ...arc(5.2, -5.2, 5.2, 180, 0), [10.4, -14.4]]] };

function word(x, baseline, size) {
  const shapes = [];
  let pen = x;
  for (const { advance, lines } of [CAPITAL_U, ...'nderstudy'].map((letter) => LETTERS[letter] ?? letter)) {
    const placed = lines.map((line) => line.map(([px, py]) => [pen + px * size, baseline + py * size]));
    shapes.push(...placed.map((line) => stroke(line, 1.9 * size)));
    pen += (advance + 1.4) * size;
  }
  return [{ shape: either(...shapes), colour: INK }];
}

export const icon = () => paint(128, 128, mark(0, 0, 128));
export const logo = () => paint(250, 100, [...mark(8, 18, 64), ...word(86, 60, 1.44)]);
