import type { Readable, Writable } from 'node:stream';
import { Failure } from '../domain/failure.ts';

/** The world of a command, passed in so that tests can drive one in process. */
export interface Io {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder that relative paths are read from. */
  readonly cwd: string;
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls back when the process is asked to stop (SIGINT, SIGTERM). Without it, these end the process at once. */
  onStop(listener: () => void): void;
}

/** One option of a command. `value` is what help calls its value (FILE, NAME ...); without it the option is a switch. */
export interface Option {
  readonly value?: string;
  readonly help: string;
  readonly short?: string;
  /** May be given several times. */
  readonly multiple?: boolean;
}

/** The arguments as they were given, after the command's name. */
export interface Args {
  readonly values: Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>;
  readonly positionals: readonly string[];
  /** JSON lines alone on stdout. */
  readonly json: boolean;
  /** Show stacks of unexpected errors. */
  readonly debug: boolean;
}

/** One file a command. `run` resolves to the exit status, or throws a Failure. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  /** What follows the name, e.g. `--home FILE [--area NAME]`. */
  readonly usage: string;
  readonly options: Readonly<Record<string, Option>>;
  /** Whether words that are no options may follow. */
  readonly positionals?: boolean;
  /** Further lines for `--help`. */
  readonly notes?: string;
  run(args: Args, io: Io): Promise<number>;
}

/** The value of a text option, or undefined when it was not given. */
export function textOption(args: Args, name: string): string | undefined {
  const value = args.values[name];
  return typeof value === 'string' ? value : undefined;
}

/** The value of a text option that the command cannot do without. Throws a Failure (BAD_USAGE). */
export function requiredOption(args: Args, name: string, placeholder: string): string {
  const value = textOption(args, name);
  if (value === undefined) throw new Failure('BAD_USAGE', `--${name} ${placeholder} is needed.`);
  return value;
}

/** A whole number. Throws a Failure (BAD_USAGE) for anything else. */
export function numberOption(args: Args, name: string): number | undefined {
  const value = textOption(args, name);
  if (value === undefined) return undefined;
  if (!/^\d{1,15}$/.test(value)) throw new Failure('BAD_USAGE', `--${name} takes a whole number, not "${value}".`);
  return Number(value);
}

/** Whether a switch was given. */
export function switchOption(args: Args, name: string): boolean {
  return args.values[name] === true;
}
