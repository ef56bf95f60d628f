import { describe, expect, test } from '@jest/globals';
import { type EndpointStep, endpointSettings, followEndpoint, type WordsSoFar } from '../../src/hearing/endpoint.ts';

const SETTINGS = {
  begin: 0.5,
  stay: 0.3,
  leastSpeechMs: 100,
  trailingSilenceMs: 300,
  completeSilenceMs: 150,
  incompleteSilenceMs: 600,
  noSpeechMs: 2_000,
  mostMs: 5_000,
};

type Part = readonly [probability: number, times: number, words?: WordsSoFar | undefined];

/** Steps of 50 ms, each probability so many times, until it ends; words are known after the first step of their part. */
function follow(...parts: readonly Part[]): EndpointStep & { atMs: number } {
  const endpoint = followEndpoint(50, SETTINGS);
  let step: EndpointStep = { state: 'waiting' };
  let atMs = 0;
  for (const [probability, times, words] of parts) {
    for (let count = 0; count < times && step.state !== 'ended'; count += 1) {
      step = endpoint.step(probability);
      atMs += 50;
      if (words !== undefined && count === 0) endpoint.know(words);
    }
  }
  return { ...step, atMs };
}

describe('an utterance', () => {
  test('ends after enough silence, and its span leaves the silence out', () => {
    expect(follow([0, 4], [0.9, 10], [0, 99])).toEqual({
      state: 'ended',
      reason: 'silence',
      span: { startMs: 200, endMs: 700 },
      atMs: 1_000,
    });
  });
  test('goes on over a short pause', () => {
    expect(follow([0.9, 4], [0, 5], [0.9, 4], [0, 99])).toMatchObject({ span: { startMs: 0, endMs: 650 } });
  });
  test('goes on while speech is less certain than at its beginning', () => {
    expect(follow([0.9, 4], [0.35, 4], [0.2, 99])).toMatchObject({ span: { startMs: 0, endMs: 400 } });
  });
  test('is not begun by a click', () => {
    expect(follow([0, 4], [0.9, 1], [0, 10], [0.9, 4], [0, 99])).toMatchObject({ span: { startMs: 750, endMs: 950 } });
  });
  test('that never comes is given up', () => {
    expect(follow([0.1, 999])).toEqual({ state: 'ended', reason: 'no-speech', atMs: 2_000 });
  });
  test('that never stops is cut', () => {
    expect(follow([0.9, 999])).toMatchObject({ reason: 'too-long', atMs: 5_000 });
  });

  const WHOLE = { complete: true, open: false };
  const PART = { complete: false, open: false };
  const NAMING = { complete: true, open: true };
  test.each([
    ['a whole sentence', WHOLE, 350],
    ['a sentence that lacks something', PART, 800],
    ['words in an open slot', NAMING, 500],
    ['words that nothing is known of', undefined, 500],
  ])('ends after %s at its own time', (_, words, atMs) => {
    expect(follow([0.9, 4], [0, 99, words])).toMatchObject({ reason: 'silence', atMs });
  });
  test('is judged anew in each pause', () => {
    expect(follow([0.9, 4], [0, 5, PART], [0.9, 4], [0, 99, WHOLE])).toMatchObject({
      span: { startMs: 0, endMs: 650 },
      atMs: 800,
    });
    expect(follow([0.9, 4], [0, 2, WHOLE], [0.9, 4], [0, 99])).toMatchObject({ atMs: 800 });
  });
  test('ends no later when whole, and no earlier when not, than is usual', () => {
    expect(endpointSettings({ trailingSilenceMs: 200 })).toMatchObject({ completeSilenceMs: 200 });
    expect(endpointSettings({ trailingSilenceMs: 2_000 })).toMatchObject({ incompleteSilenceMs: 2_000 });
  });
});
