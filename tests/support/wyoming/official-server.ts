import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../mosquitto.ts';

const CACHE = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'understudy', 'wyoming');
const CANDIDATES = [process.env.WYOMING_PYTHON, join(CACHE, 'bin', 'python'), 'python3'];

/** A Python that has the package `wyoming`, or undefined: then the tests that need it are skipped. */
export const wyomingPython: string | undefined = CANDIDATES.find(
  (python) =>
    python !== undefined &&
    (!python.includes('/') || existsSync(python)) &&
    spawnSync(python, ['-c', 'import wyoming.asr, wyoming.server']).status === 0,
);

export type ServerKind = 'asr' | 'streaming' | 'german' | 'tts';

/** A server made with the official package (server.py), on a free port of this machine. */
export interface OfficialServer {
  readonly port: number;
  stop(): Promise<void>;
}

export async function startOfficialServer(python: string, kind: ServerKind): Promise<OfficialServer> {
  const port = await freePort();
  const child = spawn(python, ['tests/support/wyoming/server.py', kind, String(port)]);
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let words = '';
  child.stderr.on('data', (piece) => {
    words += String(piece);
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve());
    child.once('exit', () => reject(new Error(`The Wyoming server ended at once: ${words}`)));
  });
  return {
    port,
    async stop() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
