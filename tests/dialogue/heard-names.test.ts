import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { soundOf } from '../../src/dialogue/heard-name.ts';
import type { Heard, Word } from '../../src/domain/heard.ts';
import { type Hearer, hearerIn } from '../support/hearer.ts';

/** "set the lamp to {ocean=OW SH IH N} {breeze}": words in braces are open, with phones where some are given. */
function heardAs(marked: string): Heard {
  const words = [...marked.matchAll(/\{([^=}]+)(?:=([^}]*))?\}|(\S+)/g)].map(([, open, phones, known], at): Word => {
    const timed = { text: open ?? known ?? '', confidence: 0.9, startMs: at * 300, endMs: at * 300 + 300 };
    if (open === undefined) return timed;
    return { ...timed, open: true, ...(phones === undefined ? {} : { phones }) };
  });
  const text = words.map((word) => word.text).join(' ');
  return {
    outcome: 'heard',
    hypotheses: [{ text, confidence: 0.9, words }],
    timing: { audioMs: 2_000, decodeMs: 20, endpointMs: 350 },
  };
}

let hearer: Hearer;
beforeEach(async () => {
  hearer = await hearerIn('birch-house.yaml', 'Living room');
});
afterEach(() => hearer.close());

const say = async (marked: string): Promise<string> =>
  (await hearer.mind.answer(heardAs(marked), { siteId: 'sofa' })).say;

async function ruleFiles(): Promise<readonly Record<string, unknown>[]> {
  const names = (await readdir(hearer.rules)).filter((name) => name.endsWith('.yaml'));
  return Promise.all(names.map(async (name) => parse(await readFile(join(hearer.rules, name), 'utf8'))));
}

describe('a name that is taught by voice', () => {
  test('is kept with how it was said', async () => {
    await say('set the sofa lamp to {zorbing=Z AO R B IH NG} {breeze=B R IY S}');
    await say('forty percent and warm white');
    expect(await ruleFiles()).toMatchObject([{ name: 'zorbing breeze', said_as: ['Z AO R B IH NG B R IY S'] }]);
  });

  test('is kept with each way in which it was said, as often as it is taught', async () => {
    await say('set the sofa lamp to {zorbing=Z AO R B IH NG}');
    await say('forty percent');
    await say('when i say {zorbing=Z ER B IH N} set the sofa lamp to ten percent');
    await say('yes');
    expect(await ruleFiles()).toMatchObject([{ name: 'zorbing', said_as: ['Z AO R B IH NG', 'Z ER B IH N'] }]);
  });

  test('has no such thing where the recogniser could not tell', async () => {
    await say('set the sofa lamp to {zorbing}');
    await say('forty percent');
    const [rule] = await ruleFiles();
    expect(rule?.name).toBe('zorbing');
    expect(rule).not.toHaveProperty('said_as');
  });

  test('loses it with the name, when it gets another one', async () => {
    await say('set the sofa lamp to {zorbing=Z AO R B IH NG}');
    await say('forty percent');
    await say('rename zorbing to evening glow');
    const [rule] = await ruleFiles();
    expect(rule?.name).toBe('evening glow');
    expect(rule).not.toHaveProperty('said_as');
  });

  test('is unlearned with an undo', async () => {
    await say('set the sofa lamp to {zorbing=Z AO R B IH NG}');
    await say('forty percent');
    await say('undo that');
    await say('undo that');
    expect((await ruleFiles()).flatMap(({ said_as }) => said_as ?? [])).toEqual([]);
  });
});

test('the sound of a name is that of its own words, where it was said last', () => {
  const words = (marked: string): readonly Word[] => heardAs(marked).hypotheses[0]?.words ?? [];
  const lately = [words('set it to {sea=S IY} {foam=F OW M}'), words('no {sea=S IH} {foam=F AO M} please')];
  expect(soundOf('Sea foam', lately)).toBe('S IH F AO M');
  expect(soundOf('sea', lately)).toBe('S IH');
  expect(soundOf('please', lately)).toBeUndefined();
  expect(soundOf('foam please', lately)).toBeUndefined();
  expect(soundOf('', lately)).toBeUndefined();
});
