import { type ChildProcess, spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, expect, test } from '@jest/globals';
import { answerWith } from '../../src/cli/demo/answers.ts';
import { lampOf } from '../../src/cli/demo/lamp.ts';
import { checkRules } from '../../src/concepts/check.ts';
import { systemClock } from '../../src/home/clock.ts';
import { defaultHome } from '../../src/home/demo-home/default-home.ts';
import { createDemoHome } from '../../src/home/demo-home/demo-home.ts';
import { startEmbeddedBroker } from '../../src/satellites/embedded-broker.ts';
import { newFolder, type Standing, standBefore } from './household.ts';

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** `understudy start` as a process of its own; resolves when it says that it is ready. */
async function startProcess(env: Readonly<Record<string, string>>): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['dist/cli/understudy.js', 'start'], {
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  ends.push(() => kill(child));
  await new Promise<void>((resolve, reject) => {
    child.once('exit', () => reject(new Error('understudy start ended before it was ready')));
    createInterface({ input: child.stderr ?? process.stdin }).on('line', (line) => {
      if (line.includes('Ready.')) resolve();
    });
  });
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}

test('killed at any moment of teaching, it knows after a restart all that it had confirmed', async () => {
  const { folder, remove } = await newFolder();
  ends.push(remove);
  const broker = await startEmbeddedBroker({ port: 0 });
  ends.push(() => broker.close());
  const home = defaultHome();
  const demoHome = await createDemoHome({ home, clock: systemClock, travel: 'instant' });
  ends.push(() => demoHome.close());
  const rules = join(folder, 'rules');
  const env = {
    UNDERSTUDY_MQTT_HOST: '127.0.0.1',
    UNDERSTUDY_MQTT_PORT: String(broker.port),
    UNDERSTUDY_HUB_URL: demoHome.url,
    UNDERSTUDY_HUB_TOKEN: demoHome.token,
    UNDERSTUDY_SATELLITES: JSON.stringify([{ site_id: 'living-room-sat', area: 'Living room' }]),
    UNDERSTUDY_DATA: folder,
    UNDERSTUDY_RULES: rules,
    // Nobody looks at it here, and any port may be taken.
    UNDERSTUDY_WEB_PORT: String(20_000 + Math.floor(Math.random() * 20_000)),
  };
  const stand = async (): Promise<Standing> => {
    const standing = await standBefore({ host: '127.0.0.1', port: broker.port }, 'living-room-sat');
    ends.push(standing.leave);
    return standing;
  };
  const teach = ({ person }: Standing) =>
    person.converse('set the living room light to study mode', answerWith('sixty percent and warm'));

  // Killed in the very moment in which the definition has been heard: it may be stored or not, but not by half.
  let child = await startProcess(env);
  let standing = await stand();
  await killWhen(() => standing.texts('heard').length === 2, child, standing, teach);
  expect(await checkRules(rules)).toEqual([]);

  // Killed in the very moment in which it says that it knows: what was confirmed is there.
  child = await startProcess(env);
  standing = await stand();
  await killWhen(() => standing.texts('replied').some((text) => /okay/i.test(text)), child, standing, teach);
  expect(await checkRules(rules)).toEqual([]);
  expect(await readdir(rules)).toContain('study-mode.yaml');

  await startProcess(env);
  standing = await stand();
  await standing.person.converse('set the bedroom light to study mode', () => 'never mind');
  expect(standing.texts('said')).toEqual(['set the bedroom light to study mode']);
  const bedroom = demoHome.states().find(({ id }) => id === 'light.bedroom');
  expect(bedroom && lampOf(bedroom)).toMatchObject({ on: true, brightnessPct: 60 });
}, 150_000);

/** Talks until the moment has come, then kills the process; what the person still wanted to say is left unsaid. */
async function killWhen(
  hasCome: () => boolean,
  child: ChildProcess,
  standing: Standing,
  talk: (standing: Standing) => Promise<void>,
): Promise<void> {
  let isOver = false;
  const talking = talk(standing).catch(() => undefined);
  void talking.then(() => {
    isOver = true;
  });
  while (!hasCome() && !isOver) await new Promise((resolve) => setTimeout(resolve, 5));
  await kill(child);
  await standing.leave();
  expect(hasCome()).toBe(true);
}
