import type { Vocabulary } from '../../../src/domain/vocabulary.ts';

/** A small home's language: "turn on/off the quay light", "set the bed light to fifty percent" or to anything else. */
export const QUAY_VOCABULARY: Vocabulary = {
  id: 'quay',
  start: { request: 'request', definition: 'request', confirmation: 'answer', choice: 'answer' },
  rules: {
    request: { oneOf: [{ rule: 'switching' }, { rule: 'setting' }] },
    switching: { sequence: ['turn', { oneOf: ['on', 'off'] }, { maybe: 'the' }, { rule: 'light' }] },
    light: { oneOf: ['quay light', 'bed light', 'kitchen lights'] },
    setting: {
      sequence: [
        'set',
        { maybe: 'the' },
        { rule: 'light' },
        'to',
        {
          oneOf: [
            { sequence: [{ oneOf: ['fifty', 'fifteen', 'one hundred'] }, 'percent'] },
            'ocean breeze',
            { open: { words: 3 } },
          ],
        },
      ],
    },
    answer: { oneOf: ['yes', 'no'] },
  },
  openWords: ['happy', 'rainbow', 'movie'],
  pronunciations: {},
};
