import { Failure } from '../../domain/failure.ts';
import { didYouMean } from '../nearest.ts';
import { checkOptions, leafPaths, type PartialOptions, schemaAt } from './check.ts';
import { parseOptions } from './document.ts';

const PREFIX = 'UNDERSTUDY_';
/** Read elsewhere: the path of the options file. */
const NOT_OPTIONS = ['UNDERSTUDY_CONFIG'];

/**
 * Options from environment variables: `UNDERSTUDY_MQTT_HOST` is `mqtt.host`, and so on; lists are written as JSON or
 * YAML. An empty variable counts as left out. Throws a Failure (BAD_OPTIONS) for a variable that means nothing.
 */
export function optionsFromEnvironment(env: Readonly<Record<string, string | undefined>>): PartialOptions {
  const known = new Map(leafPaths().map((path) => [PREFIX + path.join('_').toUpperCase(), path]));
  const options: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(env)) {
    if (!name.startsWith(PREFIX) || NOT_OPTIONS.includes(name) || !value) continue;
    const path = known.get(name);
    if (!path) {
      const near = didYouMean(name, [...known.keys()]);
      throw new Failure('BAD_OPTIONS', `The environment variable ${name} is no option.${near}`);
    }
    const part: Record<string, unknown> = {};
    put(part, path, read(name, value, path));
    checkOptions(part, () => `The environment variable ${name}`);
    put(options, path, read(name, value, path));
  }
  return options;
}

function read(name: string, value: string, path: readonly string[]): unknown {
  const schema = schemaAt(path);
  const isText = schema?.type === 'string' || schema?.enum !== undefined;
  return isText ? value : parseOptions(value, `The environment variable ${name}`).value;
}

function put(target: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [key = '', ...rest] = path;
  if (rest.length === 0) {
    target[key] = value;
    return;
  }
  const child = target[key];
  const next: Record<string, unknown> = typeof child === 'object' && child !== null ? { ...child } : {};
  put(next, rest, value);
  target[key] = next;
}
