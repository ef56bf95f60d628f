import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { readRule } from '../../src/concepts/rule-file.ts';

const page = readFileSync(new URL('../../docs/rules.md', import.meta.url), 'utf8');
const examples = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map((match) => match[1] ?? '');

test.each(examples)('an example of the documentation is a rule:\n%s', (text) => {
  expect(readRule(text, 'example.yaml')).toMatchObject({ outcome: 'rule' });
});

test('there are examples', () => {
  expect(examples.length).toBeGreaterThan(4);
});
