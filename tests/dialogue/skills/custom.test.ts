import { afterEach, expect, test } from '@jest/globals';
import { readSkillFile } from '../../../src/concepts/skill-file.ts';
import type { CustomSkill } from '../../../src/domain/custom-skill.ts';
import { type More, type Talk, talkWith } from '../../support/talk.ts';

function skillOf(text: string): CustomSkill {
  const read = readSkillFile(text, 'x.yaml', 'x');
  if (read.outcome === 'broken') throw new Error(JSON.stringify(read.problems));
  return read.skill;
}

const EVENING = skillOf(`name: EveningLight
description: Evening light in a room
say: ["evening light in the {room} at {level} percent", "make the {room} cosy for the evening", "cosy evening"]
slots:
  room: {type: area, default: here}
  level: {type: number, from: 1, to: 100, unit: percent, default: 30}
call: {domain: light, service: turn_on, target: {all: light, in: "{room}"}, data: {brightness_pct: "{level}"}}
answer: Evening in the {room}.
`);
const VISITOR = skillOf(`name: LetVisitorIn
description: Opens for a visitor
say: ["let the visitor in", "a guest is at the gate", "welcome our guest"]
call: {domain: lock, service: unlock, target: lock.front_door}
answer: Come in.
`);
const BROKEN = skillOf(`name: Impossible
description: A service that the hub does not have
say: ["do the impossible dance", "impossible dance please", "begin the impossible dance"]
call: {domain: nowhere, service: dance}
`);

let talk: Talk | undefined;
afterEach(async () => {
  await talk?.close();
  talk = undefined;
});
async function begin(more: More): Promise<Talk> {
  talk = await talkWith('birch-house.yaml', 'Bedroom', undefined, more);
  return talk;
}

test('a skill makes its call with what was said, and answers in its words', async () => {
  const { say } = await begin({ skills: [EVENING] });
  const reply = await say('evening light in the kitchen at 20 percent please');
  expect(reply).toMatchObject({
    say: 'Evening in the Kitchen.',
    calls: [
      {
        domain: 'light',
        service: 'turn_on',
        target: { entity_id: ['light.kitchen_light'] },
        data: { brightness_pct: 20 },
      },
    ],
    changed: { 'light.kitchen_light': { state: 'on' } },
  });
});

test('in other words it is done in the room in which it is said', async () => {
  const { say } = await begin({ skills: [EVENING] });
  const there = await say('cosy evening in the study');
  expect(Object.keys(there.changed).sort()).toEqual(['light.study_lamp', 'light.study_light']);
  const here = await say('a cosy evening please');
  expect(Object.keys(here.changed).sort()).toEqual(['light.bedroom_lamp', 'light.bedroom_light', 'light.noras_light']);
});

test('what is sensitive asks first, again where the answer is none, and is done after a yes', async () => {
  const { say } = await begin({ skills: [VISITOR] });
  const asked = await say('let the visitor in');
  expect(asked).toMatchObject({ listening: true, calls: [], say: 'Shall I really unlock the Front door?' });
  const again = await say('purple monkeys');
  expect(again).toMatchObject({ listening: true, calls: [], say: expect.stringContaining('yes or no') });
  const done = await say('yes');
  expect(done).toMatchObject({ say: 'Come in.', changed: { 'lock.front_door': { state: 'unlocked' } } });
});

test('what is sensitive is left alone after a no', async () => {
  const { say } = await begin({ skills: [VISITOR] });
  await say('let the visitor in');
  expect(await say('no')).toMatchObject({ calls: [], changed: {} });
});

test('undo after a skill takes back nothing that came before it', async () => {
  const { say } = await begin({ skills: [EVENING] });
  await say('turn on the kettle');
  await say('cosy evening');
  expect((await say('undo that')).changed).toEqual({});
});

test('a skill can wait for its time', async () => {
  const { say } = await begin({ skills: [EVENING] });
  expect((await say('cosy evening in ten minutes')).calls).toEqual([]);
  const later = await say('@advance 11m');
  expect(Object.keys(later.changed)).toContain('light.bedroom_light');
});

test('a call that the hub refuses is told', async () => {
  const { say } = await begin({ skills: [BROKEN] });
  expect((await say('do the impossible dance')).say).toMatch(/nowhere\.dance/);
});

test('what is not for us goes to the hub’s own agent where that is wanted, and nowhere else', async () => {
  const unknown = 'what is the capital of France';
  const asked = await begin({ forwards: true });
  expect((await asked.say(unknown)).say).toBe("Sorry, I couldn't understand that");
  await asked.close();
  const kept = await begin({});
  expect((await kept.say(unknown)).say).not.toBe("Sorry, I couldn't understand that");
});

test('what would be asked about is asked about, not passed on', async () => {
  const { say } = await begin({ forwards: true });
  expect(await say('set the bedroom light to flurble')).toMatchObject({
    listening: true,
    say: expect.stringMatching(/flurble.*teach/),
  });
});
