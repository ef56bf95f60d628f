// Installs Home Assistant from the Python registry into a folder outside the repository, once: a later run takes what is there.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Which Home Assistant goes with which Python, best first. Older ones no longer start with what the registry has by now. */
const PAIRS = [{ python: '3.13', homeassistant: '2025.4.4' }];
/** What the hub of the tests runs; `configuration.ts` sets these up. */
const INTEGRATIONS = [
  ...['api', 'websocket_api', 'config', 'onboarding', 'history', 'recorder', 'logbook', 'conversation', 'automation'],
  ...['script', 'scene', 'zone', 'person', 'sun', 'timer', 'todo', 'shopping_list', 'mqtt', 'demo', 'kitchen_sink'],
];
/** Which platforms of `demo` need more than it says itself. */
const PLATFORMS = ['camera', 'tts', 'stt', 'ffmpeg', 'image_processing', 'backup'];
const HERE = dirname(fileURLToPath(import.meta.url));
const CACHE = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'understudy');
/** Changes when what is installed changes, so that an older folder is not taken for complete. */
const RECIPE = JSON.stringify([INTEGRATIONS, PLATFORMS]);

/**
 * Home Assistant, ready to be started.
 * `{outcome: 'ready', version, python}` (the environment's own interpreter), `{outcome: 'impossible', why}` where this
 * machine lacks what it takes, `{outcome: 'failed', why}` where it should have worked.
 */
export function installRealHub(say = (_line) => undefined) {
  const found = PAIRS.map((pair) => ({ ...pair, binary: findPython(pair.python) })).find(({ binary }) => binary);
  if (!found) {
    const versions = PAIRS.map(({ python }) => python).join(' or ');
    return { outcome: 'impossible', why: `There is no Python ${versions} here (looked on the PATH and under pyenv).` };
  }
  const { homeassistant: version, binary } = found;
  const folder = join(CACHE, `homeassistant-${version}-python-${found.python}`);
  const python = join(folder, 'bin', 'python');
  const complete = join(folder, 'complete.json');
  if (existsSync(complete) && readFileSync(complete, 'utf8') === RECIPE && existsSync(python)) {
    return { outcome: 'ready', version, python };
  }
  say(`Installing Home Assistant ${version} for Python ${found.python} into ${folder}; this takes some minutes.`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(CACHE, { recursive: true });
  const made = spawnSync(binary, ['-m', 'venv', folder], { encoding: 'utf8' });
  if (made.status !== 0) return { outcome: 'failed', why: `The virtual environment could not be made: ${last(made)}` };
  const core = pip(python, [`homeassistant==${version}`]);
  if (core.status !== 0) return notInstalled(core);
  const needs = spawnSync(python, [join(HERE, 'requirements.py'), ...INTEGRATIONS, ...PLATFORMS], { encoding: 'utf8' });
  if (needs.status !== 0) return { outcome: 'failed', why: `What the integrations need is not known: ${last(needs)}` };
  const more = pip(python, needs.stdout.split('\n').filter(Boolean));
  if (more.status !== 0) return notInstalled(more);
  writeFileSync(complete, RECIPE);
  return { outcome: 'ready', version, python };
}

function pip(python, packages) {
  const args = ['-m', 'pip', 'install', '--disable-pip-version-check', '--no-input', '--quiet', '--prefer-binary'];
  return spawnSync('nice', [python, ...args, ...packages], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

function notInstalled(run) {
  const words = `${run.stdout}${run.stderr}`;
  const unreachable = /from versions: none|NewConnectionError|Name or service|Max retries|ConnectTimeout|ProxyError/i;
  return unreachable.test(words)
    ? { outcome: 'impossible', why: `No Python registry can be reached from here: ${last(run)}` }
    : { outcome: 'failed', why: `Home Assistant could not be installed: ${last(run)}` };
}

function last(run) {
  const lines = `${run.stdout ?? ''}\n${run.stderr ?? ''}\n${run.error ?? ''}`
    .split('\n')
    .filter((line) => line.trim());
  return lines.slice(-3).join(' | ').slice(0, 600);
}

function findPython(version) {
  const pyenv = join(process.env.PYENV_ROOT || join(homedir(), '.pyenv'), 'versions');
  const managed = existsSync(pyenv) ? readdirSync(pyenv).filter((name) => name.startsWith(`${version}.`)) : [];
  const places = [...managed.map((name) => join(pyenv, name, 'bin', 'python')), `python${version}`, 'python3'];
  return places.find((place) => {
    const run = spawnSync(place, ['-c', 'import sys, venv; print("%d.%d" % sys.version_info[:2])'], {
      encoding: 'utf8',
    });
    return run.status === 0 && run.stdout.trim() === version;
  });
}
