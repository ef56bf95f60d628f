import { describe, expect, test } from '@jest/globals';
import { checkOptions } from '../../../src/cli/options/check.ts';

const check = (recogniser: unknown) => checkOptions({ recogniser }, () => 'options.yaml:1');

describe('the option recogniser', () => {
  test.each(['understudy', 'soundswallower', 'wyoming://whisper.local:10300', 'tcp://10.0.0.7:10300'])(
    'takes %s',
    (name) => {
      expect(check(name)).toEqual({ recogniser: name });
    },
  );

  test.each(['whisper', 'wyoming://', 'http://whisper:10300', 7])('says what may be written instead of %s', (name) => {
    expect(() => check(name)).toThrow(/options\.yaml:1: recogniser must be understudy, soundswallower or wyoming:/);
  });
});
