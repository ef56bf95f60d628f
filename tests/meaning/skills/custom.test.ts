import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { parse, stringify } from 'yaml';
import { readSkillFile } from '../../../src/concepts/skill-file.ts';
import type { CustomSkill } from '../../../src/domain/custom-skill.ts';
import type { Meaning } from '../../../src/domain/meaning.ts';
import { readHomeFile } from '../../../src/home/home-file/home-file.ts';
import { overlapsOf } from '../../../src/meaning/skills/custom-overlaps.ts';
import { compileNames, createUnderstanding } from '../../../src/meaning/understand.ts';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
const page = read('../../../docs/skills.md');
const table: {
  skills: object[];
  for: Record<string, string[]>;
  nobody: string[];
} = parse(read('./custom.yaml'));

function skillOf(text: string): CustomSkill {
  const skill = readSkillFile(text, 'example.yaml', 'example');
  if (skill.outcome === 'broken') throw new Error(JSON.stringify(skill.problems));
  return skill.skill;
}

const documented = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map((match) => skillOf(match[1] ?? ''));
const skills = [...documented, ...table.skills.map((skill) => skillOf(stringify(skill)))];
const home = await readHomeFile(fileURLToPath(new URL('../../homes/birch-house.yaml', import.meta.url)));
const { understand } = createUnderstanding(home, [], skills);
const plain = createUnderstanding(home, []);
const names = new Set(skills.map(({ name }) => name));

function write(meaning: Meaning): string {
  if (meaning.outcome !== 'understood') return meaning.outcome;
  return meaning.intents
    .map(({ name, slots }) => [name, ...Object.entries(slots).map(([slot, value]) => `${slot}=${value}`)].join(' '))
    .join('; ');
}
const say = (text: string): string => write(understand(text, { area: 'Living room' }));
const words = (written: string): readonly string[] => written.split(/ (?=\w+=)/).sort();

describe('the page on skills', () => {
  const rows = [...page.matchAll(/^\| ([^|]+) \| ((?:not )?[A-Z]\w+[^|]*) \|$/gm)].map(
    (match): readonly [string, string] => [match[1]?.trim() ?? '', match[2]?.trim() ?? ''],
  );

  test('has examples', () => {
    expect(documented.length).toBeGreaterThan(3);
    expect(rows.length).toBeGreaterThan(12);
  });

  test.each(rows)('says what is: "%s" is %s', (text, means) => {
    if (means.startsWith('not ')) expect(say(text)).not.toMatch(new RegExp(`^${means.slice(4)}`));
    else expect(words(say(text))).toEqual(words(means));
  });
});

describe('a skill by example', () => {
  const wordings = Object.entries(table.for).flatMap(([name, texts]) => texts.map((text) => [text, name] as const));

  test.each(wordings)('"%s" is for %s', (text, name) => {
    expect(say(text).split(' ')[0]).toBe(name);
  });

  test.each(table.nobody)('"%s" is for none of them', (text) => {
    expect(names).not.toContain(say(text).split(' ')[0]);
  });

  test('takes nothing that is understood without it, nor asks less', () => {
    const said = ['../requests.yaml', '../holes.yaml'].flatMap((file): { say: string }[] => parse(read(file)));
    expect(said.length).toBeGreaterThan(30);
    for (const { say: text } of said)
      expect([text, write(understand(text, { area: 'Living room' }))]).toEqual([
        text,
        write(plain.understand(text, { area: 'Living room' })),
      ]);
  });

  test('comes with the whole call: numbers as numbers, seconds for minutes, the device by its id', () => {
    const meaning = understand('send Robbie to the kitchen', {});
    expect(meaning).toMatchObject({
      intents: [
        {
          targets: ['vacuum.robbie'],
          call: { domain: 'vacuum', service: 'send_command', data: { command: 'goto', params: { room: 'Kitchen' } } },
          answer: 'Robbie is on the way to the Kitchen.',
        },
      ],
    });
    expect(understand('water the plants for half an hour', {})).toMatchObject({
      intents: [{ call: { data: { variables: { seconds: 1800 } } } }],
    });
  });

  test('is for the room in which it is said, or for all of a kind where that is said', () => {
    const target = { target: { entity_id: ['light.kitchen_light'] } };
    for (const [text, area] of [
      ['evening light please', 'Kitchen'],
      ['evening light in the kitchen', 'Bedroom'],
    ] as const)
      expect(understand(text, { area })).toMatchObject({ outcome: 'understood', intents: [{ call: target }] });
  });

  test('says which slot is missing', () => {
    expect(understand('tell the kids', {})).toMatchObject({
      outcome: 'unsupported',
      reason: expect.stringContaining('the message'),
    });
  });

  test('of two that fit alike neither is taken', () => {
    const twins = ['Blue', 'Green'].map((colour) =>
      skillOf(
        `name: Party${colour}\ndescription: d\nsay: [start the big ${colour.toLowerCase()} party, begin our party, party on]\ncall: {domain: script, service: turn_on, target: script.x}\n`,
      ),
    );
    const either = createUnderstanding(home, [], twins).understand('begin our party', {});
    expect(either).toMatchObject({ outcome: 'unsupported', reason: expect.stringContaining('one of two things') });
  });

  test('never takes over the conversation, and never throws', () => {
    const rude = skillOf(
      'name: Rude\ndescription: d\nsay: [never mind, "yes", "well {what}"]\nslots: {what: {type: text}}\ncall: {domain: script, service: turn_on, target: script.x}\n',
    );
    const meaning = createUnderstanding(home, [], [rude]);
    for (const text of ['never mind', 'yes'])
      expect(meaning.understand(text, {})).toMatchObject({ intents: [{ kind: 'talk' }] });
    for (const text of ['', ',', 'well', 'well well well', 'well '.repeat(90), 'the the the'])
      expect(meaning.understand(text, {}).outcome).toBeDefined();
  });

  test('whose sentences mean something already, or fit another skill, is told so', () => {
    const greedy = skillOf(
      'name: Greedy\ndescription: d\nsay: [turn on the kettle, brew some coffee, give me the moon]\ncall: {domain: script, service: turn_on, target: script.x}\n',
    );
    const lexicon = compileNames(home, [], [...documented, greedy]);
    const told = overlapsOf(lexicon.skills ?? [], lexicon, (text) => plain.understand(text, {}))
      .filter(({ skill }) => skill === greedy)
      .map(({ sample, message }) => `${sample}: ${message}`);
    expect(told).toContainEqual(expect.stringMatching(/^0: .*means HassTurnOn already; Greedy wins/));
    expect(told).toContainEqual(expect.stringMatching(/^1: .*fits BrewCoffee as well/));
    expect(told.filter((line) => line.startsWith('2:'))).toEqual([]);
  });
});
