import { expect, test } from '@jest/globals';
import type { Doer } from '../../src/domain/past-event.ts';
import { Chronicle } from '../../src/habits/chronicle.ts';
import type { Names } from '../../src/habits/names.ts';
import { learnReminders } from '../../src/habits/reminders/learn.ts';

const DAY = 86_400_000;
/** A Monday. */
const START = Date.UTC(2026, 1, 2);
const names: Names = {
  of: (id) => `the ${id.split('.')[1] ?? ''}`,
  deviceClass: (id) => (id === 'binary_sensor.hall' ? 'motion' : 'opening'),
};

/** Something was done at these hours of each day that is given (0 is the first Monday), and undone soon after. */
function past(entity: string, days: readonly number[], hour = 19, by: Doer = 'device') {
  const chronicle = new Chronicle();
  for (const day of days) {
    const at = START + day * DAY + hour * 3_600_000 + (day % 5) * 60_000;
    const of = { entity, offsetMinutes: 0, by };
    chronicle.add({ ...of, at, state: 'on', old: 'off' });
    chronicle.add({ ...of, at: at + 600_000, state: 'off', old: 'on' });
  }
  return chronicle.past();
}

const tuesdays = (weeks: number): readonly number[] => Array.from({ length: weeks }, (_, week) => week * 7 + 1);

test('what is done each Tuesday is learned with its day and its time', () => {
  expect(learnReminders(past('binary_sensor.bins', tuesdays(8)), names)).toEqual([
    {
      id: 'binary_sensor.bins 2',
      entity: 'binary_sensor.bins',
      of: 'open the bins',
      day: 2,
      hour: 19,
      minute: 0,
      kept: 8,
      weeks: 8,
    },
  ]);
});

test.each([
  ['every day', past('binary_sensor.bins', [...Array(56).keys()])],
  ['on three Tuesdays only', past('binary_sensor.bins', tuesdays(3))],
  ['on every other Tuesday', past('binary_sensor.bins', [...tuesdays(10).filter((_, week) => week % 2 === 0), 65])],
  ['by an automation', past('binary_sensor.bins', tuesdays(8), 19, 'automation')],
  ['by whoever walks through the hall', past('binary_sensor.hall', tuesdays(8))],
  ['not in the last weeks any more', past('binary_sensor.bins', [...tuesdays(7), 66])],
])('what is done %s is nothing to be reminded of', (_, events) => {
  expect(learnReminders(events, names)).toEqual([]);
});
