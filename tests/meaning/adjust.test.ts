import { describe, expect, test } from '@jest/globals';
import { defaultHome } from '../../src/home/demo-home/default-home.ts';
import { createUnderstanding } from '../../src/meaning/understand.ts';

const { understand } = createUnderstanding(defaultHome(), []);
const talkIn = (text: string): unknown => {
  const meaning = understand(text, { area: 'Living room' });
  const [first] = meaning.outcome === 'understood' ? meaning.intents : [];
  return first?.kind === 'talk' ? first.talk : meaning.outcome === 'understood' ? first?.name : meaning.outcome;
};

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri'];

describe('a yes to something else than was offered', () => {
  test.each([
    ['yes, but at ten', { hour: 10, minute: 0, sure: false }],
    ['yes but at half past six in the morning', { hour: 6, minute: 30, sure: true }],
    ['sure, but make it quarter to eleven instead', { hour: 10, minute: 45, sure: false }],
    ['yes, but make it eleven', { hour: 11, minute: 0, sure: false }],
    ['okay, but only on weekdays', { days: WEEKDAYS, except: false }],
    ['yes please, but just at the weekend', { days: ['sat', 'sun'], except: false }],
    ['yes, but not on sundays', { days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat'], except: true }],
    ['yes but only on mondays and fridays', { days: ['mon', 'fri'], except: false }],
    ['yeah, at 7:15 on weekdays', { hour: 7, minute: 15, days: WEEKDAYS, except: false }],
    ['yes, on weekdays at eight pm', { hour: 20, minute: 0, sure: true, days: WEEKDAYS, except: false }],
  ])('%s', (text, change) => {
    expect(talkIn(text)).toMatchObject({ about: 'adjust', ...change });
  });

  test.each([
    'yes, but at ten when it rains',
    'yes, but in the kitchen',
    'yes, but tomorrow',
    'at ten',
    'yes in ten minutes',
  ])('"%s" is none', (text) => {
    expect(talkIn(text)).not.toEqual(expect.objectContaining({ about: 'adjust' }));
  });
});

describe('a no', () => {
  test.each([
    ['no', { about: 'no' }],
    ['maybe later', { about: 'no', when: 'later' }],
    ['not now', { about: 'no', when: 'later' }],
    ['never', { about: 'no', when: 'never' }],
    ["no, don't suggest that again", { about: 'no', when: 'never' }],
    ['stop asking me that', { about: 'no', when: 'never' }],
  ])('%s', (text, talk) => {
    expect(talkIn(text)).toEqual(talk);
  });
});

test.each([
  'do you have any suggestions?',
  'any ideas for me',
  'what have you noticed?',
  'what would you suggest',
  'have you noticed any habits lately',
  'which routines have you noticed',
  'please suggest something',
])('"%s" asks for what was learned', (text) => {
  expect(talkIn(text)).toEqual({ about: 'suggestions' });
});

test.each(['any suggestions for dinner', 'what do you suggest we eat', 'have you noticed the light'])(
  '"%s" does not',
  (text) => {
    expect(talkIn(text)).not.toEqual({ about: 'suggestions' });
  },
);
