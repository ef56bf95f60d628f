import { describe, expect, test } from '@jest/globals';
import { type EndpointStep, followEndpoint } from '../../src/hearing/endpoint.ts';

const SETTINGS = {
  begin: 0.5,
  stay: 0.3,
  leastSpeechMs: 100,
  trailingSilenceMs: 300,
  noSpeechMs: 2_000,
  mostMs: 5_000,
};

/** Steps of 50 ms, each probability so many times, until it ends. */
function follow(...parts: readonly (readonly [probability: number, times: number])[]): EndpointStep & { atMs: number } {
  const endpoint = followEndpoint(50, SETTINGS);
  let step: EndpointStep = { state: 'waiting' };
  let atMs = 0;
  for (const [probability, times] of parts) {
    for (let count = 0; count < times && step.state !== 'ended'; count += 1) {
      step = endpoint.step(probability);
      atMs += 50;
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
});
