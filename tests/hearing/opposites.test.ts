import { describe, expect, test } from '@jest/globals';
import type { Hypothesis } from '../../src/domain/heard.ts';
import { oppositeBetween, oppositesOf, rivalsOf } from '../../src/hearing/opposites.ts';
import { againstOpposites } from '../../src/hearing/rescoring.ts';
import { verdictOn } from '../../src/hearing/verdict.ts';

const TIMING = { audioMs: 1_000, decodeMs: 1, endpointMs: 0 };

function heardAs(text: string, confidence = 0.9): Hypothesis {
  const words = text.split(' ').map((word, at) => ({ text: word, confidence: 0.9, startMs: at, endMs: at + 1 }));
  return { text, confidence, words };
}

/** What is in the table, and how likely it is; nothing else is a sentence. */
const language =
  (sentences: Readonly<Record<string, number>>) =>
  (words: readonly string[]): number | undefined =>
    sentences[words.join(' ')];

const ON = 'turn on the light';
const OFF = 'turn off the light';

describe('opposites', () => {
  test('go both ways', () => {
    for (const word of ['on', 'cooler', 'fifty', 'raise', 'dim', 'nine']) {
      expect(oppositesOf(word).length).toBeGreaterThan(0);
      for (const other of oppositesOf(word)) expect(oppositesOf(other)).toContain(word);
    }
  });
  test('make a sentence for each word that can be turned round', () => {
    expect(rivalsOf(['turn', 'off', 'fifteen']).map(({ words }) => words.join(' '))).toEqual([
      'turn on fifteen',
      'turn off fifty',
    ]);
    expect(rivalsOf(['play', 'jazz']).map(({ or }) => or)).toEqual(['pause']);
  });
  test('are told from other differences', () => {
    expect(oppositeBetween(ON.split(' '), OFF.split(' '))).toEqual({ said: 'on', or: 'off' });
    expect(oppositeBetween(ON.split(' '), ON.split(' '))).toBeUndefined();
    expect(oppositeBetween(['turn', 'on'], ['switch', 'on', 'the'])).toBeUndefined();
    expect(oppositeBetween(['turn', 'on'], ['turn', 'in'])).toBeUndefined();
    expect(oppositeBetween(['lamp', 'on'], ['turn', 'off', 'lamp'])).toEqual({ said: 'on', or: 'off' });
  });
});

describe('a sentence weighed against its opposite', () => {
  test('stands alone where the sound is clear, and there is no doubt', () => {
    const weighed = againstOpposites([heardAs(ON)], language({ [ON]: -20, [OFF]: -40 }));
    expect(weighed).toEqual([heardAs(ON)]);
    expect(verdictOn(weighed, TIMING)).not.toHaveProperty('doubt');
  });
  test('is in doubt where the sound is not', () => {
    const heard = verdictOn(againstOpposites([heardAs(ON)], language({ [ON]: -20, [OFF]: -21 })), TIMING);
    expect(heard).toMatchObject({ outcome: 'heard', doubt: { said: 'on', or: 'off', instead: OFF } });
    expect(heard.hypotheses.map(({ text }) => text)).toEqual([ON, OFF]);
  });
  test('gives way to it where that fits better', () => {
    const weighed = againstOpposites([heardAs(ON), heardAs(OFF, 0.5)], language({ [ON]: -40, [OFF]: -20 }));
    expect(weighed).toEqual([heardAs(OFF)]);
  });
  test('is not doubted for what nobody can say', () => {
    const weighed = againstOpposites([heardAs('play jazz')], language({ 'play jazz': -20 }));
    expect(weighed).toEqual([heardAs('play jazz')]);
  });
  test('keeps other readings behind', () => {
    const other = heardAs('turn on the lights', 0.7);
    const weighed = againstOpposites([heardAs(ON), other], language({ [ON]: -20, [OFF]: -60 }));
    expect(weighed).toEqual([heardAs(ON), other]);
  });
  test('is in doubt with its opposite in another order of words, which never comes first', () => {
    const other = heardAs('turn the light off', 0.7);
    const doubt = (value: number) =>
      verdictOn(againstOpposites([heardAs(ON), other], language({ [ON]: -20, 'turn the light off': value })), TIMING);
    expect(doubt(-10)).toMatchObject({
      hypotheses: [{ text: ON }, { text: 'turn the light off', confidence: 0.9 }],
      doubt: { said: 'on', or: 'off', instead: 'turn the light off' },
    });
    expect(doubt(-30)).not.toHaveProperty('doubt');
  });
  test('of which nothing is known stays as it was', () => {
    const none = () => undefined;
    expect(againstOpposites([heardAs(ON)], none)).toEqual([heardAs(ON)]);
    expect(againstOpposites([], none)).toEqual([]);
  });
});

test('an engine that gives two opposite sentences with close confidences raises a doubt of itself', () => {
  const heard = verdictOn([heardAs(ON, 0.9), heardAs('turn on a light', 0.8), heardAs(OFF, 0.6)], TIMING);
  expect(heard).toMatchObject({ doubt: { said: 'on', or: 'off' } });
});
