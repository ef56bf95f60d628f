import { describe, expect, test } from '@jest/globals';
import { createManualClock, systemClock } from '../../src/home/clock.ts';

describe('the manual clock', () => {
  test('stands still until it is moved', () => {
    const clock = createManualClock(1000);
    expect([clock.now(), clock.now()]).toEqual([1000, 1000]);
    clock.advance(500);
    expect(clock.now()).toBe(1500);
  });

  test('runs what falls due, each at its own time and in order', () => {
    const clock = createManualClock(0);
    const runs: [string, number][] = [];
    const note = (name: string) => () => void runs.push([name, clock.now()]);
    clock.after(300, note('c'));
    clock.after(100, note('a'));
    clock.after(300, note('d'));
    clock.after(200, note('b'));
    clock.after(301, note('too late'));
    clock.advance(300);
    expect(runs).toEqual([
      ['a', 100],
      ['b', 200],
      ['c', 300],
      ['d', 300],
    ]);
  });

  test('runs what was put off while it moved', () => {
    const clock = createManualClock(0);
    let count = 0;
    const again = (): void => {
      count += 1;
      clock.after(100, again);
    };
    clock.after(100, again);
    clock.advance(450);
    expect(count).toBe(4);
  });

  test('does not run what was cancelled', () => {
    const clock = createManualClock(0);
    let ran = false;
    clock.after(100, () => {
      ran = true;
    })();
    clock.advance(200);
    expect(ran).toBe(false);
  });
});

describe('the system clock', () => {
  test('runs a task later, and not one that was cancelled', async () => {
    const runs: string[] = [];
    systemClock.after(1, () => runs.push('cancelled'))();
    await new Promise<void>((resolve) => {
      systemClock.after(5, () => {
        runs.push('run');
        resolve();
      });
    });
    expect(runs).toEqual(['run']);
  });
});
