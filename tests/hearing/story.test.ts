import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Heard } from '../../src/domain/heard.ts';
import type { Home } from '../../src/domain/home.ts';
import type { Expectation, Vocabulary } from '../../src/domain/vocabulary.ts';
import { type OpenEars, openEars } from '../../src/hearing/ears.ts';
import { openSoundSwallower } from '../../src/hearing/soundswallower/engine.ts';
import { buildVocabulary } from '../../src/meaning/vocabulary/vocabulary.ts';
import { openFliteVoice, type PiecewiseVoice } from '../../src/voice/flite-voice.ts';

const VOICES = ['rms', 'awb', 'kal'] as const;
const FRAME = 256;

const light = (id: string, name: string, area: string, ...aliases: string[]) =>
  ({ id: `light.${id}`, domain: 'light', name, aliases, area, state: 'off', attributes: {} }) as const;

const home: Home = {
  name: 'Story house',
  unitSystem: 'metric',
  floors: [],
  areas: ['Living room', 'Bedroom', 'Kitchen'].map((name) => ({ name, aliases: [] })),
  zones: [],
  satellites: [],
  entities: [
    light('living', 'Living room light', 'Living room', 'big light'),
    light('sofa', 'Sofa lamp', 'Living room'),
    light('bedroom', 'Bedroom light', 'Bedroom'),
    light('kitchen', 'Kitchen light', 'Kitchen'),
    {
      id: 'cover.blinds',
      domain: 'cover',
      name: 'Living room blinds',
      aliases: [],
      area: 'Living room',
      state: 'open',
      attributes: { device_class: 'blind' },
    },
    {
      id: 'lock.front',
      domain: 'lock',
      name: 'Front door',
      aliases: [],
      area: 'Kitchen',
      state: 'locked',
      attributes: {},
    },
  ],
};

/** Noise that repeats exactly: a linear congruential generator, two low-passed draws a sample. */
function roomNoise(length: number, level: number): Int16Array {
  let seed = 7;
  let low = 0;
  return Int16Array.from({ length }, () => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    low = 0.9 * low + 0.1 * (seed / 2 ** 31 - 1);
    return Math.round(low * level * 4);
  });
}

function inRoom(speech: Int16Array): Int16Array {
  const sound = roomNoise(speech.length + 32_000, 40);
  for (const [index, sample] of speech.entries()) {
    sound[8_000 + index] = Math.max(-32_768, Math.min(32_767, (sound[8_000 + index] ?? 0) + Math.round(sample * 0.7)));
  }
  return sound;
}

describe('a person with a synthetic voice in a quiet room', () => {
  const voices = new Map<string, PiecewiseVoice>();
  let ears: OpenEars;
  let vocabulary: Vocabulary = buildVocabulary(home, []);
  const problems: string[] = [];

  beforeAll(async () => {
    for (const voice of VOICES) voices.set(voice, await openFliteVoice({ voice }));
    ears = openEars({
      engine: openSoundSwallower(),
      vocabulary: () => vocabulary,
      clock: { now: () => performance.now(), after: () => () => undefined },
      log: { info: () => undefined, problem: (line) => problems.push(line) },
    });
    await ears.warmUp();
  });

  afterAll(async () => {
    await Promise.all([ears.close(), ...[...voices.values()].map((voice) => voice.close())]);
    expect(problems).toEqual([]);
  });

  async function hear(voice: string, text: string, expects: Expectation): Promise<Heard> {
    const spoken = await voices.get(voice)?.speak(text);
    const sound = inRoom(spoken?.samples ?? new Int16Array(0));
    const listener = ears.listen({ siteId: 'test', expects });
    for (let at = 0; at < sound.length; at += FRAME) listener.accept(sound.subarray(at, at + FRAME));
    return listener.heard;
  }

  const textOf = (heard: Heard): string => (heard.outcome === 'heard' ? heard.hypotheses[0].text : `(${heard.reason})`);

  describe.each(VOICES)('%s', (voice) => {
    test('asks for a mode that nobody taught, and the open words are marked as a guess', async () => {
      const heard = await hear(voice, 'set the living room light to study mode', 'request');
      expect(textOf(heard)).toBe('set the living room light to study mode');
      const words = heard.hypotheses[0]?.words ?? [];
      expect(words.filter(({ open }) => open).map(({ text }) => text)).toEqual(['study', 'mode']);
    });

    test.each([
      'sixty percent and warm white',
      'thirty percent and blue',
      'full brightness and cool white',
      'make it eighty percent and orange',
      'never mind',
    ])('answers "%s"', async (text) => {
      expect(textOf(await hear(voice, text, 'definition'))).toBe(text);
    });

    test('asks for a taught mode in another room, and nothing is a guess any more', async () => {
      vocabulary = buildVocabulary(home, [{ name: 'study mode' }]);
      const heard = await hear(voice, 'set the bedroom light to study mode', 'request');
      vocabulary = buildVocabulary(home, []);
      expect(textOf(heard)).toBe('set the bedroom light to study mode');
      expect(heard.hypotheses[0]?.words.some(({ open }) => open)).toBe(false);
    });

    test.each(['turn on the living room light', 'turn off the living room light', 'lock the front door'])(
      'says "%s"',
      async (text) => {
        expect(textOf(await hear(voice, text, 'request'))).toBe(text);
      },
    );
  });
});
