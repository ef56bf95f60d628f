import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Clock } from '../../src/domain/clock.ts';
import type { Expectation, Vocabulary } from '../../src/domain/vocabulary.ts';
import { openEars } from '../../src/hearing/ears.ts';
import type { RecognitionEngine } from '../../src/hearing/engine.ts';
import { openSoundSwallower } from '../../src/hearing/soundswallower/engine.ts';
import type { Task } from '../../src/hearing/soundswallower/worker.ts';
import { RecogniserThread } from '../../src/hearing/thread/thread.ts';
import { transcribe } from '../../src/hearing/transcribe.ts';
import { openFliteVoice, type PiecewiseVoice } from '../../src/voice/flite-voice.ts';

const vocabulary: Vocabulary = {
  id: 'lamps',
  start: { request: 'lamp', definition: 'lamp', confirmation: 'answer', choice: 'lamp' },
  rules: {
    lamp: { sequence: ['turn', { oneOf: ['on', 'off'] }, 'the', { oneOf: ['kitchen light', 'garden light'] }] },
    answer: { oneOf: ['yes', 'no'] },
  },
  openWords: [],
  pronunciations: {},
};
const clock: Clock = { now: () => performance.now(), after: () => () => undefined };

describe('listening', () => {
  let engine: RecognitionEngine;
  let voice: PiecewiseVoice;
  const problems: string[] = [];
  const log = { info: () => undefined, problem: (line: string) => problems.push(line) };
  beforeAll(async () => {
    engine = openSoundSwallower();
    voice = await openFliteVoice({ voice: 'rms' });
  });
  afterAll(() => Promise.all([engine.close(), voice.close()]));

  async function said(text: string): Promise<Int16Array> {
    const { samples } = await voice.speak(text);
    const sound = new Int16Array(samples.length + 24_000);
    sound.set(samples, 8_000);
    return sound;
  }
  const ears = () => openEars({ engine, vocabulary: () => vocabulary, clock, log });
  const listen = (expects: Expectation = 'request') => ears().listen({ siteId: 'kitchen', expects });

  test('the start rule follows what is expected', async () => {
    const listener = listen('confirmation');
    listener.accept(await said('yes'));
    expect(await listener.heard).toMatchObject({ outcome: 'heard', hypotheses: [{ text: 'yes' }] });
  });

  test('a listener that is stopped decodes what came so far', async () => {
    const listener = listen();
    listener.accept((await said('turn off the garden light')).subarray(0, -20_000));
    listener.stop();
    expect(await listener.heard).toMatchObject({
      outcome: 'heard',
      hypotheses: [{ text: 'turn off the garden light' }],
    });
  });

  test('a listener that is cancelled has heard nothing', async () => {
    const listener = listen();
    listener.accept(await said('turn off the garden light'));
    listener.cancel();
    listener.stop();
    expect(await listener.heard).toMatchObject({ outcome: 'rejected', reason: 'no-speech' });
  });

  test.each([
    ['silence', () => new Int16Array(200_000)],
    [
      'the loudest square wave',
      () => Int16Array.from({ length: 200_000 }, (_, i) => (i % 100 < 50 ? 32_767 : -32_768)),
    ],
    [
      'ten megabytes of noise',
      () => Int16Array.from({ length: 5_000_000 }, (_, i) => Math.imul(i, 2_654_435_761) >> 20),
    ],
    ['single clicks', () => Int16Array.from({ length: 200_000 }, (_, i) => (i % 16_000 === 0 ? 30_000 : 0))],
  ])('%s is not taken for a command', async (_, sound) => {
    const listener = listen();
    listener.accept(sound());
    listener.stop();
    expect((await listener.heard).outcome).toBe('rejected');
  });

  test('nothing at all, stopped, is no speech', async () => {
    const listener = listen();
    listener.stop();
    expect(await listener.heard).toMatchObject({ outcome: 'rejected', reason: 'no-speech' });
  });

  test('a stream that stops coming is ended by the clock', async () => {
    const tasks: (() => void)[] = [];
    const manual: Clock = {
      now: () => 0,
      after: (_, task) => {
        tasks.push(task);
        return () => undefined;
      },
    };
    const { heard } = openEars({ engine, vocabulary: () => vocabulary, clock: manual, log }).listen({
      siteId: 'kitchen',
      expects: 'request',
    });
    for (const task of tasks) task();
    expect(await heard).toMatchObject({ outcome: 'rejected', reason: 'no-speech' });
  });

  test('other speech is rejected as not in the language', async () => {
    const listener = listen();
    listener.accept(await said('my sister is coming over for dinner on thursday'));
    expect(await listener.heard).toMatchObject({ outcome: 'rejected', reason: 'out-of-vocabulary' });
  });

  test('a whole recording, at another rate, is transcribed by the language and by a grammar file', async () => {
    const sound = await said('turn on the kitchen light');
    const slow = {
      samples: Int16Array.from({ length: sound.length * 2 }, (_, i) => sound[i >> 1] ?? 0),
      rateHz: 32_000,
    };
    const heard = await transcribe(engine, slow, { vocabulary }, clock);
    expect(heard).toMatchObject({ outcome: 'heard', hypotheses: [{ text: 'turn on the kitchen light' }] });
    const jsgf = 'public <a> = turn (on|off) the (chicken | kitchen | sitting room) (light | lights);';
    const other = await transcribe(engine, { samples: sound, rateHz: 16_000 }, { jsgf }, clock);
    expect(other).toMatchObject({ outcome: 'heard', hypotheses: [{ text: 'turn on the kitchen light' }] });
  });

  test('a grammar file with a mistake and a rate that is none are refused with a reason', async () => {
    const sound = { samples: await said('yes'), rateHz: 16_000 };
    await expect(transcribe(engine, sound, { jsgf: 'public <a> = (b;' }, clock)).rejects.toMatchObject({
      code: 'BAD_USAGE',
    });
    await expect(transcribe(engine, { ...sound, rateHz: 0 }, { vocabulary }, clock)).rejects.toMatchObject({
      code: 'BAD_AUDIO',
    });
  });

  describe('while somebody speaks', () => {
    /** The engine, with what it would make of the words so far. */
    function telling(): RecognitionEngine {
      const begin: RecognitionEngine['begin'] = (language) => {
        const accepted: number[] = [];
        const recognition = engine.begin(language);
        return {
          ...recognition,
          accept(samples) {
            accepted.push(...samples);
            recognition.accept(samples);
          },
          async partial() {
            const so = engine.begin(language);
            so.accept(Int16Array.from(accepted));
            const [best] = await so.finish();
            return { text: best?.text ?? '', complete: best !== undefined && best.confidence >= 0.4, open: false };
          },
        };
      };
      return { ...engine, begin };
    }
    async function hearing(...parts: readonly (string | number)[]) {
      const listener = openEars({ engine: telling(), vocabulary: () => vocabulary, clock, log }).listen({
        siteId: 'kitchen',
        expects: 'request',
      });
      listener.accept(new Int16Array(8_000));
      for (const part of parts)
        listener.accept(typeof part === 'number' ? new Int16Array(part * 16) : (await voice.speak(part)).samples);
      return listener.heard;
    }

    test('a whole sentence ends soon after its last word', async () => {
      const heard = await hearing('turn off the garden light', 2_000);
      expect(heard).toMatchObject({ outcome: 'heard', hypotheses: [{ text: 'turn off the garden light' }] });
      expect(heard.timing.endpointMs).toBeLessThan(400);
    });
    test('a sentence that is not yet whole may have a longer pause in it', async () => {
      const heard = await hearing('turn off the', 500, 'garden light', 2_000);
      expect(heard).toMatchObject({ outcome: 'heard', hypotheses: [{ text: 'turn off the garden light' }] });
    });
    test('the first word is not cut, however soon it comes', async () => {
      const listener = openEars({ engine, vocabulary: () => vocabulary, clock, log }).listen({
        siteId: 'kitchen',
        expects: 'request',
      });
      listener.accept((await voice.speak('turn off the garden light')).samples);
      listener.accept(new Int16Array(32_000));
      expect(await listener.heard).toMatchObject({ hypotheses: [{ text: 'turn off the garden light' }] });
    });
  });

  test('nothing of all that was a problem to report', () => {
    expect(problems).toEqual([]);
  });
});

test('what waits for a lost recogniser fails, and the next utterance has a new one', async () => {
  const source = new URL('../../src/hearing/soundswallower/worker.ts', import.meta.url);
  const thread = new RecogniserThread<Task, unknown>(source, 192);
  const task = { kind: 'jsgf', samples: new Int16Array(16_000), jsgf: 'public <a> = yes;' } as const;
  const lost = thread.ask(task);
  await Promise.all([expect(lost).rejects.toMatchObject({ code: 'HEARING_FAILED' }), thread.close()]);
  await expect(thread.ask(task)).resolves.toBeDefined();
  await thread.close();
});
