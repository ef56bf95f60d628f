import { Value } from 'typebox/value';
import { Failure } from '../../domain/failure.ts';
import { didYouMean, nearest } from '../nearest.ts';
import { OPTIONS_SCHEMA, type Options } from './schema.ts';
import { hasSecret, leafPaths, type SchemaPart, schemaAt, spell } from './schema-part.ts';

/** Options as one source gives them: any part may be missing. */
export type PartialOptions = Readonly<Record<string, unknown>>;

/** What a source says, and a line for each thing that is wrong with it; options with problems are not to be used. */
export interface Inspected {
  readonly options: PartialOptions;
  readonly problems: readonly string[];
}

type Where = (path: readonly string[]) => string;

/**
 * Holds a value against the schema of the options.
 * @param value what a source says, without defaults
 * @param where where a path is written, for messages
 * @returns a problem says place, key, what it should be, the nearest known key; it never shows a secret
 */
export function inspectOptions(value: unknown, where: Where): Inspected {
  if (value === null || value === undefined) return { options: {}, problems: [] };
  if (!isRecord(value)) return { options: {}, problems: [`${where([])}: the options must be a list of "key: value".`] };
  const options = withoutBlanks(value);
  return { options, problems: [...unknownKeys(options, OPTIONS_SCHEMA, [], where), ...misfits(options, where)] };
}

/** The same for those who can go on with right options alone. Throws a Failure (BAD_OPTIONS), a line for each problem. */
export function checkOptions(value: unknown, where: Where): PartialOptions {
  const { options, problems } = inspectOptions(value, where);
  refuseProblems(problems);
  return options;
}

/** Throws a Failure (BAD_OPTIONS) with a line for each problem, if there are any. */
export function refuseProblems(problems: readonly string[]): void {
  if (problems.length > 0) throw new Failure('BAD_OPTIONS', problems.join('\n'));
}

/** Fills in the defaults of options that were checked. */
export function completeOptions(partial: PartialOptions): Options {
  return Value.Parse(OPTIONS_SCHEMA, Value.Default(OPTIONS_SCHEMA, structuredClone(partial)));
}

/** What is missing or does not fit, one line for each place. */
function misfits(options: PartialOptions, where: Where): readonly string[] {
  const problems = new Map<string, string>();
  for (const error of Value.Errors(OPTIONS_SCHEMA, Value.Default(OPTIONS_SCHEMA, structuredClone(options)))) {
    // Keys that are not known have better words of their own.
    if (error.keyword === 'additionalProperties' || error.keyword === 'boolean') continue;
    const path = error.instancePath.split('/').slice(1);
    const missing = 'requiredProperties' in error.params ? error.params.requiredProperties : [];
    for (const key of missing) {
      problems.set(spell([...path, key]), `${where(path)}: ${spell([...path, key])} is missing.`);
    }
    if (missing.length > 0 || problems.has(spell(path))) continue;
    const given = hasSecret(schemaAt(path)) ? '' : `, not ${JSON.stringify(at(options, path))}`;
    problems.set(spell(path), `${where(path)}: ${spell(path)} ${demand(path, error.message)}${given}.`);
  }
  return [...problems.values()];
}

function unknownKeys(value: unknown, schema: SchemaPart, path: readonly string[], where: Where): readonly string[] {
  if (Array.isArray(value)) {
    const { items } = schema;
    if (!items) return [];
    return value.flatMap((item, index) => unknownKeys(item, items, [...path, String(index)], where));
  }
  const { properties } = schema;
  if (!isRecord(value) || !properties) return [];
  return Object.entries(value).flatMap(([key, child]) => {
    const known = Object.hasOwn(properties, key) ? properties[key] : undefined;
    const here = [...path, key];
    if (known) return unknownKeys(child, known, here, where);
    return [`${where(here)}: there is no option ${spell(here)}.${suggest(key, path, schema)}`];
  });
}

/** The nearest key beside it; else one of that name elsewhere; else all that there is. */
function suggest(key: string, path: readonly string[], schema: SchemaPart): string {
  const beside = Object.keys(schema.properties ?? {});
  const near = nearest(key, beside);
  if (near !== undefined) return ` Did you mean "${spell([...path, near])}"?`;
  const elsewhere = didYouMean(
    spell([...path, key]).replace('_', '.'),
    leafPaths().map((leaf) => spell(leaf)),
  );
  return elsewhere || ` Here one may write: ${beside.join(', ')}.`;
}

function demand(path: readonly string[], fallback: string): string {
  const schema = schemaAt(path);
  if (schema?.enum) return `must be one of ${schema.enum.join(', ')}`;
  if (schema?.form) return `must be ${schema.form}`;
  if (schema?.type === 'integer') {
    return `must be a whole number from ${schema.minimum ?? '?'} to ${schema.maximum ?? '?'}`;
  }
  if (schema?.type === 'boolean') return 'must be true or false';
  if (schema?.type === 'array') return 'must be a list';
  if (schema?.type === 'object') return 'must be a group of keys';
  if (fallback === 'must be string') return 'must be a text (in quotes where it looks like a number)';
  return fallback;
}

function at(value: unknown, path: readonly string[]): unknown {
  let here = value;
  for (const part of path) here = isRecord(here) || Array.isArray(here) ? Reflect.get(here, part) : undefined;
  return here;
}

/** A key without a value (`host:`), or an empty one as forms leave it, counts as left out. */
function withoutBlanks(value: PartialOptions): PartialOptions {
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, child]) => child !== null && child !== '')
      .map(([key, child]) => [key, isRecord(child) ? withoutBlanks(child) : child]),
  );
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
