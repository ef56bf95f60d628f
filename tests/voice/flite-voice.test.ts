import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { FliteThread } from '../../src/voice/flite-thread.ts';
import { openFliteVoice, type PiecewiseVoice } from '../../src/voice/flite-voice.ts';

describe('the Flite voice', () => {
  let voice: PiecewiseVoice;
  beforeAll(async () => {
    voice = await openFliteVoice({ voice: 'slt' });
  });
  afterAll(() => voice.close());

  const loudest = (samples: Int16Array) => samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);

  test('speaks a reply as audible 16 kHz sound of a plausible length', async () => {
    const { samples, rateHz } = await voice.speak("I don't know what study mode is. Can you teach me?");
    expect(rateHz).toBe(16_000);
    expect(samples.length / rateHz).toBeGreaterThan(2);
    expect(samples.length / rateHz).toBeLessThan(6);
    expect(loudest(samples)).toBeGreaterThan(3_000);
  });

  test('says the same text the same way, and another text another way', async () => {
    const [first, second, other] = await Promise.all(
      ['warm white', 'warm white', 'cool white'].map((t) => voice.speak(t)),
    );
    expect(first?.samples).toEqual(second?.samples);
    expect(first?.samples).not.toEqual(other?.samples);
  });

  test('gives the sentences of a long text one by one, together the same as in one go', async () => {
    const text = 'The blinds are closed. The light is at 60%. Good night.';
    const pieces: number[] = [];
    for await (const { samples } of voice.speakPieces(text)) pieces.push(samples.length);
    expect(pieces).toHaveLength(3);
    const whole = await voice.speak(text);
    expect(whole.samples.length).toBe(pieces.reduce((sum, length) => sum + length));
  });

  test('takes an option, a file name or markup for words', async () => {
    for (const text of ['--help', '-f /etc/passwd', '<speak><p>hello</p></speak>', '-voice file:///etc/passwd']) {
      const { samples } = await voice.speak(text);
      expect(samples.length).toBeGreaterThan(4_000);
    }
  });

  test.each(['', ' ', '😀', '\u0000', '...'])('gives silence of no length for %j', async (text) => {
    expect((await voice.speak(text)).samples).toHaveLength(0);
  });

  test.each(['rms', 'awb', 'kal'] as const)('speaks at 16 kHz as %s', async (name) => {
    const other = await openFliteVoice({ voice: name, rate: 1.2 });
    const { samples, rateHz } = await other.speak('hello');
    await other.close();
    expect(rateHz).toBe(16_000);
    expect(loudest(samples)).toBeGreaterThan(1_000);
  });

  test('refuses a voice that does not exist and a rate that is no rate', async () => {
    await expect(openFliteVoice({ voice: 'toString' as 'slt' })).rejects.toMatchObject({ code: 'BAD_OPTIONS' });
    await expect(openFliteVoice({ voice: 'slt', rate: Number.NaN })).rejects.toMatchObject({ code: 'BAD_OPTIONS' });
  });
});

test('what waits for a lost thread fails, and the next text is spoken by a new one', async () => {
  const thread = new FliteThread();
  const request = { voice: 'slt', rate: 1, text: 'hello there' } as const;
  const lost = thread.say(request);
  await Promise.all([expect(lost).rejects.toMatchObject({ code: 'VOICE_FAILED' }), thread.close()]);
  const { samples } = await thread.say(request);
  expect(samples.length).toBeGreaterThan(4_000);
  await thread.close();
});
