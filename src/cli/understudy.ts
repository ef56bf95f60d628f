#!/usr/bin/env node
import type { Io } from './command.ts';
import { runProgram } from './program.ts';

// A reader that went away (`understudy ... | head`) is no error of ours: end quietly.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
}

const io: Io = {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  cwd: process.cwd(),
  now: Date.now,
  onStop: (listener) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, listener);
  },
};

const status = await runProgram(process.argv.slice(2), io);
// What was written may still be on its way where stdout is a pipe on some platforms.
await new Promise<void>((resolve) => process.stdout.write('', () => resolve()));
process.exit(status);
