import { describe, expect, test } from '@jest/globals';
import type { PastEvent } from '../../src/domain/past-event.ts';
import { isWorkday, type Life, MINUTE, newLife, randomOf, remarksOn } from './life.ts';

const DAYS = 42;
const LEARNED = 35;

/**
 * One person who is out from nine to five on workdays: the iron is used for half an hour in the evening, the back door
 * is unlocked on coming home and locked before bed, lamps are lit and put out.
 */
function live(exceptions: (life: Life) => Readonly<Record<string, number>> = () => ({})): readonly PastEvent[] {
  const life = newLife();
  const random = randomOf(21);
  const skip = exceptions(life);
  for (let day = 0; day < DAYS; day++) {
    const wander = () => 10 * random();
    life.note(life.at(day, 7 * 60 + wander()), 'binary_sensor.bedroom_motion', 'on', 'device');
    life.note(life.at(day, 7 * 60 + 15), 'binary_sensor.bedroom_motion', 'off', 'device');
    if (isWorkday(day)) {
      life.note(life.at(day, 9 * 60 - 5 - wander()), 'switch.iron', 'off');
      life.note(life.at(day, 9 * 60 + wander()), 'person.ana', 'not_home', 'device');
      life.note(life.at(day, 17 * 60 + wander()), 'person.ana', 'home', 'device');
    }
    life.note(life.at(day, 17 * 60 + 20), 'lock.back_door', 'unlocked');
    const ironed = life.at(day, 18 * 60 + 60 * random());
    life.note(ironed, 'switch.iron', 'on');
    if (skip.iron !== day) life.note(ironed + (25 + wander()) * MINUTE, 'switch.iron', 'off');
    life.note(life.at(day, 19 * 60 + wander()), 'light.sofa', 'on');
    if (skip.lock !== day) life.note(life.at(day, 22 * 60 + 30 + wander()), 'lock.back_door', 'locked');
    life.note(life.at(day, 22 * 60 + 45 + wander()), 'light.sofa', 'off');
  }
  return life.events();
}

const tested = (events: readonly PastEvent[]) => remarksOn(events, newLife().at(LEARNED, 0));

describe('it keeps quiet', () => {
  test('where everything is as usual', () => {
    expect(tested(live())).toEqual([]);
  });

  test('about what an automation did', () => {
    const events = live((life) => {
      life.note(life.at(37, 8 * 60 + 58), 'switch.iron', 'on', 'automation');
      return {};
    });
    expect(tested(events)).toEqual([]);
  });

  test('in a home that it does not know yet', () => {
    const events = live((life) => {
      life.note(life.at(37, 8 * 60 + 58), 'switch.iron', 'on');
      return {};
    });
    expect(remarksOn(events, newLife().at(3, 0)).filter(({ at }) => at < newLife().at(6, 0))).toEqual([]);
  });
});

describe('it speaks up', () => {
  test('about what was never left on before when everyone has left, and offers to end it', () => {
    const events = live((life) => {
      life.note(life.at(37, 8 * 60 + 58), 'switch.iron', 'on');
      return {};
    });
    const [remark, ...others] = tested(events);
    expect(others).toEqual([]);
    expect(remark).toMatchObject({
      entity: 'switch.iron',
      state: 'on',
      text: 'Everyone has left, and the iron is on. It never was on 27 such times before. Shall I turn it off?',
      suggest: { action: 'switch.turn_off', target: { entity_id: 'switch.iron' } },
    });
    const left = events.find(
      ({ at, entity, state }) => at > newLife().at(37, 0) && entity === 'person.ana' && state === 'not_home',
    );
    expect((remark?.at ?? 0) - (left?.at ?? 0)).toBeLessThan(5 * MINUTE);
  });

  test('about a door that is still unlocked when the house has come to rest', () => {
    const [remark, ...others] = tested(live(() => ({ lock: 37 })));
    expect(others).toEqual([]);
    expect(remark).toMatchObject({ entity: 'lock.back_door', state: 'unlocked', suggest: { action: 'lock.lock' } });
    const bedtime = newLife().at(37, 22 * 60 + 45);
    expect(remark?.at).toBeGreaterThan(bedtime);
    expect(remark?.at).toBeLessThan(bedtime + 90 * MINUTE);
  });

  test('about what lasts several times longer than it ever does', () => {
    const [remark] = tested(live(() => ({ iron: 38 })));
    expect(remark?.text).toMatch(/^The iron has been on for \d hours\. Usually it is so for 3\d minutes at most\./);
  });

  test('about a sensor that is silent though it never is by now', () => {
    const saturday = newLife().at(40, 0);
    const events = live().filter(
      ({ at, entity }) =>
        !(entity === 'binary_sensor.bedroom_motion' && at > saturday && at < saturday + 1440 * MINUTE),
    );
    const [remark] = tested(events);
    expect(remark?.text).toMatch(/^The bedroom motion has not reported anything today\. .* Is everything all right\?$/);
    expect(remark?.suggest).toBeUndefined();
  });
});

test('what it says does not hang on what comes after', () => {
  const events = live(() => ({ lock: 37, iron: 36 }));
  const all = tested(events);
  for (const { at } of all) {
    const cut = events.filter((event) => event.at <= at);
    const last = {
      at: at + MINUTE,
      offsetMinutes: 60,
      entity: 'lock.back_door',
      state: 'locked',
      by: 'user' as const,
    };
    expect(tested([...cut, last])).toEqual(all.filter((remark) => remark.at <= at));
  }
  expect(all.length).toBeGreaterThan(1);
});
