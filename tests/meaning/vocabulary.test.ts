import { describe, expect, test } from '@jest/globals';
import type { Entity, Home } from '../../src/domain/home.ts';
import type { Expectation, Phrase, Vocabulary } from '../../src/domain/vocabulary.ts';
import { spokenName } from '../../src/meaning/vocabulary/names.ts';
import { sampleSentence } from '../../src/meaning/vocabulary/sample.ts';
import { buildVocabulary } from '../../src/meaning/vocabulary/vocabulary.ts';

const entity = (id: string, name: string, more: Partial<Entity> = {}): Entity => ({
  id,
  domain: id.split('.')[0] ?? '',
  name,
  aliases: [],
  state: 'off',
  attributes: {},
  ...more,
});
const homeWith = (...entities: readonly Entity[]): Home => ({
  name: 'Test house',
  unitSystem: 'metric',
  floors: [{ name: 'Upstairs', aliases: [] }],
  areas: [
    { name: 'Kitchen', aliases: [] },
    { name: "Mia's room", aliases: ['nursery'] },
  ],
  zones: [],
  satellites: [],
  entities,
});
const home = homeWith(
  entity('light.kitchen', 'Kitchen light', { aliases: ['big light'], area: 'Kitchen' }),
  entity('light.mia', "Mia's light", { area: "Mia's room" }),
  entity('media_player.tv', 'TV'),
  entity('scene.dinner', 'Dinner party'),
);

/** Numbers from 0 to 1 that repeat exactly. */
function draws(seed: number): () => number {
  let value = seed;
  return () => {
    value = (Math.imul(value, 1_664_525) + 1_013_904_223) >>> 0;
    return value / 2 ** 32;
  };
}
function samples(vocabulary: Vocabulary, start: Expectation, count: number): readonly string[] {
  const random = draws(11);
  return Array.from({ length: count }, () => sampleSentence(vocabulary, start, random));
}

/** Whether a phrase can be said with these words; returns the rests that may follow. */
function rests(vocabulary: Vocabulary, phrase: Phrase, words: readonly string[]): readonly (readonly string[])[] {
  const via = (part: Phrase, from: readonly string[]) => rests(vocabulary, part, from);
  if (typeof phrase === 'string') {
    const own = phrase.split(' ');
    return own.every((word, index) => words[index] === word) ? [words.slice(own.length)] : [];
  }
  if ('rule' in phrase) return via(vocabulary.rules[phrase.rule] ?? 'no such rule', words);
  if ('maybe' in phrase) return [words, ...via(phrase.maybe, words)];
  if ('oneOf' in phrase) return phrase.oneOf.flatMap((choice) => via(choice, words));
  if ('sequence' in phrase) {
    return phrase.sequence.reduce<readonly (readonly string[])[]>(
      (froms, part) => [
        ...new Map(froms.flatMap((from) => via(part, from)).map((rest) => [rest.length, rest])).values(),
      ],
      [words],
    );
  }
  if ('repeat' in phrase) {
    const once = via(phrase.repeat, words).filter((rest) => rest.length < words.length);
    return [...once, ...once.flatMap((rest) => via(phrase, rest))];
  }
  const known = words.slice(0, phrase.open.words).findIndex((word) => !vocabulary.openWords.includes(word));
  const most = known === -1 ? Math.min(words.length, phrase.open.words) : known;
  return Array.from({ length: most }, (_, index) => words.slice(index + 1));
}
const says = (vocabulary: Vocabulary, start: Expectation, sentence: string): boolean =>
  rests(vocabulary, { rule: vocabulary.start[start] }, sentence.split(' ')).some((rest) => rest.length === 0);

describe('spokenName', () => {
  test.each([
    ['TV', 'tv'],
    ['Mia’s Night-Light (old)', "mia's night light"],
    ['Lamp 2', 'lamp two'],
    ['Café & Bar', 'cafe and bar'],
    ['!!!', ''],
    ["'quoted'", 'quoted'],
  ])('%j is said as %j', (written, spoken) => expect(spokenName(written)).toBe(spoken));
});

describe('the vocabulary of a home', () => {
  const vocabulary = buildVocabulary(home, [{ name: 'study mode', otherNames: ['learning time'] }]);

  test.each([
    'turn on the kitchen light',
    'please switch the big light off',
    "turn on mia's light",
    'set the kitchen light to study mode',
    'set the kitchen light to ocean breeze',
    'dim the kitchen light to thirty five percent',
    'turn the big light on at eighty percent and warm white',
    'turn off the tv and turn on all the lights upstairs',
    'activate dinner party',
    'what is learning time',
    'when i say movie night turn off all the lights',
    'forget study mode',
    'never mind',
  ])('has the request "%s"', (sentence) => expect(says(vocabulary, 'request', sentence)).toBe(true));

  test.each([
    'sixty percent and warm white',
    'twenty percent and red',
    'make it blue',
    'bright and cool',
    'the same as it is now',
    'turn the big light on at eighty percent',
    "i don't know",
    'never mind',
    'forty percent with blue and cool white',
  ])('has the definition "%s"', (sentence) => expect(says(vocabulary, 'definition', sentence)).toBe(true));
  test.each([
    'yes',
    'no thanks',
    'never mind',
    'maybe later',
    'why',
    'yes but only on weekdays',
    'yes but at half past ten',
    'yes but not on sundays',
  ])('has the answer "%s"', (sentence) => expect(says(vocabulary, 'confirmation', sentence)).toBe(true));
  test.each(['the kitchen one', "mia's light", 'the first one', 'the one in the nursery', 'never mind'])(
    'has the choice "%s"',
    (sentence) => expect(says(vocabulary, 'choice', sentence)).toBe(true),
  );

  test.each(["turn on the mia's light", 'lock the front door', 'turn on', 'sixty percent of'])(
    'does not have "%s"',
    (sentence) => expect(says(vocabulary, 'request', sentence)).toBe(false),
  );

  describe('once something was taught', () => {
    const nook = { kind: 'name', means: { entities: ['light.kitchen'] } } as const;
    const den = { kind: 'name', means: { kind: { domain: 'light' }, in: { area: "Mia's room" } } } as const;
    const taught = buildVocabulary(home, [
      { name: 'study mode' },
      { name: 'story nook', definition: nook },
      { name: 'den', definition: den },
    ]);

    test.each([
      'call the kitchen light the cozy corner',
      'the big light is called sunny',
      'turn on the story nook',
      'dim the story nook to thirty percent',
      'turn off all the lights in the den',
      'change study mode to half open',
      'make study mode a bit brighter',
      'add turn off the tv to study mode',
      'take the tv out of study mode',
      'rename study mode to work mode',
      'rename the story nook to reading corner',
      'forget the story nook',
      'no the kitchen light',
      'no i meant the nursery',
      'why did you do that',
      'turn on the cozy corner',
    ])('has the request "%s"', (sentence) => expect(says(taught, 'request', sentence)).toBe(true));

    test.each(["it's the kitchen light", 'halfway open', 'the story nook'])('has the definition "%s"', (sentence) =>
      expect(says(taught, 'definition', sentence)).toBe(true),
    );

    test('takes a name for a device for nothing that can be done', () => {
      expect(says(taught, 'request', 'run story nook')).toBe(true); // by its words, which are open ones
      expect(says({ ...taught, openWords: [] }, 'request', 'run story nook')).toBe(false);
    });
  });

  test('has the names that were taught last, where there are more than can be listened for', () => {
    const at = (index: number): string => new Date(Date.UTC(2026, 0, 1) + index * 60_000).toISOString();
    const word = (index: number): string =>
      `zq${[...String(index)].map((digit) => 'abcdefghij'[Number(digit)]).join('')}`;
    const many = Array.from({ length: 10_000 }, (_, index) => ({ name: word(index), taught: { at: at(index) } }));
    const crowded = buildVocabulary(home, many);
    expect(says(crowded, 'request', `what is ${word(9_999)}`)).toBe(true);
    expect(says(crowded, 'request', `what is ${word(0)}`)).toBe(false);
    expect(JSON.stringify(crowded.rules).length).toBeLessThan(100_000);
  });

  test('has no name for what nobody taught', () => {
    const untaught = buildVocabulary(home, []);
    expect(says(untaught, 'request', 'what is study mode')).toBe(false);
    expect(untaught.rules.concept).toBeUndefined();
  });

  test('changes its id exactly when its content changes', () => {
    expect(buildVocabulary(home, [{ name: 'study mode', otherNames: ['learning time'] }]).id).toBe(vocabulary.id);
    expect(buildVocabulary(home, []).id).not.toBe(vocabulary.id);
    const lit = homeWith(...home.entities.map((one) => ({ ...one, state: 'on' })));
    expect(buildVocabulary(lit, []).id).toBe(buildVocabulary(home, []).id);
  });

  test.each(['request', 'definition', 'confirmation', 'choice'] as const)(
    'gives sentences of its own as samples: %s',
    (start) => {
      const sentences = samples(vocabulary, start, 200);
      for (const sentence of sentences) {
        expect(sentence).toMatch(/^[a-z']+( [a-z']+)*$/);
        expect([sentence, says(vocabulary, start, sentence)]).toEqual([sentence, true]);
      }
      expect(new Set(sentences).size).toBeGreaterThan(15);
    },
  );

  test('can be spoken even to an empty home', () => {
    const bare = buildVocabulary({ ...home, areas: [], floors: [], entities: [] }, []);
    expect(samples(bare, 'request', 50).every((sentence) => sentence.length > 0)).toBe(true);
  });
});
