// Installs the Python package `wyoming` into a folder outside the repository, once, and prints its interpreter.
// Ends with 0 where it is there, 3 where this machine lacks a Python of 3.9 or newer or a Python registry.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

const PACKAGE = 'wyoming>=1.7,<2';
const CANNOT = 3;
const folder = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'understudy', 'wyoming');
const python = join(folder, 'bin', 'python');

const works = () =>
  existsSync(python) && spawnSync(python, ['-c', 'import wyoming.asr, wyoming.server, wyoming.info']).status === 0;

function give() {
  console.log(python);
  process.exit(0);
}

function giveUp(why, run) {
  rmSync(folder, { recursive: true, force: true });
  const lines = `${run?.stdout ?? ''}${run?.stderr ?? ''}`.trim().split('\n').slice(-2).join(' | ');
  console.error(`${why}${lines ? `: ${lines}` : ''}`);
  process.exit(CANNOT);
}

if (works()) give();
const base = ['python3', 'python'].find((name) => {
  const run = spawnSync(name, ['-c', 'import sys, venv; print(sys.version_info >= (3, 9))'], { encoding: 'utf8' });
  return run.status === 0 && run.stdout.trim() === 'True';
});
if (base === undefined) giveUp('There is no Python 3.9 or newer here');
rmSync(folder, { recursive: true, force: true });
mkdirSync(dirname(folder), { recursive: true });
const made = spawnSync(base, ['-m', 'venv', folder], { encoding: 'utf8' });
if (made.status !== 0) giveUp('The virtual environment could not be made', made);
const args = ['-m', 'pip', 'install', '--disable-pip-version-check', '--no-input', '--quiet', PACKAGE];
const installed = spawnSync(python, args, { encoding: 'utf8' });
if (installed.status !== 0 || !works()) giveUp('The package wyoming could not be installed', installed);
give();
