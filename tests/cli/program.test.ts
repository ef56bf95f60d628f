import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { loadAll } from '../../src/cli/commands.ts';
import { run } from './drive.ts';

describe('the command line', () => {
  test('help lists every command with its summary', async () => {
    const { status, out, err } = await run(['--help']);
    expect(status).toBe(0);
    expect(err).toBe('');
    for (const command of await loadAll()) {
      expect(out).toContain(command.name);
      expect(out).toContain(command.summary.slice(1));
    }
  });

  test('every command has help that names all of its options, and a summary without a full stop', async () => {
    for (const command of await loadAll()) {
      const { status, out } = await run([...command.name.split(' '), '--help']);
      expect(status).toBe(0);
      expect(out).toContain(`usage: understudy ${command.name}`);
      for (const option of [...Object.keys(command.options), 'json', 'help']) expect(out).toContain(`--${option}`);
      expect(command.summary).not.toMatch(/\.$/);
    }
  });

  test('the version is the one of package.json', async () => {
    const { status, out } = await run(['--version']);
    expect(status).toBe(0);
    expect(out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test('no command at all is bad usage, and help goes to stderr', async () => {
    const { status, out, err } = await run([]);
    expect(status).toBe(2);
    expect(out).toBe('');
    expect(err).toContain('usage: understudy COMMAND');
  });

  test.each([
    [['doktor'], 'There is no command "doktor". Did you mean "doctor"?'],
    [['entirely-else'], 'There is no command "entirely-else".'],
    [['doctor', '--confg', 'x'], 'doctor has no option --confg. Did you mean "--config"?'],
    [['doctor', '--config'], '--config'],
    [['doctor', 'surplus'], 'surplus'],
  ])('bad usage %j gets one line and status 2', async (argv, words) => {
    const { status, out, err } = await run(argv);
    expect(status).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(words);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  test('a reader that goes away early is no error', async () => {
    const command = 'node dist/cli/understudy.js --help | head -n 1; echo "status $' + '{PIPESTATUS[0]}"';
    const { stdout, stderr } = await promisify(execFile)('bash', ['-c', command]);
    expect(stdout).toContain('status 0');
    expect(stderr).toBe('');
  });
});
