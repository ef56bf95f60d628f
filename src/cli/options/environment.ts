import { didYouMean } from '../nearest.ts';
import { type Inspected, inspectOptions, type PartialOptions } from './check.ts';
import { parseOptions } from './document.ts';
import { oldVariables, put, RENAMED, type Renamed } from './renamed.ts';
import { leafPaths, schemaAt, spell, variableOf } from './schema-part.ts';

const PREFIX = 'UNDERSTUDY_';
/** Read elsewhere: the path of the options file. */
const NOT_OPTIONS = ['UNDERSTUDY_CONFIG'];

/**
 * Options from environment variables: `UNDERSTUDY_MQTT_HOST` is `mqtt.host`, and so on; lists are written as JSON or
 * YAML. An empty variable counts as left out. A variable that means nothing is a problem.
 */
export function optionsFromEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  renamed: readonly Renamed[] = RENAMED,
): Inspected & { readonly notes: readonly string[] } {
  const known = new Map(leafPaths().map((path) => [variableOf(path), path as readonly string[]]));
  const old = oldVariables(renamed);
  let options: PartialOptions = {};
  const problems: string[] = [];
  const notes: string[] = [];
  for (const [name, value] of Object.entries(env)) {
    if (!name.startsWith(PREFIX) || NOT_OPTIONS.includes(name) || !value) continue;
    const once = old.get(name);
    const path = known.get(name) ?? once?.to;
    if (path === undefined) {
      problems.push(`The environment variable ${name} is no option.${didYouMean(name, [...known.keys()])}`);
      continue;
    }
    if (once) {
      const now = variableOf(once.to);
      notes.push(`The environment variable ${name} is called ${now} now; the old name is still understood.`);
      if (env[now]) continue;
    }
    const { value: read, problem } = readVariable(name, value, path);
    const found = problem === undefined ? problemsAt(name, path, read) : [problem];
    problems.push(...found);
    if (found.length === 0) options = put(options, path, read);
  }
  return { options, problems, notes };
}

function problemsAt(name: string, path: readonly string[], value: unknown): readonly string[] {
  return inspectOptions(put({}, path, value), () => `The environment variable ${name}`).problems;
}

function readVariable(name: string, text: string, path: readonly string[]): { value?: unknown; problem?: string } {
  const schema = schemaAt(path);
  if (schema?.type === 'string' || schema?.enum !== undefined) return { value: text };
  const { document, problem } = parseOptions(text, `The environment variable ${name}`);
  if (problem !== undefined) return { problem: `${problem} (${spell(path)})` };
  return { value: document.value };
}
