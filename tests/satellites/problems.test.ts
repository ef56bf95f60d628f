import { describe, expect, test } from '@jest/globals';
import { createProblems } from '../../src/satellites/problems.ts';
import { keptLog } from './people.ts';

function atTime() {
  let nowMs = 0;
  const clock = { now: () => nowMs, after: () => () => undefined };
  return { clock, pass: (ms: number) => (nowMs += ms) };
}

describe('problems that come many times', () => {
  test('are one line for each kind and site, until ten minutes have passed', () => {
    const { clock, pass } = atTime();
    const log = keptLog();
    const problems = createProblems(log, clock);
    for (let i = 0; i < 100; i++) problems.report('frame', 'hall', 'Bad frame');
    problems.report('frame', 'kitchen', 'Bad frame');
    problems.report('json', 'hall', 'Bad JSON');
    expect(log.problems).toEqual(['Bad frame', 'Bad frame', 'Bad JSON']);
    pass(10 * 60_000);
    problems.report('frame', 'hall', 'Bad frame');
    expect(log.problems.at(-1)).toBe('Bad frame (and 99 times before)');
  });

  test('do not fill the memory with invented sites', () => {
    const { clock } = atTime();
    const log = keptLog();
    const problems = createProblems(log, clock);
    for (let i = 0; i < 600; i++) problems.report('frame', `site ${i}`, 'Bad');
    problems.report('frame', 'site 599', 'Bad');
    expect(log.problems).toHaveLength(600);
    problems.report('frame', 'site 0', 'Bad');
    expect(log.problems).toHaveLength(601);
  });
});
