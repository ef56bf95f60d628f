import { type ParseArgsConfig, parseArgs } from 'node:util';
import { Failure } from '../domain/failure.ts';
import { type Args, type Command, type Io, switchOption } from './command.ts';
import { COMMANDS, findCommand, loadAll } from './commands.ts';
import { errorText } from './error-text.ts';
import { COMMON_OPTIONS, commandHelp, programHelp } from './help.ts';
import { didYouMean } from './nearest.ts';
import { writeLine } from './output.ts';
import { readVersion } from './version.ts';

/**
 * Runs one command line (without node and the script). Resolves to the exit status: 0 success, 1 a failure at run time,
 * 2 bad usage or bad input. Never rejects: whatever goes wrong becomes a line on stderr, several problems several lines.
 */
export async function runProgram(argv: readonly string[], io: Io): Promise<number> {
  try {
    return await dispatch(argv, io);
  } catch (error) {
    return report(error, argv.includes('--debug'), io);
  }
}

async function dispatch(argv: readonly string[], io: Io): Promise<number> {
  const first = argv[0];
  if (first === '--version' || first === '-v') {
    writeLine(io.stdout, readVersion());
    return 0;
  }
  if (first === undefined || first === '--help' || first === '-h' || first === 'help') {
    writeLine(first === undefined ? io.stderr : io.stdout, programHelp(await loadAll(), readVersion()));
    return first === undefined ? 2 : 0;
  }
  const found = findCommand(argv);
  if (!found) throw unknownCommand(argv);
  const { command } = await found.load();
  const args = readArgs(command, found.rest);
  if (switchOption(args, 'help')) {
    writeLine(io.stdout, commandHelp(command));
    return 0;
  }
  return command.run(args, io);
}

/** Reads the words after a command's name. Throws a Failure (BAD_USAGE) with the nearest option. */
function readArgs(command: Command, words: readonly string[]): Args {
  const all = { ...command.options, ...COMMON_OPTIONS };
  const options: NonNullable<ParseArgsConfig['options']> = {};
  for (const [name, option] of Object.entries(all)) {
    options[name] = {
      type: option.value === undefined ? 'boolean' : 'string',
      multiple: option.multiple ?? false,
      ...(option.short === undefined ? {} : { short: option.short }),
    };
  }
  const hint = `See understudy ${command.name} --help.`;
  for (const word of words) {
    if (word === '--') break;
    const name = /^--([^=]+)/.exec(word)?.[1];
    if (name !== undefined && !(name in all)) {
      const near = didYouMean(
        `--${name}`,
        Object.keys(all).map((known) => `--${known}`),
      );
      throw new Failure('BAD_USAGE', `${command.name} has no option --${name}.${near} ${hint}`);
    }
  }
  try {
    const parsed = parseArgs({ args: [...words], options, allowPositionals: command.positionals ?? false });
    const { json, debug } = parsed.values;
    return {
      values: parsed.values,
      positionals: parsed.positionals,
      json: json === true,
      debug: debug === true,
    };
  } catch (error) {
    throw new Failure('BAD_USAGE', `${errorText(error).replace(/\.$/, '')}. ${hint}`, { cause: error });
  }
}

function unknownCommand(argv: readonly string[]): Failure {
  const first = argv[0] ?? '';
  const names = Object.keys(COMMANDS);
  const below = names.filter((name) => name.startsWith(`${first} `));
  if (below.length > 0) {
    return new Failure(
      'BAD_USAGE',
      `${first} needs one of: ${below.map((name) => name.slice(first.length + 1)).join(', ')}.`,
    );
  }
  const kind = first.startsWith('-') ? 'option' : 'command';
  return new Failure('BAD_USAGE', `There is no ${kind} "${first}".${didYouMean(first, names)} See understudy --help.`);
}

function report(error: unknown, debug: boolean, io: Io): number {
  if (error instanceof Failure) {
    for (const line of error.message.split('\n')) writeLine(io.stderr, `understudy: ${line}`);
    if (debug) writeLine(io.stderr, stackOf(error));
    return error.exitCode;
  }
  const hint = debug ? '' : ' This should not happen; --debug shows where.';
  writeLine(io.stderr, `understudy: ${errorText(error).replace(/\.$/, '')}.${hint}`);
  if (debug) writeLine(io.stderr, stackOf(error));
  return 1;
}

function stackOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'stack' in error ? String(error.stack) : String(error);
}
