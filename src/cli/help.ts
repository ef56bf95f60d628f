import type { Command, Option } from './command.ts';

/** The options that every command takes. */
export const COMMON_OPTIONS: Readonly<Record<string, Option>> = {
  json: { help: 'one JSON object a line on stdout, everything else on stderr' },
  debug: { help: 'show the stack of an unexpected error' },
  help: { short: 'h', help: 'show this help' },
};

/** Help for the program as a whole. */
export function programHelp(commands: readonly Command[], version: string): string {
  const width = Math.max(...commands.map((command) => command.name.length));
  const lines = commands.map((command) => `  ${command.name.padEnd(width)}  ${capital(command.summary)}`);
  return [
    `Understudy ${version}: a voice assistant for Home Assistant that learns what its people mean`,
    '',
    'usage: understudy COMMAND [options]',
    '',
    ...lines,
    '',
    'understudy COMMAND --help tells more about a command, understudy --version the version.',
    'Exit status: 0 success, 1 a failure at run time, 2 bad usage or bad input.',
  ].join('\n');
}

/** Help for one command. */
export function commandHelp(command: Command): string {
  const options = Object.entries({ ...command.options, ...COMMON_OPTIONS }).map(([name, option]) => ({
    left: `${option.short ? `-${option.short}, ` : ''}--${name}${option.value ? ` ${option.value}` : ''}`,
    help: option.help,
  }));
  const width = Math.max(...options.map((option) => option.left.length));
  return [
    `usage: understudy ${command.name}${command.usage ? ` ${command.usage}` : ''}`,
    '',
    `${capital(command.summary)}.`,
    '',
    ...options.map((option) => `  ${option.left.padEnd(width)}  ${option.help}`),
    ...(command.notes ? ['', command.notes] : []),
  ].join('\n');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
