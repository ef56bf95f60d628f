import { describe, expect, test } from '@jest/globals';
import { dayOf } from '../../../src/dialogue/skills/time-dates.ts';
import { momentOf, nextOf } from '../../../src/dialogue/skills/time-moment.ts';

// A Wednesday, at 3 in the afternoon of wherever this runs.
const NOW = new Date(2026, 10, 18, 15, 0);

const write = (at: Date | number): string => {
  const date = new Date(at);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`;
};

describe('when something is due', () => {
  test.each([
    { said: 'in ten minutes', slots: { minutes: 10 }, due: '2026-11-18 15:10' },
    { said: 'at five', slots: { time: '05:00', am_or_pm: 'next' }, due: '2026-11-18 17:00' },
    { said: 'at two', slots: { time: '02:00', am_or_pm: 'next' }, due: '2026-11-19 02:00' },
    { said: 'at twelve', slots: { time: '12:00', am_or_pm: 'next' }, due: '2026-11-19 00:00' },
    { said: 'at 2 pm', slots: { time: '14:00' }, due: '2026-11-19 14:00' },
    {
      said: 'at midnight tonight',
      slots: { time: '00:00', date: 'today', part_of_day: 'night' },
      due: '2026-11-19 00:00',
    },
    {
      said: 'tomorrow at seven',
      slots: { time: '07:00', am_or_pm: 'next', date: 'tomorrow' },
      due: '2026-11-19 07:00',
    },
    {
      said: 'tomorrow at three',
      slots: { time: '03:00', am_or_pm: 'next', date: 'tomorrow' },
      due: '2026-11-19 15:00',
    },
    {
      said: 'on wednesday at four',
      slots: { time: '04:00', am_or_pm: 'next', date: 'wednesday' },
      due: '2026-11-18 16:00',
    },
    { said: 'on wednesday at 2 pm', slots: { time: '14:00', date: 'wednesday' }, due: '2026-11-25 14:00' },
    { said: 'on friday at noon', slots: { time: '12:00', date: 'friday' }, due: '2026-11-20 12:00' },
    { said: 'tonight', slots: { date: 'today', part_of_day: 'night' }, due: '2026-11-18 20:00' },
    {
      said: 'on the 2nd of march at nine',
      slots: { time: '09:00', am_or_pm: 'next', date: '2 march' },
      due: '2027-03-02 09:00',
    },
    {
      said: 'every weekday at seven',
      slots: { time: '07:00', am_or_pm: 'next', repeat: 'weekdays' },
      due: '2026-11-19 07:00',
    },
    { said: 'on weekends at ten', slots: { time: '10:00', repeat: 'weekends' }, due: '2026-11-21 10:00' },
  ])('$said', ({ slots, due }) => {
    const moment = momentOf(slots, NOW);
    if (moment.is !== 'set') throw new Error(moment.is);
    expect(write(moment.dueMs)).toBe(due);
  });

  test('a time that is over today is told, not moved', () => {
    expect(momentOf({ time: '14:00', date: 'today' }, NOW)).toEqual({ is: 'over' });
  });

  test('a day without a time, and a day that there is not, are asked about', () => {
    expect(momentOf({ date: 'tomorrow' }, NOW)).toEqual({ is: 'no-time' });
    expect(momentOf({ time: '09:00', date: '31 february' }, NOW)).toEqual({ is: 'no-day', date: '31 february' });
  });

  test('a repeated appointment comes next on the next of its days', () => {
    expect(write(nextOf({ days: [3], hour: 15, minute: 0 }, NOW))).toBe('2026-11-25 15:00');
    expect(write(nextOf({ days: [3], hour: 15, minute: 1 }, NOW))).toBe('2026-11-18 15:01');
  });
});

// Easter Sundays as the church's tables have them.
test.each([
  ['easter', 2027, '2027-03-28'],
  ['good friday', 2027, '2027-03-26'],
  ['thanksgiving', 2026, '2026-11-26'],
  ['29 february', 2028, '2028-02-29'],
  ['christmas', 2026, '2026-12-25'],
])('%s is next on %s', (name, _year, day) => {
  const found = dayOf(name, NOW);
  expect(found && write(found).slice(0, 10)).toBe(day);
});
