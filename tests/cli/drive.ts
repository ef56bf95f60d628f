import { PassThrough } from 'node:stream';
import type { Io } from '../../src/cli/command.ts';
import { runProgram } from '../../src/cli/program.ts';

/** What a command wrote and how it ended. */
export interface Outcome {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Runs one command line in process, with all of its input given at once. */
export async function run(
  argv: readonly string[],
  world: { readonly input?: string; readonly env?: Readonly<Record<string, string>>; readonly cwd?: string } = {},
): Promise<Outcome> {
  const stdin = new PassThrough();
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const out = collect(stdout);
  const err = collect(stderr);
  stdin.end(world.input ?? '');
  const io: Io = {
    stdin,
    stdout,
    stderr,
    env: world.env ?? {},
    cwd: world.cwd ?? process.cwd(),
    now: () => 0,
    onStop: () => undefined,
  };
  const status = await runProgram(argv, io);
  return { status, out: out(), err: err() };
}

function collect(stream: PassThrough): () => string {
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString('utf8');
}
