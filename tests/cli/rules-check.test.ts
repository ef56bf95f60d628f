import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { run } from './drive.ts';

const GOOD = `name: study mode
kind: setting
steps:
  - target: {asked: light}
    set: {brightness_pct: 60}
taught:
  at: "2026-11-22T12:00:00Z"
  words: sixty percent
`;

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'understudy-rules-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

describe('rules check', () => {
  test('is content with good rules', async () => {
    const { status, out } = await run(['rules', 'check', folderWith({ 'study-mode.yaml': GOOD })]);
    expect({ status, out }).toEqual({ status: 0, out: '' });
  });

  test('names a typing slip by file, line and column, and ends with 2', async () => {
    const cwd = folderWith({ 'study-mode.yaml': GOOD.replace('brightness_pct', 'brightnes_pct') });
    const { status, out } = await run(['rules', 'check', '.'], { cwd });
    expect(status).toBe(2);
    expect(out).toMatch(/^study-mode\.yaml:5:\d+: .*brightnes_pct/);
  });

  test('writes one JSON object a problem', async () => {
    const folder = folderWith({ 'a.yaml': GOOD.replace('kind: setting', 'kind: nonsense'), 'b.yaml': GOOD });
    const { status, out } = await run(['rules', 'check', '--json', folder]);
    const problems = out
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(status).toBe(2);
    expect(problems).toContainEqual(
      expect.objectContaining({ file: join(folder, 'a.yaml'), line: 2, column: expect.any(Number) }),
    );
  });

  test('says so where there is no such folder', async () => {
    const { status, err } = await run(['rules', 'check', 'nowhere'], { cwd: '/tmp' });
    expect(status).toBe(2);
    expect(err).toContain('There is no folder /tmp/nowhere');
  });

  test('looks without a name where start would', async () => {
    const rules = folderWith({ 'x.yaml': 'name: [' });
    const { status, out } = await run(['rules', 'check'], { env: { UNDERSTUDY_RULES: rules, HOME: '/home/ana' } });
    expect(status).toBe(2);
    expect(out).toContain('x.yaml:');
  });

  test('rules alone is bad usage that says what is missing', async () => {
    const { status, err } = await run(['rules']);
    expect({ status, err }).toEqual({
      status: 2,
      err: expect.stringMatching(/^understudy: rules needs one of: check, list, .*\.\n$/),
    });
  });
});
