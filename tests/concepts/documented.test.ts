import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { checkRules } from '../../src/concepts/check.ts';
import { readRule } from '../../src/concepts/rule-file.ts';
import { readSayings } from '../../src/concepts/sayings-file.ts';
import { run } from '../cli/drive.ts';

const page = readFileSync(new URL('../../docs/rules.md', import.meta.url), 'utf8');
const yamlIn = (text: string): readonly string[] =>
  [...text.matchAll(/```yaml\n([\s\S]*?)```/g)].map((match) => match[1] ?? '');
const worked = yamlIn(page.slice(page.indexOf('## Ten examples')));

const said = yamlIn(page.slice(page.indexOf('## How names are said'), page.indexOf('## Ten examples')));

test.each(yamlIn(page).filter((text) => !said.includes(text)))(
  'an example of the documentation is a rule:\n%s',
  (text) => {
    expect(readRule(text, 'example.yaml')).toMatchObject({ outcome: 'rule' });
  },
);

test('the example of how names are said can be read', () => {
  expect(said).toHaveLength(1);
  expect(readSayings(said[0] ?? '', 'home.yaml')).toMatchObject({ outcome: 'good' });
});

describe('the ten examples', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'understudy-examples-'));
    for (const [i, text] of worked.entries()) writeFileSync(join(folder, `example-${i + 1}.yaml`), text);
  });

  test('are ten, and have no problem together', async () => {
    expect(worked).toHaveLength(10);
    expect(await checkRules(folder)).toEqual([]);
  });

  test.each(worked.map((_, i) => i + 1))('number %d can be used in the demo home', async (i) => {
    const words = ['rules', 'explain', `example-${i}`, '--rules', folder, '--area', 'Living room', '--json'];
    const { status, out, err } = await run(words);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    const { kind, calls, confirm, gone, unknown, unable, held } = JSON.parse(out) as Record<string, readonly unknown[]>;
    expect([gone ?? [], unknown ?? [], unable ?? []]).toEqual([[], [], []]);
    if (String(kind) !== 'name')
      expect((calls?.length ?? 0) + (confirm?.length ?? 0) + (held?.length ?? 0)).toBeGreaterThan(0);
  });
});
