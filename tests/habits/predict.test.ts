import { describe, expect, test } from '@jest/globals';
import type { PastEvent } from '../../src/domain/past-event.ts';
import { Predictor } from '../../src/habits/predict/predictor.ts';
import { MINUTE, newLife, randomOf } from './life.ts';

/** Mornings: coffee, then at once the radio. Evenings: the sofa lamp, half an hour later the television. */
function days(count: number): readonly PastEvent[] {
  const life = newLife();
  const random = randomOf(2);
  for (let day = 0; day < count; day++) {
    const morning = life.at(day, 7 * 60 + 20 * random());
    life.note(morning, 'switch.coffee', 'on');
    life.note(morning + 2 * MINUTE, 'media_player.radio', 'playing');
    life.note(morning + 30 * MINUTE, 'switch.coffee', 'off', 'automation');
    life.note(morning + 50 * MINUTE, 'media_player.radio', 'off');
    const evening = life.at(day, 19 * 60 + 40 * random());
    life.note(evening, 'light.sofa', 'on');
    life.note(evening + 30 * MINUTE, 'media_player.tv', 'playing');
    life.note(evening + 150 * MINUTE, 'media_player.tv', 'off');
    life.note(evening + 151 * MINUTE, 'light.sofa', 'off');
  }
  return life.events();
}

function trained(events: readonly PastEvent[]): Predictor {
  const predictor = new Predictor();
  for (const event of events) predictor.observe(event);
  return predictor;
}

describe('what comes next', () => {
  test('is foretold by the time of day', () => {
    const [first] = trained(days(20)).rank(newLife().at(20, 7 * 60 + 10));
    expect(first).toMatchObject({ entity: 'switch.coffee', state: 'on' });
    expect(first?.p).toBeGreaterThan(0.7);
  });

  test('is foretold by what was just done', () => {
    const predictor = trained(days(20));
    // At an odd time, so that the clock cannot tell.
    const noon = newLife().at(20, 12 * 60);
    predictor.observe({ at: noon, offsetMinutes: 60, entity: 'switch.coffee', state: 'on', by: 'user' });
    expect(predictor.rank(noon + 2 * MINUTE)[0]).toMatchObject({ entity: 'media_player.radio', state: 'playing' });
  });

  test('is nothing that is so already', () => {
    const predictor = trained(days(20));
    const morning = newLife().at(20, 7 * 60 + 10);
    predictor.observe({ at: morning, offsetMinutes: 60, entity: 'switch.coffee', state: 'on', by: 'user' });
    const again = predictor
      .rank(morning + MINUTE)
      .find(({ entity, state }) => entity === 'switch.coffee' && state === 'on');
    expect(again?.p ?? 0).toBeLessThan(0.05);
  });

  test('comes with chances that add up to one', () => {
    const chances = trained(days(10)).rank(newLife().at(10, 600), 100);
    expect(chances.reduce((sum, { p }) => sum + p, 0)).toBeCloseTo(1, 6);
  });

  test('is unknown in a home where nothing was done yet', () => {
    expect(new Predictor().rank(newLife().at(0, 600))).toEqual([]);
  });
});

test('only what people do is foretold, unless nobody can be told apart', () => {
  const event = { at: newLife().at(0, 60), offsetMinutes: 60, entity: 'light.a', state: 'on' };
  expect(new Predictor().isDeed({ ...event, by: 'automation' })).toBe(false);
  expect(new Predictor().isDeed({ ...event, by: 'unknown' })).toBe(true);
  expect(new Predictor().isDeed({ ...event, entity: 'binary_sensor.a', by: 'unknown' })).toBe(false);
  expect(new Predictor('anyone').isDeed({ ...event, entity: 'binary_sensor.a', by: 'device' })).toBe(true);
  expect(new Predictor('anyone').isDeed({ ...event, entity: 'sensor.a', state: '21.5', by: 'device' })).toBe(false);
});

test('it learns from what it is shown, in days', () => {
  const predictor = new Predictor();
  let right = 0;
  let asked = 0;
  for (const event of days(20)) {
    if (predictor.isDeed(event)) {
      const [first] = predictor.rank(event.at);
      if (event.at > newLife().at(10, 0)) {
        asked += 1;
        if (first?.entity === event.entity && first.state === event.state) right += 1;
      }
    }
    predictor.observe(event);
  }
  expect(right / asked).toBeGreaterThan(0.95);
});
