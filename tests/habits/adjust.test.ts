import { describe, expect, test } from '@jest/globals';
import type { Automation } from '../../src/domain/proposal.ts';
import { adjustRoutine } from '../../src/habits/routines/adjust.ts';

const actions = [{ action: 'light.turn_on', target: { entity_id: 'light.hall' } }];
const routine = (text: string, triggers: Automation['triggers'], conditions: Automation['conditions'] = []) => ({
  text,
  automation: { alias: text, triggers, conditions, actions },
});
const at = (time: string) => [{ trigger: 'time', at: time }] as const;
const on = (...weekday: string[]) => ({ condition: 'time', weekday }) as const;
const WORKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri'];

const morning = routine('Turn on the hall light at 7 am', at('07:00:00'));
const evening = routine('Turn on the hall light at 10:40 pm on weekdays, if someone is home', at('22:40:00'), [
  on(...WORKDAYS),
  { condition: 'state', entity_id: 'group.all', state: 'home' },
]);
const arrival = routine('Turn on the hall light when Ana comes home, if the sun is down', [
  { trigger: 'state', entity_id: 'person.ana', to: 'home' },
]);

describe('a routine that is put otherwise', () => {
  test.each([
    ['to a time', morning, { time: { hour: 6, minute: 30, sure: true } }, 'at 6:30 am', '06:30:00'],
    ['to the nearer half of the day', evening, { time: { hour: 10, minute: 0, sure: false } }, 'at 10 pm', '22:00:00'],
    ['to the nearer twelve', evening, { time: { hour: 12, minute: 0, sure: false } }, 'at midnight', '00:00:00'],
    ['to noon', morning, { time: { hour: 12, minute: 0, sure: true } }, 'at noon', '12:00:00'],
  ])('%s', (_, before, change, words, time) => {
    const after = adjustRoutine(before, change);
    expect(after?.text).toContain(words);
    expect(after?.automation).toMatchObject({ alias: after?.text, triggers: at(time), actions });
    expect(after?.automation.conditions).toEqual(before.automation.conditions);
  });

  test('on some days says so before its conditions', () => {
    const after = adjustRoutine(arrival, { days: ['sat', 'sun'] });
    expect(after?.text).toBe('Turn on the hall light when Ana comes home at the weekend, if the sun is down');
    expect(after?.automation.conditions).toEqual([on('sat', 'sun')]);
  });

  test('on other days no longer has those of before', () => {
    const after = adjustRoutine(evening, { days: ['sun'] });
    expect(after?.text).toBe('Turn on the hall light at 10:40 pm on Sundays, if someone is home');
    expect(after?.automation.conditions).toEqual([on('sun'), evening.automation.conditions[1]]);
  });

  test('but not on some days keeps the others of its own', () => {
    const notFriday = ['mon', 'tue', 'wed', 'thu', 'sat', 'sun'];
    const after = adjustRoutine(evening, { days: notFriday, except: true });
    expect(after?.automation.conditions[0]).toEqual(on('mon', 'tue', 'wed', 'thu'));
  });

  test('on every day has no days', () => {
    const all = [...WORKDAYS, 'sat', 'sun'];
    const after = adjustRoutine(evening, { days: all });
    expect(after?.text).toBe('Turn on the hall light at 10:40 pm, if someone is home');
    expect(after?.automation.conditions).toEqual([evening.automation.conditions[1]]);
  });

  test('is not where it has no time of day, or where no day is left', () => {
    expect(adjustRoutine(arrival, { time: { hour: 10, minute: 0, sure: true } })).toBeUndefined();
    expect(adjustRoutine(evening, { days: ['sat', 'sun'], except: true })).toBeUndefined();
  });

  test('drops the hours that would forbid its new time', () => {
    const bound = routine('Turn on the hall light at 7 am, before 9 am', at('07:00:00'), [
      { condition: 'time', before: '09:00:00' },
    ]);
    const after = adjustRoutine(bound, { time: { hour: 10, minute: 0, sure: true } });
    expect(after).toMatchObject({ text: 'Turn on the hall light at 10 am', automation: { conditions: [] } });
  });
});
