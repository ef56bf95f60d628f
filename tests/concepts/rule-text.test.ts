import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { readRule } from '../../src/concepts/rule-file.ts';
import type { Rule } from '../../src/concepts/rule-schema.ts';
import { writeRule } from '../../src/concepts/rule-text.ts';

const TAUGHT = 'taught: {at: a, words: w}\n';

function read(text: string): Rule {
  const result = readRule(text, 'x');
  if (result.outcome === 'broken') throw new Error(JSON.stringify(result.problems));
  return result.rule;
}

/** A text after a change of what it says; what it says then is what it should say. */
function edited(text: string, change: (rule: Rule) => Rule): string {
  const wanted = change(read(text));
  const now = writeRule(wanted, text);
  expect(read(now)).toEqual(wanted);
  return now;
}

const withSteps = (rule: Rule, change: (steps: NonNullable<Rule['steps']>) => NonNullable<Rule['steps']>): Rule => ({
  ...rule,
  steps: change(rule.steps ?? []),
});
const setFirst = (set: Extract<NonNullable<Rule['steps']>[number], { set: unknown }>['set']) => (rule: Rule) =>
  withSteps(rule, ([first, ...rest]) => (first && 'set' in first ? [{ ...first, set }, ...rest] : rest));
const level = (value: number) => setFirst({ level: value });

test.each<[string, string]>([
  [
    'comments at odd places',
    `# mine\n\n---\n# above\nkind:   setting # keep\n\nname:     study mode      # aligned   \n# between\nsteps: # of all\n  # dim\n\n  - set: {level: 60} # percent\n    # and whom\n    target: {asked: light}\n  # the end of it\ntaught: {at: a, words: w} # by whom\n# last\n`,
  ],
  [
    'flow style throughout',
    `{name: study mode, kind: setting, # why\n  steps: [ {target: {asked: light}, set: {level: 60}} ], ${TAUGHT.trim()}}\n`,
  ],
  [
    'JSON',
    `{"name": "study mode", "kind": "setting", "steps": [{"target": {"asked": "light"}, "set": {"level": 60}}], "taught": {"at": "a", "words": "w"}}`,
  ],
  [
    'deep indentation',
    `name: study mode\nkind: setting\nsteps:\n        -     target:\n                    asked:    light\n              set:\n                    level:    60   # percent\n${TAUGHT}`,
  ],
  [
    'lists that are not indented',
    `name: study mode\nkind: setting\nsteps:\n- target: {asked: light}\n  set: {level: 60}\n${TAUGHT}`,
  ],
  [
    'names of other scripts',
    `name: 読書モード # ☕ für später\nother_names: [größe, "café", '灯り']\nkind: setting\nsteps:\n  - {target: {asked: light}, set: {level: 60}}\ntaught: {at: a, words: 'naïve – “so”'}\n`,
  ],
  [
    'no line end at the end',
    `name: study mode\nkind: setting\nsteps:\n  - {target: {asked: light}, set: {level: 60}}\n${TAUGHT.trim()}`,
  ],
  [
    'long and folded lines',
    `name: study mode\nkind: setting\nsteps:\n  - {target: {asked: light}, set: {level: 60}}\ntaught:\n  at: a\n  words: >\n    ${'a long story '.repeat(12)}\n    and more\n`,
  ],
])('a change of a value leaves every other character as it is: %s', (_, text) => {
  expect(edited(text, level(80))).toBe(text.replace(/(level"?:\s*)60/, '$180'));
});

test('line ends of Windows and a byte order mark stay', () => {
  const text = `\uFEFF# mine\r\nname: study mode\r\nkind: setting\r\nsteps:\r\n  - {target: {asked: light}, set: {level: 60}} # x\r\n${TAUGHT.trim()}\r\n`;
  expect(edited(text, level(80))).toBe(text.replace('level: 60', 'level: 80'));
  expect(edited(text, (rule) => ({ ...rule, other_names: ['homework'] }))).toBe(
    text.replace('words: w}\r\n', 'words: w}\r\nother_names: [homework]\r\n'),
  );
});

test('an anchor that stands for two places is parted where one of them changes', () => {
  const text = `# mine\nname: evening\nkind: procedure\nsteps:\n  # first\n  - target: {asked: light}\n    set: &calm {level: 60} # calm\n  - target: {entity: light.hall}\n    set: *calm # too\n${TAUGHT}`;
  const now = edited(text, level(80));
  for (const comment of ['# mine', '# first', '# calm', '# too']) expect(now).toContain(comment);
  expect(edited(text, (rule) => ({ ...rule, name: 'night' }))).toBe(text.replace('evening', 'night'));
});

test('parts of a setting are put in and taken out in their place', () => {
  const text = `name: study mode\nkind: setting\nsteps:\n  - target: {asked: light} # whom\n    set: {level: 60, color_temp_kelvin: 2700} # how\n${TAUGHT}`;
  const set = (inside: string): string => text.replace('level: 60, color_temp_kelvin: 2700', inside);
  expect(edited(text, setFirst({ brightness_pct: 80, color_temp_kelvin: 2700 }))).toBe(
    set('color_temp_kelvin: 2700, brightness_pct: 80'),
  );
  expect(edited(text, setFirst({ level: 60 }))).toBe(set('level: 60'));
  expect(edited(text, setFirst({ color_temp_kelvin: 2700 }))).toBe(set('color_temp_kelvin: 2700'));
  expect(edited(text, setFirst({ level: 60, color_temp_kelvin: 2700, effect: 'candle' }))).toBe(
    set('level: 60, color_temp_kelvin: 2700, effect: candle'),
  );
  expect(edited(text, setFirst({ state: 'off' }))).toBe(set('state: "off"'));
});

const THREE = `name: bedtime
kind: procedure
steps:
  # the lights first
  - {target: {all: light, in: here}, set: {state: "off"}} # all of them
  # then the door
  - target: {entity: lock.front_door}
    set: {state: locked} # tight
  # last the blinds
  - {target: {entity: cover.blinds}, set: {state: closed}}
taught: {at: a, words: w}
# the end
`;

test('a step that is taken out leaves the others and their comments', () => {
  expect(edited(THREE, (rule) => withSteps(rule, (steps) => steps.filter((_, i) => i !== 2)))).toBe(
    THREE.replace('  - {target: {entity: cover.blinds}, set: {state: closed}}\n', ''),
  );
  const without = edited(THREE, (rule) => withSteps(rule, (steps) => steps.filter((_, i) => i !== 1)));
  for (const comment of ['the lights first', 'all of them', 'last the blinds', 'the end'])
    expect(without).toContain(`# ${comment}`);
});

test('a step that is added comes after the others', () => {
  const step = { target: { entity: 'light.hall' }, set: { level: 5 } };
  expect(edited(THREE, (rule) => withSteps(rule, (steps) => [...steps, step]))).toBe(
    THREE.replace('closed}}\n', 'closed}}\n  - {target: {entity: light.hall}, set: {level: 5}}\n'),
  );
  expect(edited(THREE, (rule) => withSteps(rule, (steps) => [step, ...steps]))).toContain('# last the blinds');
});

test('a text that means something else without quotes gets them', () => {
  const text = `name: x\nkind: setting\nsteps:\n  - {target: {asked: light}, set: {level: 60}}\n${TAUGHT}`;
  for (const name of [
    'on',
    'no',
    '1e3',
    'a: b',
    'x #y',
    '- z',
    '{a}',
    "'",
    '"',
    'a\nb',
    '*a',
    '&b',
    '!c',
    '%d',
    '@e',
    '`f',
    'null',
    '~',
    ' blank ',
  ]) {
    const now = edited(text, (rule) => ({ ...rule, name, other_names: [name] }));
    expect(parse(now)).toMatchObject({ name, other_names: [name] });
  }
});

test('whatever is made of a rule, the file says it afterwards', () => {
  let seed = 11;
  const draw = (below: number): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  let text = THREE;
  for (let round = 0; round < 300; round++) {
    text = edited(text, (rule) =>
      withSteps(rule, (steps) => {
        const at = draw(steps.length);
        const step = {
          target: { entity: `light.l${draw(9)}` },
          set: { level: draw(100), effect: ['a b', 'on', 'ü'][draw(3)] ?? '' },
        };
        if (draw(3) === 0 && steps.length > 1) return steps.filter((_, i) => i !== at);
        if (draw(2) === 0 && steps.length < 8) return [...steps.slice(0, at), step, ...steps.slice(at)];
        return steps.map((one, i) => (i === at ? step : one));
      }),
    );
  }
  expect(text).toContain('# the end');
});
