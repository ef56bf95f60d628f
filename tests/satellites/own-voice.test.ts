import { describe, expect, test } from '@jest/globals';
import type { Heard } from '../../src/domain/heard.ts';
import { createManualClock } from '../../src/home/clock.ts';
import { rememberOwnVoice } from '../../src/satellites/own-voice.ts';
import { spokenText } from '../../src/voice/spoken-text.ts';
import { spoken } from './sounds.ts';
import { atEachBroker } from './suite.ts';
import { eventually, pause } from './world.ts';

/** How long what was said may ring on. */
const AFTERWARDS_MS = 500;

/** Words that took so long, known at once. */
const heardAs = (text: string, audioMs: number): Heard => ({
  outcome: 'heard',
  hypotheses: [{ text, confidence: 0.9, words: [] }],
  timing: { audioMs, decodeMs: 0, endpointMs: 0 },
});

/** The assistant says a text for two seconds; then so long passes; then this has just been heard. */
function echoes(said: string, afterMs: number, text: string, audioMs = 1_000): boolean {
  const clock = createManualClock(1_000_000);
  const own = rememberOwnVoice(clock, spokenText);
  const over = own.says(said);
  clock.advance(2_000);
  if (afterMs >= 0) over();
  clock.advance(Math.max(0, afterMs));
  return own.echoes(heardAs(text, audioMs));
}

describe('what is heard', () => {
  test.each([
    ['its own words while it speaks', 'Okay, I turned off the kitchen light.', -1, 'turn off the kitchen light', true],
    ['numbers as it reads them', 'The lamp is at 60%.', 100, 'the lamp is at sixty percent', true],
    ['other words while it speaks', 'Okay, I turned off the kitchen light.', -1, 'open the blinds', false],
    [
      'the end of its words right after them',
      'Shall I really unlock the front door?',
      500,
      'unlock the front door',
      true,
    ],
    ['a repeated sentence a second later', 'Shall I unlock the front door?', 1_500, 'unlock the front door', true],
    ['the same sentence long after', 'Shall I unlock the front door?', 4_000, 'unlock the front door', false],
    ['a word of its question as the answer', 'Did you say on, or off?', 1_200, 'off', false],
    ['nothing', 'Did you say on, or off?', 0, '', false],
  ])('is told from speech: %s', (_, said, afterMs, text, own) => {
    expect(echoes(said, afterMs, text)).toBe(own);
  });
  test('is not its own before anything was said', () => {
    expect(rememberOwnVoice(createManualClock(0), String).echoes(heardAs('turn on the light', 1_000))).toBe(false);
  });
});

atEachBroker('the assistant', ({ open }) => {
  test('does not obey its own voice from another room, and still hears who speaks after it', async () => {
    const world = await open();
    const [kitchen, hall] = [
      await world.satellite('kitchen', { speed: 1 }),
      await world.satellite('hall', { speed: 1 }),
    ];
    await pause(100);
    let playing = false;
    hall.watch(({ kind }) => {
      playing ||= kind === 'say';
    });
    kitchen.wake();
    await kitchen.untilListening();
    const said = world.satellites.announce('hall', 'lamp '.repeat(80));
    await eventually('the hall speaks', () => playing);
    await kitchen.say(spoken('lamp'));
    await pause(600);
    expect(world.mind.answered).toEqual([]);
    await said;
    await pause(AFTERWARDS_MS);
    kitchen.wake();
    await kitchen.untilListening();
    await kitchen.say(spoken('lamp'));
    await eventually('somebody is answered', () => world.mind.answered.length > 0);
    expect(world.mind.answered).toEqual(['kitchen: lamp']);
  });
});
