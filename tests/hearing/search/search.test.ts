import { describe, expect, test } from '@jest/globals';
import { type Posteriors, SYMBOLS } from '../../../src/hearing/acoustic/posteriors.ts';
import { type Found, openSearch, type Search } from '../../../src/hearing/search/search.ts';
import { SEARCH_SETTINGS } from '../../../src/hearing/search/settings.ts';
import { joined, posteriorsOf, randomFrom } from '../../support/posteriors.ts';
import { graphOf, jsgfGraph, phonesOf } from './words.ts';

const HOME = `public <s> = turn (on | off) the <thing> [and turn (on | off) the <thing>] | turn the <thing> (on | off)
  | set the <thing> to (ten | fifty | fifteen) | turn the bed down;
  <thing> = (bed | bedroom) (light | lights) | door;`;
const home = jsgfGraph(HOME);

function heard(posteriors: Posteriors, graph = home): readonly Found[] {
  const search = openSearch(graph);
  search.accept(posteriors);
  return search.finish();
}

const texts = (found: readonly Found[]): readonly string[] => found.map(({ text }) => text);

describe('a search', () => {
  test.each([
    'turn on the bed light',
    'turn off the bedroom lights',
    'turn the door off',
    'set the bed lights to fifteen',
    'set the bed lights to fifty',
    'turn the bed down',
  ])('finds "%s" in clear and in noisy sound', (text) => {
    for (const noise of [0, 1.5]) {
      const [best] = heard(posteriorsOf(`_ _ ${phonesOf(text)} _ _ _`, noise, randomFrom(text.length)));
      expect(best?.text).toBe(text);
    }
  });

  test('gives the same for rows in any portions', () => {
    const whole = posteriorsOf(`_ ${phonesOf('turn off the bedroom light')} _`, 1.5);
    const search = openSearch(home);
    for (let row = 0, size = 1; row < whole.rows; row += size, size = (size % 5) + 1) {
      search.accept({
        rows: Math.min(size, whole.rows - row),
        values: whole.values.slice(row * SYMBOLS, (row + size) * SYMBOLS),
      });
    }
    expect(search.finish()).toEqual(heard(whole));
  });

  test('gives other sentences too, best first, each once', () => {
    const found = heard(posteriorsOf(phonesOf('set the bed light to fifteen'), 2));
    expect(found.length).toBeGreaterThan(2);
    expect(new Set(texts(found)).size).toBe(found.length);
    const scores = found.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((one, other) => other - one));
    expect(texts(found)).toContain('set the bed light to fifty');
  });

  test('tells words with their times, in order and inside the sound', () => {
    const quiet = posteriorsOf('_ _ _ _ _ _ _ _ _ _');
    const said = posteriorsOf(phonesOf('turn on the bed light'));
    const [best] = heard(joined(quiet, said, quiet));
    const times = best?.words.flatMap(({ startMs, endMs }) => [startMs, endMs]) ?? [];
    expect(times).toHaveLength(10);
    expect(times).toEqual([...times].sort((one, other) => one - other));
    expect(times[0]).toBe(quiet.rows * 30);
    expect(times.at(-1)).toBeLessThanOrEqual((quiet.rows + said.rows) * 30);
  });

  test('fits what was said closely, and what was not badly', () => {
    const [right] = heard(posteriorsOf(phonesOf('turn on the bed light'), 1));
    const [wrong] = heard(posteriorsOf(phonesOf('study mode ocean breeze sea study'), 1));
    expect(right?.gap).toBeLessThan(0.5);
    expect(wrong === undefined || wrong.gap > 2).toBe(true);
  });

  test('says which word does not fit', () => {
    const [best] = heard(posteriorsOf(`${phonesOf('turn on the')} M OW D ${phonesOf('light')}`, 0.5));
    const gaps = best?.words.map(({ gap }) => gap) ?? [];
    expect(best?.text).toBe('turn on the bed light');
    expect(gaps.indexOf(Math.max(...gaps))).toBe(3);
  });

  test('compares a sentence with its opposite', () => {
    const search = openSearch(home);
    search.accept(posteriorsOf(phonesOf('turn off the bed light'), 1));
    const likelihood = (text: string): number =>
      search.fit(text.split(' ').map((word) => ({ text: word, open: false })))?.likelihood ?? Number.NEGATIVE_INFINITY;
    const margin = likelihood('turn off the bed light') - likelihood('turn on the bed light');
    expect(margin).toBeGreaterThan(3);
    expect(likelihood('turn off the zyzzyva')).toBe(Number.NEGATIVE_INFINITY);
  });

  test('prefers the likelier of two that sound the same, as much as the weight says', () => {
    const graph = (weight: number) =>
      graphOf({ start: 's', rules: { s: { oneOf: ['too', 'two'], weights: [weight, 1] } } });
    const sound = posteriorsOf('T UW');
    expect(texts(heard(sound, graph(0.1)))).toEqual(['two', 'too']);
    const [first, second] = heard(sound, graph(0.1));
    expect((first?.score ?? 0) - (second?.score ?? 0)).toBeCloseTo(SEARCH_SETTINGS.languageWeight * Math.log(10), 4);
  });
});

describe('while one speaks', () => {
  const text = 'turn off the bedroom light';

  function follow(search: Search, see: (said: string, stable: string, complete: boolean) => void): void {
    const whole = posteriorsOf(`_ ${phonesOf(text)} _ _ _`, 1);
    for (let row = 0; row < whole.rows; row += 1) {
      search.accept({ rows: 1, values: whole.values.subarray(row * SYMBOLS, (row + 1) * SYMBOLS) });
      const { words, stable, complete } = search.partial();
      const said = words.map((word) => word.text);
      see(said.join(' '), said.slice(0, stable).join(' '), complete);
    }
  }

  test('the words so far are there, and what is stable does not change any more', () => {
    const seen: string[] = [];
    let last = '';
    follow(openSearch(home), (said, stable) => {
      expect(stable.startsWith(last)).toBe(true);
      expect(text.startsWith(stable)).toBe(true);
      last = stable;
      seen.push(said);
    });
    expect(seen[0]).toBe('');
    expect(seen).toContain('turn off the');
    expect(seen.at(-1)).toBe(text);
    expect(last).not.toBe('');
  });

  test('what is taken back leaves no trace', () => {
    const whole = posteriorsOf(`_ ${phonesOf(text)} _`, 1.5);
    const end = posteriorsOf('_ S _ _');
    const search = openSearch(home);
    for (let row = 0; row < whole.rows; row += 1) {
      if (row % 7 === 3) {
        const takeBack = search.mark();
        search.accept(end);
        search.finish();
        takeBack();
      }
      search.accept({ rows: 1, values: whole.values.subarray(row * SYMBOLS, (row + 1) * SYMBOLS) });
    }
    expect(search.finish()).toEqual(heard(whole));
  });

  test('a sentence is complete when it may end, not before', () => {
    const complete = new Set<string>();
    follow(openSearch(home), (said, _, ends) => ends && complete.add(said));
    expect([...complete]).toEqual([text]);
  });
});

describe('hostile sound', () => {
  test('of no rows, or too few, finds nothing', () => {
    expect(openSearch(home).finish()).toEqual([]);
    expect(openSearch(home).partial()).toEqual({ words: [], stable: 0, complete: false });
    expect(heard(posteriorsOf('T'))).toEqual([]);
    expect(heard({ rows: 4, values: new Float32Array(7) })).toEqual([]);
  });

  test.each([Number.NaN, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, 1e30])('of %d is survived', (bad) => {
    const sound = posteriorsOf(phonesOf('turn on the bed light'), 0.5);
    const values = sound.values.map((value, index) => (index % 97 === 0 ? bad : value));
    const found = heard({ rows: sound.rows, values });
    for (const { score, acoustic, likelihood, gap } of found) {
      expect([score, acoustic, likelihood, gap].every(Number.isFinite)).toBe(true);
    }
    const all = heard({ rows: 40, values: new Float32Array(40 * SYMBOLS).fill(bad) });
    expect(all.every(({ score }) => Number.isFinite(score))).toBe(true);
    if (Number.isNaN(bad)) expect(found[0]?.text).toBe('turn on the bed light');
  });

  test('in a grammar without a sentence finds nothing', () => {
    const nothing = graphOf({ start: 's', rules: { s: { oneOf: [] } } });
    expect(heard(posteriorsOf('T ER N'), nothing)).toEqual([]);
  });
});
