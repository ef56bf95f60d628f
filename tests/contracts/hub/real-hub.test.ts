import { test } from '@jest/globals';
import { readHomeFile } from '../../../src/home/home-file/home-file.ts';
import { startRealHub } from '../../support/real-hub/real-hub.ts';
import { describeHub } from './hub-contract.ts';

/** `npm run test:hub` installs Home Assistant and says here where it is; without it there is nothing to run against. */
const [python, version = ''] = (process.env.REAL_HUB ?? '').split(' ');
const [year = 0, month = 0] = version.split('.').map(Number);
const before = (y: number, m: number): boolean => year < y || (year === y && month < m);

if (python) {
  describeHub({
    name: `Home Assistant ${version}`,
    lacks: {
      ...(before(2024, 4) ? { floors: `Home Assistant ${version} has no floors` } : {}),
      ...(before(2024, 10) ? { 'new keys': `Home Assistant ${version} takes only the older keys` } : {}),
    },
    async open() {
      const home = await readHomeFile('tests/homes/contract-house.yaml');
      const hub = await startRealHub(python);
      const { url, token, stop, start: restart, close } = hub;
      return { home, url, token, stop, restart, close };
    },
  });
} else {
  test.skip('the client of Home Assistant (skipped: run `npm run test:hub`)', () => undefined);
}
