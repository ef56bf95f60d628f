import { describe, expect, test } from '@jest/globals';
import { createPerson, type Moment, withoutTail } from '../../../src/cli/demo/person.ts';
import type { Pcm } from '../../../src/domain/audio.ts';
import type { Message } from '../../../src/satellites/hermes/message.ts';

const at = { siteId: 'here', sessionId: 's', lang: 'en' };
const SOUND: Pcm = { samples: new Int16Array(160), rateHz: 16_000 };

/** A satellite on which the conversation runs as `script` has it: messages that follow on the wake word and each line. */
function stage(script: readonly (readonly Message[])[]) {
  const watchers = new Set<(message: Message) => void>();
  const moments: Moment[] = [];
  let step = 0;
  const advance = () => {
    const messages = script[step] ?? [];
    step += 1;
    setImmediate(() => {
      for (const message of messages) for (const watcher of [...watchers]) watcher(message);
    });
  };
  const person = createPerson({
    satellite: {
      wake: () => {
        advance();
        return true;
      },
      say: async () => advance(),
      watch: (listener) => {
        watchers.add(listener);
        return () => void watchers.delete(listener);
      },
      untilPlayed: () => new Promise(() => undefined),
    },
    speak: async () => SOUND,
    tell: (moment) => moments.push(moment),
    now: () => 0,
  });
  return { person, moments, watchers };
}

const listen = { kind: 'startListening', ...at } as unknown as Message;
const captured = (text: string) =>
  ({ kind: 'textCaptured', text, likelihood: 1, seconds: 1, ...at }) as unknown as Message;
const say = (text: string) => ({ kind: 'say', text, ...at }) as unknown as Message;
const ended = { kind: 'sessionEnded', termination: { reason: 'nominal' }, ...at } as unknown as Message;

describe('a person before a satellite', () => {
  test('asks, answers what is asked back, and is done when the session ends', async () => {
    const { person, moments, watchers } = stage([
      [listen],
      [captured('set it'), say('What is it?'), say('Tell me.'), listen],
      [captured('blue'), say('OK.'), ended],
    ]);
    const questions: string[] = [];
    await person.converse('set it', (question, last) => {
      questions.push(`${last}: ${question}`);
      return 'blue';
    });
    expect(questions).toEqual(['set it: What is it? Tell me.']);
    expect(moments.filter(({ kind }) => kind !== 'latency')).toEqual([
      { kind: 'said', text: 'set it' },
      { kind: 'heard', text: 'set it', likelihood: 1 },
      { kind: 'replied', text: 'What is it?' },
      { kind: 'replied', text: 'Tell me.' },
      { kind: 'said', text: 'blue' },
      { kind: 'heard', text: 'blue', likelihood: 1 },
      { kind: 'replied', text: 'OK.' },
    ]);
    expect(watchers.size).toBe(0);
  });

  test('does not go on for ever with one who never understands', async () => {
    const { person } = stage(Array.from({ length: 20 }, () => [say('Again?'), listen]));
    await expect(person.converse('set it', () => 'set it')).rejects.toMatchObject({ code: 'HEARING_FAILED' });
  });

  test('ends a line with its last sound', () => {
    const samples = new Int16Array([0, 5000, -4000, 20, -30, 0]);
    expect([...withoutTail({ samples, rateHz: 16_000 }).samples]).toEqual([0, 5000, -4000]);
  });
});
