// How fast sentences are understood: the command itself, on the demo home, all kinds of sentences mixed.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_HOME_FILE } from '../dist/home/demo-home/default-home.js';
import { collect } from './process.mjs';

const SENTENCES = [
  'turn on the living room light',
  'dim the kitchen light to thirty percent',
  'set the bedroom light to study mode',
  'close the blinds and turn off the tv',
  'make it two degrees warmer in here',
  'turn off all the lights downstairs',
  'is the front door locked',
  'what is the weather like on the moon',
];

export async function measureSentences(rounds) {
  const folder = mkdtempSync(join(tmpdir(), 'understudy-bench-'));
  const home = join(folder, 'home.yaml');
  writeFileSync(home, DEFAULT_HOME_FILE);
  const input = Array.from({ length: rounds }, () => SENTENCES).flat();
  try {
    const began = performance.now();
    const { lines } = await collect(['parse', '--home', home, '--json'], `${input.join('\n')}\n`);
    const wholeS = (performance.now() - began) / 1000;
    const each = lines.map((line) => JSON.parse(line).ms).sort((a, b) => a - b);
    if (each.length !== input.length) throw new Error(`${each.length} answers to ${input.length} sentences`);
    return {
      sentences: each.length,
      meanMs: each.reduce((sum, ms) => sum + ms, 0) / each.length,
      p95Ms: each[Math.floor(each.length * 0.95)],
      wholeS,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
