import { expect, test } from '@jest/globals';
import { mosquittoBinary } from '../support/mosquitto.ts';
import { wyomingPython } from '../support/wyoming/official-server.ts';

const PRESENT: Readonly<Record<string, boolean>> = {
  mosquitto: mosquittoBinary !== undefined,
  wyoming: wyomingPython !== undefined,
};

// Elsewhere the suites that need these are left out with a word; where everything is to be checked they may not be.
test('what CI_REQUIRE names is installed', () => {
  const required = (process.env.CI_REQUIRE ?? '').split(',').filter((name) => name !== '');
  const missing = required.filter((name) => !PRESENT[name]);
  expect(missing).toEqual([]);
});
