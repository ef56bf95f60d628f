import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Vocabulary } from '../../src/domain/vocabulary.ts';
import { openEars } from '../../src/hearing/ears.ts';
import { type RecognitionEngine, recognise } from '../../src/hearing/engine.ts';
import { openUnderstudyEngine } from '../../src/hearing/understudy/engine.ts';
import { openFliteVoice } from '../../src/voice/flite-voice.ts';

/**
 * A network with random weights: what it hears means nothing, but it is the same each time. How well the real one hears
 * is measured elsewhere; here it is that nothing gets lost on the way.
 */
const RANDOM = fileURLToPath(new URL('./acoustic/tiny.onnx', import.meta.url));

const lamps = (id: string, ...rooms: readonly string[]): Vocabulary => ({
  id,
  start: { request: 'lamp', definition: 'lamp', confirmation: 'answer', choice: 'lamp' },
  rules: {
    lamp: { sequence: ['turn', { oneOf: ['on', 'off'] }, 'the', { oneOf: rooms }, 'light'] },
    answer: { oneOf: ['yes', 'no'] },
  },
  openWords: [],
  pronunciations: {},
});
const vocabulary = lamps('one', 'kitchen', 'garden', 'bedroom');

/** Two seconds of saw teeth that change their pitch. */
const sound = Int16Array.from({ length: 32_000 }, (_, at) => ((at * (3 + Math.floor(at / 2_000))) % 400) * 40 - 8_000);
const SENTENCE = /^turn (on|off) the (kitchen|garden|bedroom) light$/;

describe('our own recogniser', () => {
  let engine: RecognitionEngine;
  beforeAll(() => {
    engine = openUnderstudyEngine(RANDOM);
  });
  afterAll(() => engine.close());

  test('finds sentences of what is expected, with times that follow each other', async () => {
    const [best] = await recognise(engine, sound, { vocabulary });
    expect(best?.text).toMatch(SENTENCE);
    const times = best?.words.flatMap(({ startMs, endMs }) => [startMs, endMs]) ?? [];
    expect(times).toEqual([...times].sort((one, other) => one - other));
    expect(times.at(-1)).toBeLessThanOrEqual(2_000);
    const [answer] = await recognise(engine, sound, { vocabulary, expects: 'confirmation' });
    expect(answer?.text).toMatch(/^(yes|no)$/);
  });

  test.each([512, 3_333])(
    'finds the same when sound comes in portions of %d and is asked for in between',
    async (size) => {
      const whole = await recognise(engine, sound, { vocabulary });
      const recognition = engine.begin({ vocabulary });
      for (let at = 0; at < sound.length; at += size) {
        recognition.accept(sound.slice(at, at + size));
        if (at % (4 * size) === 0) void recognition.partial();
      }
      expect(await recognition.finish()).toEqual(whole);
    },
  );

  test('serves utterances that overlap, each with the language that it began with', async () => {
    const one = engine.begin({ vocabulary });
    one.accept(sound.slice(0, 16_000));
    const other = engine.begin({ vocabulary: lamps('two', 'attic') });
    other.accept(sound);
    one.accept(sound.slice(16_000));
    expect((await other.finish())[0]?.text).toMatch(/^turn (on|off) the attic light$/);
    expect((await one.finish())[0]?.text).toMatch(SENTENCE);
  });

  test('takes a grammar, and says where one has a mistake', async () => {
    const [best] = await recognise(engine, sound, { jsgf: 'public <a> = good (morning | evening);' });
    expect(best?.text).toMatch(/^good (morning|evening)$/);
    await expect(recognise(engine, sound, { jsgf: 'public <a> = (b;' })).rejects.toMatchObject({ code: 'BAD_USAGE' });
  });

  test('finds nothing in next to no sound, and goes on after what was cancelled', async () => {
    expect(await recognise(engine, new Int16Array(0), { vocabulary })).toEqual([]);
    expect(await recognise(engine, sound.slice(0, 1_500), { vocabulary })).toEqual([]);
    const dropped = engine.begin({ vocabulary });
    dropped.accept(sound);
    dropped.cancel();
    expect(await dropped.partial()).toBeUndefined();
    expect((await recognise(engine, sound, { vocabulary }))[0]?.text).toMatch(SENTENCE);
  });

  test('fails what was under way when it is closed, and starts anew after that', async () => {
    const lost = engine.begin({ vocabulary });
    lost.accept(sound);
    const finished = lost.finish();
    await Promise.all([expect(finished).rejects.toMatchObject({ code: 'HEARING_FAILED' }), engine.close()]);
    expect((await recognise(engine, sound, { vocabulary }))[0]?.text).toMatch(SENTENCE);
  });
});

test('whoever listens along is told of words while somebody speaks', async () => {
  const voice = await openFliteVoice({ voice: 'rms' });
  const spoken = await voice.speak('turn on the kitchen light');
  await voice.close();
  const told: string[] = [];
  const ears = openEars({
    engine: openUnderstudyEngine(RANDOM),
    vocabulary: () => vocabulary,
    clock: { now: () => 0, after: () => () => undefined },
    log: { info: () => undefined, problem: () => undefined },
    onPartial: (siteId, { text }) => told.push(`${siteId}: ${text}`),
  });
  const listener = ears.listen({ siteId: 'kitchen', expects: 'request' });
  const room = new Int16Array(spoken.samples.length + 24_000);
  room.set(spoken.samples, 8_000);
  listener.accept(room);
  listener.stop();
  await listener.heard;
  await ears.close();
  expect(told.length).toBeGreaterThan(0);
  expect(told.every((line) => line.startsWith('kitchen: turn'))).toBe(true);
});

test('an acoustic model that is not there is told in words', async () => {
  const engine = openUnderstudyEngine('/nowhere/acoustic.onnx');
  await expect(recognise(engine, sound, { vocabulary })).rejects.toMatchObject({
    code: 'HEARING_FAILED',
    message: expect.stringContaining('/nowhere/acoustic.onnx'),
  });
  await engine.close();
});
