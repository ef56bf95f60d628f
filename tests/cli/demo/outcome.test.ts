import { describe, expect, test } from '@jest/globals';
import { answerWith } from '../../../src/cli/demo/answers.ts';
import { describeLamp, lampOf, swatch } from '../../../src/cli/demo/lamp.ts';
import { checkOutcome, type Evidence } from '../../../src/cli/demo/outcome.ts';

const WARM = lampOf({
  state: 'on',
  attributes: { brightness: 153, color_mode: 'color_temp', color_temp_kelvin: 2700, hs_color: [28, 65] },
});
const BLUE = lampOf({ state: 'on', attributes: { brightness: 77, color_mode: 'hs', hs_color: [240, 100] } });
const OFF = lampOf({ state: 'off', attributes: { brightness: null } });

describe('a lamp', () => {
  test('is read in the terms of people', () => {
    expect(WARM).toEqual({ on: true, brightnessPct: 60, kelvin: 2700 });
    expect(BLUE).toEqual({ on: true, brightnessPct: 30, hue: [240, 100] });
    expect(OFF).toEqual({ on: false });
    expect(describeLamp(WARM)).toBe('on, 60 %, 2700 K');
    expect(describeLamp(OFF)).toBe('off');
  });

  test('is shown in its own colour', () => {
    const colour = (lamp: typeof WARM) => (/48;2;(\d+);(\d+);(\d+)m/.exec(swatch(lamp)) ?? []).slice(1).map(Number);
    const [red = 0, green = 0, blue = 0] = colour(WARM);
    expect(red).toBeGreaterThan(green);
    expect(green).toBeGreaterThan(blue);
    const [r = 0, g = 0, b = 0] = colour(BLUE);
    expect([r, g]).toEqual([0, 0]);
    expect(b).toBeGreaterThan(100);
  });
});

describe('the outcome of the demo', () => {
  const evidence: Evidence = {
    isDefaultDefinition: true,
    first: { name: 'Living room light', lamp: WARM },
    second: { name: 'Bedroom light', lamp: WARM },
    afterRestart: { name: 'Bedroom light', lamp: WARM },
    rule: 'name: study mode\n',
    concept: 'study mode',
  };
  const failures = (changes: Partial<Evidence>) =>
    checkOutcome({ ...evidence, ...changes })
      .filter(({ ok }) => !ok)
      .map(({ what }) => what);
  const bedroom = (lamp: typeof WARM) => ({ name: 'Bedroom light', lamp });

  test('is good when all is as taught', () => {
    expect(failures({})).toEqual([]);
  });

  test('is not when the first lamp is anything else than the default definition says', () => {
    expect(failures({ first: { name: 'Living room light', lamp: BLUE } })[0]).toContain('60 % and warm white');
    const cold = { ...WARM, kelvin: 5000 };
    expect(failures({ first: { name: 'Living room light', lamp: cold } })[0]).toContain('60 % and warm white');
  });

  test('is not when another room or a restart ends differently, or no rule was written', () => {
    expect(failures({ second: bedroom(OFF) })).toHaveLength(1);
    expect(failures({ second: bedroom({ ...WARM, brightnessPct: 59 }) })).toHaveLength(1);
    expect(failures({ afterRestart: bedroom(OFF) })).toHaveLength(1);
    expect(failures({ rule: undefined })).toHaveLength(1);
    expect(failures({ rule: 'name: movie mode\n' })).toHaveLength(1);
  });

  test('with another definition, holds the lamps against each other alone', () => {
    const blue = { name: 'x', lamp: BLUE };
    expect(failures({ isDefaultDefinition: false, first: blue, second: blue, afterRestart: blue })).toEqual([]);
    expect(failures({ isDefaultDefinition: false, first: blue, afterRestart: blue })).toHaveLength(1);
    const off = { name: 'x', lamp: OFF };
    expect(failures({ isDefaultDefinition: false, first: off, second: off, afterRestart: off })).toHaveLength(3);
  });
});

describe('the person of the demo', () => {
  const answer = answerWith('thirty percent and blue');
  test.each([
    ["I don't know what study mode is. Can you teach me?", 'thirty percent and blue'],
    ['What should study mode do?', 'thirty percent and blue'],
    ["I didn't get that. How exactly shall it be?", 'thirty percent and blue'],
    ["Sorry, I didn't catch that.", 'the last line'],
    ['', 'the last line'],
    ['Did you say thirty percent and blue?', 'yes'],
    ['Which of the four?', 'never mind'],
  ])('answers "%s" with "%s"', (question, expected) => {
    expect(answer(question, 'the last line')).toBe(expected);
  });
});
