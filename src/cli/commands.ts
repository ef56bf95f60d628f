import type { Command } from './command.ts';

type Load = () => Promise<{ readonly command: Command }>;

/** Every command by name, loaded only when it is called, so that a short one starts fast. */
export const COMMANDS: Readonly<Record<string, Load>> = {
  parse: () => import('./parse.ts'),
  chat: () => import('./chat.ts'),
  start: () => import('./start.ts'),
  demo: () => import('./demo.ts'),
  'rules check': () => import('./rules-check.ts'),
  doctor: () => import('./doctor.ts'),
};

/** All commands, in the order of the table. */
export async function loadAll(): Promise<readonly Command[]> {
  const loaded = await Promise.all(Object.values(COMMANDS).map((load) => load()));
  return loaded.map((module) => module.command);
}

/** The command that the first one or two words name, and the words after it. */
export function findCommand(
  words: readonly string[],
): { readonly load: Load; readonly rest: readonly string[] } | undefined {
  for (const length of [2, 1]) {
    const load = words.length >= length ? COMMANDS[words.slice(0, length).join(' ')] : undefined;
    if (load) return { load, rest: words.slice(length) };
  }
  return undefined;
}
