import { test } from '@jest/globals';
import { readHomeFile } from '../../../src/home/home-file/home-file.ts';
import { startRealHub } from '../../support/real-hub/real-hub.ts';
import { describeHub } from './hub-contract.ts';

/** `npm run test:hub` installs Home Assistant and says here where it is; without it there is nothing to run against. */
const [python, version = ''] = (process.env.REAL_HUB ?? '').split(' ');
if (python) {
  describeHub({
    name: `Home Assistant ${version}`,
    lacks: {},
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
