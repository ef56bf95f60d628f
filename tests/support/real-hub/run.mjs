// `npm run test:hub`: the hub's contract on the demo home and on a real Home Assistant, and a report of what ran where.
// Ends with 0 where all passed, 1 where something failed, 3 where this machine cannot run Home Assistant.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installRealHub } from './install.mjs';

const CANNOT = 3;
const PREFIX = 'the client of ';

const hub = installRealHub((line) => console.log(line));
if (hub.outcome !== 'ready') {
  console.log(hub.why);
  console.log(
    hub.outcome === 'impossible'
      ? 'So the contract was not run on a real Home Assistant. It takes Python 3.13 and a Python registry.'
      : 'This should have worked: it is no fault of a missing Python or registry.',
  );
  process.exit(hub.outcome === 'impossible' ? CANNOT : 1);
}

const folder = mkdtempSync(join(tmpdir(), 'hub-contract-'));
const report = join(folder, 'report.json');
const jest = spawnSync(
  process.execPath,
  [
    ...['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js', '--ci'],
    ...['--json', `--outputFile=${report}`, 'tests/contracts/hub'],
  ],
  {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    env: { ...process.env, REAL_HUB: `${hub.python} ${hub.version}` },
  },
);
let content;
try {
  content = JSON.parse(readFileSync(report, 'utf8'));
} catch {
  content = undefined;
}
rmSync(folder, { recursive: true, force: true });
if (content === undefined) {
  console.log(jest.stderr);
  console.log('The tests did not run to their end.');
  process.exit(1);
}
tell(content);
if (!content.success) console.log(jest.stderr);
process.exit(content.success ? 0 : 1);

/** One line a test: on which hubs it passed, failed or was skipped, and why. */
function tell({ testResults }) {
  const rows = new Map();
  const hubs = [];
  for (const { ancestorTitles, title, status } of testResults.flatMap(({ assertionResults }) => assertionResults)) {
    const [top = '', ...subjects] = ancestorTitles;
    const name = top.startsWith(PREFIX) ? top.slice(PREFIX.length) : undefined;
    if (name === undefined) continue;
    if (!hubs.includes(name)) hubs.push(name);
    const [, plain = title, why] = /^(.*?)(?: \(skipped: (.*)\))?$/.exec(title) ?? [];
    const key = [...subjects, plain].join(': ');
    const row = rows.get(key) ?? new Map();
    row.set(
      name,
      status === 'passed' ? 'passed' : status === 'failed' ? 'FAILED' : `skipped: ${why ?? 'not said why'}`,
    );
    rows.set(key, row);
  }
  hubs.sort();
  for (const [key, row] of rows) {
    const outcomes = hubs.map((name) => row.get(name) ?? 'not run');
    const alike = outcomes.every((outcome) => outcome === outcomes[0]);
    const words = alike ? `${outcomes[0]} on both` : hubs.map((name, i) => `${name}: ${outcomes[i]}`).join('; ');
    console.log(`${key} - ${words}`);
  }
  console.log('');
  for (const name of hubs) {
    const outcomes = [...rows.values()].map((row) => row.get(name) ?? 'not run');
    const count = (wanted) => outcomes.filter((outcome) => outcome.startsWith(wanted)).length;
    console.log(`${name}: ${count('passed')} passed, ${count('FAILED')} failed, ${count('skipped')} skipped`);
  }
}
