import { expect, test } from '@jest/globals';
import { mosquittoBinary } from '../support/mosquitto.ts';

// Elsewhere the suites that need Mosquitto are left out with a word; where everything is to be checked they may not be.
test('what CI_REQUIRE names is installed', () => {
  const required = (process.env.CI_REQUIRE ?? '').split(',').filter((name) => name !== '');
  const missing = required.filter((name) => name !== 'mosquitto' || !mosquittoBinary);
  expect(missing).toEqual([]);
});
