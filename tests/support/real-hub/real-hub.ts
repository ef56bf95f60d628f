import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../mosquitto.ts';
import { writeConfiguration } from './configuration.ts';
import { makeUser } from './user.ts';

/** Home Assistant itself, on a free port of this machine, with its own demo devices and one user. */
export interface RealHub {
  /** `ws://127.0.0.1:PORT/api/websocket` */
  readonly url: string;
  /** A long-lived token of its only user, an administrator. */
  readonly token: string;
  /** Stops it; its configuration stays. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Stops it and removes all that it wrote. */
  close(): Promise<void>;
}

const KEEPER = 'tests/support/real-hub/keeper.py';
const PATIENCE_MS = 60_000;

/** Starts it with the interpreter of an environment that has it. Throws an Error with the end of its log. */
export async function startRealHub(python: string): Promise<RealHub> {
  const folder = await mkdtemp(join(tmpdir(), 'real-hub-'));
  const port = await freePort();
  await writeConfiguration(folder, port);
  const base = `http://127.0.0.1:${port}`;
  let child = await launch(python, folder, base);
  const end = async (keep: boolean): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = new Promise((resolve) => child.once('exit', resolve));
    child.stdin?.end(keep ? 'keep' : '');
    await exited;
  };
  const close = async (): Promise<void> => {
    await end(false);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const token = await makeUser(base);
    return {
      url: `${base.replace('http', 'ws')}/api/websocket`,
      token,
      stop: () => end(true),
      async start() {
        child = await launch(python, folder, base);
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function launch(python: string, folder: string, base: string): Promise<ChildProcess> {
  // In a group of its own: an interrupt from the keyboard comes to it by the leash alone, and once.
  const child = spawn(python, [KEEPER, folder], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  // A pipe to what has ended is told by its exit.
  child.stdin?.on('error', () => undefined);
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`Home Assistant ended at once:\n${await endOfLog(folder)}`);
    if (await runs(base)) return child;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  child.stdin?.end();
  throw new Error(`Home Assistant did not start within ${PATIENCE_MS / 1000} s:\n${await endOfLog(folder)}`);
}

/** It listens before it has started everything; only then does it answer here (with 401 until there is a user). */
async function runs(base: string): Promise<boolean> {
  try {
    const response = await fetch(`${base}/api/onboarding`, { signal: AbortSignal.timeout(2000) });
    return response.status < 500;
  } catch {
    return false;
  }
}

async function endOfLog(folder: string): Promise<string> {
  const log = await readFile(join(folder, 'home-assistant.log'), 'utf8').catch(() => 'It wrote no log.');
  return log.split('\n').slice(-30).join('\n');
}
