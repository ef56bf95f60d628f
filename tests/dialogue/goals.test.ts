import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { openChat } from '../../src/cli/chat/open.ts';
import type { ChatAnswer } from '../../src/cli/chat/session.ts';
import type { Attributes, Home } from '../../src/domain/home.ts';
import { createManualClock } from '../../src/home/clock.ts';

/** A Monday morning, by this machine's clocks. */
const START = new Date(2026, 1, 2, 9).getTime();

const device = (id: string, name: string, state: string, attributes: Attributes = {}) => ({
  id,
  domain: id.split('.')[0] ?? '',
  name,
  aliases: [],
  area: 'Kitchen',
  state,
  attributes,
});
const home: Home = {
  name: 'Tea House',
  unitSystem: 'metric',
  floors: [],
  areas: [{ name: 'Kitchen', aliases: [] }],
  zones: [{ name: 'Home', latitude: 52, longitude: 4, radius: 100 }],
  satellites: [],
  entities: [
    device('light.kitchen', 'Kitchen light', 'off'),
    device('light.table', 'Table lamp', 'off'),
    device('switch.radio', 'Radio', 'off'),
    device('fan.kitchen', 'Kitchen fan', 'off'),
    device('lock.door', 'Kitchen door', 'locked'),
    device('cover.window', 'Kitchen window', 'open', { device_class: 'window', supported_features: 3 }),
    device('weather.home', 'Home weather', 'rainy', { temperature: 9 }),
  ],
};

interface Talk {
  readonly rules: string;
  say(line: string): Promise<ChatAnswer>;
}

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function talk(rules = mkdtempSync(join(tmpdir(), 'understudy-goals-')), startMs = START): Promise<Talk> {
  const clock = createManualClock(startMs);
  const log = { info: () => undefined, problem: () => undefined };
  const chat = await openChat({ home, rules, clock, log, area: 'Kitchen', history: join(rules, 'history.db') });
  ends.push(() => chat.close());
  return { rules, say: (line) => chat.take(line, 0) };
}

const OFFER = 'Black tea steeps for three to five minutes. Shall I set a timer for five minutes?';

describe('after how long something takes', () => {
  test('a timer is offered, and a yes sets it', async () => {
    const { say } = await talk();
    expect(await say('how long does tea steep?')).toMatchObject({ say: OFFER, listening: true });
    expect(await say('yes')).toMatchObject({ say: 'Okay, 5 minutes from now.', listening: false });
    expect((await say('@advance 5m')).say).toMatch(/timer/);
  });

  test('another length of time in place of a yes is the timer', async () => {
    const { say } = await talk();
    await say('how long do I boil an egg');
    expect((await say('yes, but make it seven minutes')).say).toBe('Okay, 7 minutes from now.');
  });

  test('a timer of that length that runs here already is not offered', async () => {
    const { say } = await talk();
    await say('set a timer for five minutes');
    expect(await say('how long does tea steep?')).toMatchObject({ listening: false });
  });

  test('it is not offered any more after two noes, also after a restart, but is answered', async () => {
    const { say, rules } = await talk();
    for (const question of ['how long does tea steep?', 'how long does rice simmer?']) {
      expect((await say(question)).listening).toBe(true);
      expect(await say('no')).toMatchObject({ listening: false });
    }
    expect(await say('how long do carrots boil?')).toMatchObject({ say: 'Sliced carrots take six to eight minutes.' });
    expect(readFileSync(join(rules, '.state', 'interruptions.yaml'), 'utf8')).toContain('timer-after-answer');
    await ends.pop()?.();
    const again = await talk(rules, START + 86_400_000);
    expect(await again.say('how long does tea steep?')).toMatchObject({ listening: false });
  });

  test('what is said instead of an answer is taken as it is, and counts for no no', async () => {
    const { say } = await talk();
    for (const request of ['turn on the radio', 'turn off the radio', 'turn on the table lamp']) {
      expect((await say('how long does tea steep?')).listening).toBe(true);
      const reply = await say(request);
      expect(reply.calls).toHaveLength(1);
      expect(reply.say).not.toContain('timer');
      await say('@advance 5m');
    }
  });

  test('nothing is offered to whom says it again in other words', async () => {
    const { say } = await talk();
    await say('how long does tea steep?');
    expect(await say('how long does green tea steep?')).toMatchObject({ listening: false });
  });

  test('nothing is offered where somebody asked for quiet', async () => {
    const { say } = await talk();
    await say('be quiet until eight pm');
    expect((await say('how long does tea steep?')).listening).toBe(false);
  });

  test('a yes later is no answer any more', async () => {
    const { say } = await talk();
    await say('how long does tea steep?');
    await say('@advance 10m');
    expect((await say('yes')).say).not.toContain('from now');
  });
});

describe('after the weather', () => {
  test('open windows are offered to be closed where it rains, and none where they are closed', async () => {
    const { say } = await talk();
    expect(await say("what's the weather")).toMatchObject({
      say: expect.stringMatching(/rain.* Shall I close the windows\?$/),
      listening: true,
    });
    expect(await say('yes')).toMatchObject({
      calls: [{ domain: 'cover', service: 'close_cover', target: { entity_id: ['cover.window'] } }],
      changed: { 'cover.window': { state: 'closed' } },
    });
    await say('@advance 30m');
    expect(await say("what's the weather")).toMatchObject({ listening: false });
  });

  test('nothing is offered where it is dry, nor at night', async () => {
    const { say } = await talk();
    await say('@state weather.home sunny');
    expect(await say('is it raining?')).toMatchObject({ listening: false, say: expect.stringMatching(/^Not now/) });
    await say('@state weather.home rainy');
    await say('@advance 14h');
    expect((await say("what's the weather")).listening).toBe(false);
  });
});

describe('what the people of a home do by themselves', () => {
  /** Days on which the lamp follows the fan, among other requests. */
  async function days({ say }: Talk, next: string, back: string): Promise<void> {
    for (let day = 0; day < 6; day++) {
      for (const line of ['turn on the fan', next, '@advance 2h', 'turn off the fan', '@advance 1h', back])
        await say(line);
      for (const line of ['turn on the radio', '@advance 1h', 'what time is it', '@advance 1h', 'turn off the radio'])
        await say(line);
      await say('@advance 19h');
    }
  }

  test('is offered after the same request, also after a restart, and "why" tells how often it was so', async () => {
    const first = await talk();
    await days(first, 'turn on the table lamp', 'turn off the table lamp');
    await ends.pop()?.();
    const { say } = await talk(first.rules, START + 6 * 86_400_000);
    expect(await say('turn on the fan')).toMatchObject({
      listening: true,
      say: expect.stringMatching(/Shall I turn on the table lamp\?$/i),
    });
    expect((await say('why?')).say).toMatch(/Here that was asked for next \d of \d times\./);
    expect(await say('yes')).toMatchObject({ changed: { 'light.table': { state: 'on' } } });
    await say('@advance 3h');
    await say('turn off the fan');
    await say('@advance 3h');
    // It is on already: nothing is left to do.
    expect((await say('turn on the fan')).listening).toBe(false);
  }, 60_000);

  test('is not offered where it opens what needs a yes each time', async () => {
    const lived = await talk();
    for (let day = 0; day < 6; day++) {
      for (const line of ['turn on the fan', 'unlock the kitchen door', 'yes', '@advance 2h', 'lock the kitchen door'])
        await lived.say(line);
      for (const line of ['turn off the fan', '@advance 1h', 'turn on the radio', '@advance 1h', 'turn off the radio'])
        await lived.say(line);
      await lived.say('@advance 20h');
    }
    expect((await lived.say('turn on the fan')).say).not.toMatch(/lock/);
  }, 60_000);
});

test("a home's own facts and goals are used, and a file with a mistake is left out", async () => {
  const rules = mkdtempSync(join(tmpdir(), 'understudy-goals-'));
  mkdirSync(join(rules, 'knowledge'));
  writeFileSync(
    join(rules, 'knowledge', 'facts.yaml'),
    '- about: [sourdough]\n  how: [rest]\n  answer: "Our sourdough rests for 40 minutes."\n',
  );
  writeFileSync(join(rules, 'knowledge', 'goals.yaml'), '- id: timer-after-answer\n  offer: 7\n');
  const { say } = await talk(rules);
  expect(await say('how long does sourdough rest?')).toMatchObject({
    say: 'Our sourdough rests for 40 minutes. Shall I set a timer for 40 minutes?',
  });
  expect(existsSync(join(rules, 'knowledge', 'goals.yaml'))).toBe(true);
});
