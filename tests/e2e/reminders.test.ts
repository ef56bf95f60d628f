import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { openChat } from '../../src/cli/chat/open.ts';
import type { ChatAnswer } from '../../src/cli/chat/session.ts';
import type { Home } from '../../src/domain/home.ts';
import { createManualClock } from '../../src/home/clock.ts';
import { defaultHome } from '../../src/home/demo-home/default-home.ts';

/** A Monday, by this machine's clocks. */
const START = new Date(2026, 1, 2).getTime();
const bins = {
  id: 'binary_sensor.bins',
  domain: 'binary_sensor',
  name: 'Bins',
  aliases: [],
  area: 'Garden',
  state: 'off',
  attributes: { device_class: 'vibration' },
};
const home: Home = { ...defaultHome(), entities: [...defaultHome().entities, bins] };

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function house(startMs: number, folder = mkdtempSync(join(tmpdir(), 'understudy-reminders-'))) {
  const clock = createManualClock(startMs);
  const log = { info: () => undefined, problem: () => undefined };
  const history = join(folder, 'history.db');
  const chat = await openChat({ home, rules: folder, clock, log, area: 'Living room', history });
  ends.push(() => chat.close());
  const say = (line: string): Promise<ChatAnswer> => chat.take(line, 0);
  const until = (day: number, hour: number, minute = 0): Promise<ChatAnswer> => {
    const at = new Date(2026, 1, 2 + day, hour, minute).getTime();
    return say(`@advance ${(at - clock.now()) / 1000}s`);
  };
  return { say, until, folder };
}

test('a reminder on arrival in the demo home: asked for by voice, told at home, over after that, also after a restart', async () => {
  const first = await house(START);
  await first.say('@speaker Ben');
  expect(await first.say('when I get home remind me to take the bins out')).toMatchObject({
    listening: true,
    say: 'Shall I remind you when you get home: take the bins out?',
  });
  await first.say('yes');
  expect(readdirSync(join(first.folder, 'reminders'))).toContain('take-the-bins-out--ben.yaml');
  await ends.pop()?.();
  const again = await house(START + 3_600_000, first.folder);
  expect((await again.say('@person Ben zone Home')).say).toBe('Ben, here is your reminder: take the bins out.');
  expect((await again.say('@person Ben zone Work')).say).toBe('');
  expect((await again.say('@person Ben zone Home')).say).toBe('');
}, 60_000);

test('what is done by hand each Tuesday evening is offered as a reminder once, and told from then on', async () => {
  const { say, until } = await house(START);
  for (let week = 0; week < 8; week++) {
    await until(week * 7 + 1, 19, 25 + ((week * 5) % 11));
    await say('@state binary_sensor.bins on');
    await until(week * 7 + 1, 19, 45);
    await say('@state binary_sensor.bins off');
  }
  await until(8 * 7, 10);
  const asked = await say('do you have any suggestions?');
  expect(asked).toMatchObject({
    listening: true,
    say: 'You usually see to the bins on Tuesday, at about 7:30 PM. Shall I remind you?',
  });
  expect((await say('why?')).say).toMatch(/in 8 of the last 8 weeks/);
  expect((await say('yes')).say).toBe("Okay, I'll remind you every Tuesday at 7:30 PM: see to the bins.");
  expect((await say('do you have any suggestions?')).say).not.toContain('bins');
  expect((await until(8 * 7 + 1, 19, 31)).say).toContain('Here is your reminder: see to the bins.');
}, 120_000);
