import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parse } from 'yaml';
import { freePort } from '../../support/mosquitto.ts';

/** The add-on as its container runs it: the program that s6 starts, with the Supervisor's environment. */
export interface Container {
  readonly logged: () => string;
  /** Status and body of a page. */
  get(path: string): Promise<{ readonly status: number; readonly body: string }>;
  /** Waits until a page answers with a status; rejects with the log where it never does. */
  until(path: string, status: number): Promise<void>;
  /** SIGTERM, as the Supervisor stops it; resolves with the exit status. */
  stop(): Promise<number | null>;
  /** Resolves with the exit status where it ends by itself. */
  readonly ended: Promise<number | null>;
}

/** What the Supervisor writes to /data/options.json: what the add-on's form has, and what was set. */
export function addonOptions(set: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const config = parse(readFileSync('config.yaml', 'utf8')) as { readonly options: Readonly<Record<string, unknown>> };
  return { ...config.options, ...set };
}

const PATIENCE_MS = 60_000;

/** @param folder stands for the container's file system: `data` and `config` are below it */
export async function startContainer(
  folder: string,
  options: Readonly<Record<string, unknown>>,
  supervisor: { readonly url: string; readonly token: string },
): Promise<Container> {
  const data = join(folder, 'data');
  await mkdir(data, { recursive: true });
  await writeFile(join(data, 'options.json'), JSON.stringify(options));
  const port = await freePort();
  const child = spawn(process.execPath, ['dist/cli/understudy.js', 'start'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      HOME: folder,
      SUPERVISOR_TOKEN: supervisor.token,
      SUPERVISOR_API: supervisor.url,
      // The places that are fixed in the image are elsewhere here.
      UNDERSTUDY_CONFIG: join(data, 'options.json'),
      UNDERSTUDY_DATA: data,
      UNDERSTUDY_RULES: join(folder, 'config', 'rules'),
      UNDERSTUDY_SKILLS: join(folder, 'config', 'skills'),
      UNDERSTUDY_WEB_HOST: '127.0.0.1',
      UNDERSTUDY_WEB_PORT: String(port),
      UNDERSTUDY_BROKER_PORT: String(await freePort()),
    },
  });
  let logged = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (words) => {
      logged += String(words);
    });
  }
  const ended = once(child, 'close').then(([status]) => status as number | null);
  const get = async (path: string) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { signal: AbortSignal.timeout(5_000) });
    return { status: response.status, body: await response.text() };
  };
  return {
    logged: () => logged,
    get,
    async until(path, status) {
      for (const began = performance.now(); performance.now() - began < PATIENCE_MS; await sleep(100)) {
        if (child.exitCode !== null) break;
        const answer = await get(path).catch(() => undefined);
        if (answer?.status === status) return;
      }
      throw new Error(`${path} never answered ${status}:\n${logged}`);
    },
    async stop() {
      child.kill('SIGTERM');
      return ended;
    },
    ended,
  };
}
