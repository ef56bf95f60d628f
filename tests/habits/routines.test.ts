import { describe, expect, test } from '@jest/globals';
import type { PastEvent } from '../../src/domain/past-event.ts';
import type { Evidence, Proposal } from '../../src/domain/proposal.ts';
import { DAY, isWorkday, learnFrom, MINUTE, newLife, randomOf } from './life.ts';

const DAYS = 42;

/** Somebody switches a lamp on in the morning of workdays; it goes off at any time of the day. */
function mornings(days = DAYS, from = 0, hour = 7): readonly PastEvent[] {
  const life = newLife();
  const random = randomOf(7);
  for (let day = from; day < from + days; day++) {
    if (isWorkday(day) && random() < 0.95) life.note(life.at(day, hour * 60 + 6 * random()), 'light.desk', 'on');
    life.note(life.at(day, 9 * 60 + 600 * random()), 'light.desk', 'off');
  }
  return life.events();
}

function evidenceOf(proposal: Proposal | undefined): Evidence {
  if (!proposal) throw new Error('nothing was proposed');
  return proposal.evidence;
}

describe('a routine', () => {
  test('of workday mornings is found, at its time and on its days', () => {
    const [proposal] = learnFrom(mornings());
    expect(proposal?.text).toMatch(/^Turn on the desk light at 6:5\d am on weekdays$|^.* at 7 am on weekdays$/);
    expect(proposal?.automation).toMatchObject({
      triggers: [{ trigger: 'time', at: expect.stringMatching(/^0(6:5\d|7:00):00$/) }],
      conditions: [{ condition: 'time', weekday: ['mon', 'tue', 'wed', 'thu', 'fri'] }],
      actions: [{ action: 'light.turn_on', target: { entity_id: 'light.desk' } }],
    });
  });

  test('carries what it was learned from and what it would have done on days held back', () => {
    const [proposal] = learnFrom(mornings());
    const { support, opportunities, precision, lower_bound, backtest } = evidenceOf(proposal);
    // Six weeks of five mornings, less the first, at whose time nothing was known yet.
    expect(opportunities).toBe(29);
    expect(precision).toBeCloseTo(support / opportunities, 2);
    expect(lower_bound).toBeLessThan(precision);
    expect(backtest).toMatchObject({ days: 14, fired: 10 });
    expect(backtest.would_have_helped + backtest.would_have_annoyed).toBe(10);
  });

  test('keeps to the clock when summer time begins', () => {
    const [proposal] = learnFrom(mornings(42, 28));
    expect(proposal?.evidence.precision).toBeGreaterThan(0.85);
    expect(proposal?.automation.triggers[0]).toMatchObject({ at: expect.stringMatching(/^0(6:5\d|7:00):00$/) });
  });

  test('that moved to another hour is proposed at the new hour alone', () => {
    const texts = learnFrom([...mornings(28), ...mornings(14, 28, 8)]).map(({ text }) => text);
    expect(texts).toHaveLength(1);
    expect(texts[0]).toMatch(/at (7:5\d|8) am/);
  });

  test('that was given up is not proposed', () => {
    const quiet = mornings(56).filter(({ at }) => at < (mornings()[0]?.at ?? 0) + 35 * DAY);
    const life = newLife();
    for (let day = 0; day < 56; day++) life.note(life.at(day, 20 * 60), 'sun.sun', 'below_horizon', 'device');
    expect(learnFrom([...quiet, ...life.events()].sort((a, b) => a.at - b.at))).toEqual([]);
  });

  test('of turning something off some time after it went on is learned by its own', () => {
    const life = newLife();
    const random = randomOf(3);
    for (let day = 0; day < DAYS; day++) {
      const on = life.at(day, 8 * 60 + 700 * random());
      life.note(on, 'switch.kettle_plug', 'on', 'automation');
      life.note(on + (20 + 4 * random()) * MINUTE, 'switch.kettle_plug', 'off');
    }
    const [proposal] = learnFrom(life.events());
    expect(proposal?.automation).toMatchObject({
      triggers: [
        { trigger: 'state', entity_id: 'switch.kettle_plug', to: 'on', for: expect.stringMatching(/^00:1\d:/) },
      ],
      actions: [{ action: 'switch.turn_off' }],
    });
  });

  test('of an arrival says the condition under which it holds', () => {
    const life = newLife();
    const random = randomOf(5);
    for (let day = 0; day < DAYS; day++) {
      life.note(life.at(day, 6 * 60), 'sun.sun', 'above_horizon', 'device');
      life.note(life.at(day, 18 * 60), 'sun.sun', 'below_horizon', 'device');
      for (const hour of [10, 19]) {
        const home = life.at(day, hour * 60 + 100 * random());
        life.note(home - 60 * MINUTE, 'person.ana', 'not_home', 'device');
        life.note(home, 'person.ana', 'home', 'device');
        if (hour === 19) life.note(home + 2 * MINUTE * random(), 'light.hall', 'on');
        life.note(home + (30 + 20 * random()) * MINUTE, 'light.hall', 'off', 'automation');
      }
    }
    const [proposal] = learnFrom(life.events());
    expect(proposal?.text).toMatch(/^Turn on the hall light when Ana comes home, (if the sun is down|after .* pm)$/);
  });
});

describe('nothing is proposed', () => {
  test('that only automations do', () => {
    expect(learnFrom(mornings().map((event) => ({ ...event, by: 'automation' as const })))).toEqual([]);
  });

  test('that unlocks, opens a way in or turns on what gets hot', () => {
    const as = (entity: string, on: string, off: string) =>
      mornings().map((event) => ({ ...event, entity, state: event.state === 'on' ? on : off }));
    expect(learnFrom(as('lock.front_door', 'unlocked', 'locked'))).toEqual([]);
    expect(learnFrom(as('cover.garage_door', 'open', 'closed'))).toEqual([]);
    expect(learnFrom(as('switch.oven', 'on', 'off'))).toEqual([]);
    expect(learnFrom(as('cover.blinds', 'open', 'closed'))).toHaveLength(1);
  });

  test('from what is done at any time', () => {
    const life = newLife();
    const random = randomOf(11);
    for (let day = 0; day < DAYS; day++) {
      for (const lamp of ['light.a', 'light.b', 'light.c']) {
        const on = life.at(day, 7 * 60 + 900 * random());
        life.note(on, lamp, 'on');
        life.note(on + (5 + 90 * random()) * MINUTE, lamp, 'off');
      }
    }
    expect(learnFrom(life.events())).toEqual([]);
  });
});
