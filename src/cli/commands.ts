import type { Command } from './command.ts';

type Load = () => Promise<{ readonly command: Command }>;

/** Every command by name, loaded only when it is called, so that a short one starts fast. */
export const COMMANDS: Readonly<Record<string, Load>> = {
  start: () => import('./start.ts'),
  demo: () => import('./demo.ts'),
  chat: () => import('./chat.ts'),
  parse: () => import('./parse.ts'),
  transcribe: () => import('./transcribe.ts'),
  'rules check': () => import('./rules-check.ts'),
  'rules list': () => import('./rules/list.ts'),
  'rules explain': () => import('./rules/explain.ts'),
  'rules history': () => import('./rules/history.ts'),
  'rules undo': () => import('./rules/undo.ts'),
  'rules export': () => import('./rules/export.ts'),
  'rules import': () => import('./rules/import.ts'),
  'rules promote': () => import('./rules/promote.ts'),
  'skills check': () => import('./skills-check.ts'),
  'habits learn': () => import('./habits/learn.ts'),
  'habits predict': () => import('./habits/predict.ts'),
  'habits hunches': () => import('./habits/hunches.ts'),
  'history export': () => import('./history/export.ts'),
  'history wipe': () => import('./history/wipe.ts'),
  doctor: () => import('./doctor.ts'),
};

/** All commands, in the order of the table. */
export async function loadAll(): Promise<readonly Command[]> {
  const commands: Command[] = [];
  for (const load of Object.values(COMMANDS)) commands.push((await load()).command);
  return commands;
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
