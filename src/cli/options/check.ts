import { Value } from 'typebox/value';
import { Failure } from '../../domain/failure.ts';
import { didYouMean, nearest } from '../nearest.ts';
import { OPTIONS_SCHEMA, type Options } from './schema.ts';

/** Options as one source gives them: any part may be missing. */
export type PartialOptions = Readonly<Record<string, unknown>>;

/**
 * Holds a value against the schema of the options.
 * @param value what a source says, without defaults
 * @param where where a path is written, for messages
 * @throws Failure (BAD_OPTIONS) for the first thing that is wrong: place, key, what it should be, the nearest known key
 */
export function checkOptions(value: unknown, where: (path: readonly string[]) => string): PartialOptions {
  if (value === null || value === undefined) return {};
  if (!isRecord(value)) throw new Failure('BAD_OPTIONS', `${where([])}: the options must be a list of "key: value".`);
  const cleaned = withoutNulls(value);
  refuseUnknownKeys(cleaned, OPTIONS_SCHEMA, [], where);
  const [error] = Value.Errors(OPTIONS_SCHEMA, Value.Default(OPTIONS_SCHEMA, structuredClone(cleaned)));
  if (error) {
    const path = error.instancePath.split('/').slice(1);
    const missing = 'requiredProperties' in error.params ? error.params.requiredProperties : [];
    if (missing.length > 0) {
      throw new Failure('BAD_OPTIONS', `${where(path)}: ${spell([...path, missing[0] ?? ''])} is missing.`);
    }
    const given = JSON.stringify(at(cleaned, path));
    throw new Failure('BAD_OPTIONS', `${where(path)}: ${spell(path)} ${demand(path, error.message)}, not ${given}.`);
  }
  return cleaned;
}

/** Fills in the defaults of options that were checked. */
export function completeOptions(partial: PartialOptions): Options {
  return Value.Parse(OPTIONS_SCHEMA, Value.Default(OPTIONS_SCHEMA, structuredClone(partial)));
}

/** A part of the options' schema, as far as this file looks into it. */
export interface SchemaPart {
  readonly type?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, SchemaPart>>;
  readonly items?: SchemaPart;
}

/** The schema at a path of keys (list positions are written as numbers), or undefined. */
export function schemaAt(path: readonly string[], root: SchemaPart = OPTIONS_SCHEMA): SchemaPart | undefined {
  let part: SchemaPart | undefined = root;
  for (const key of path) part = part?.items && /^\d+$/.test(key) ? part.items : part?.properties?.[key];
  return part;
}

/** All keys that have a value of their own, as paths: `mqtt.host`, `satellites`, ... */
export function leafPaths(part: SchemaPart = OPTIONS_SCHEMA, path: readonly string[] = []): readonly string[][] {
  if (!part.properties) return [[...path]];
  return Object.entries(part.properties).flatMap(([key, child]) => leafPaths(child, [...path, key]));
}

function refuseUnknownKeys(
  value: unknown,
  schema: SchemaPart,
  path: readonly string[],
  where: (path: readonly string[]) => string,
): void {
  if (Array.isArray(value) && schema.items) {
    for (const [index, item] of value.entries()) {
      refuseUnknownKeys(item, schema.items, [...path, String(index)], where);
    }
  }
  if (!isRecord(value) || !schema.properties) return;
  for (const [key, child] of Object.entries(value)) {
    const known = schema.properties[key];
    const here = [...path, key];
    if (!known) {
      throw new Failure(
        'BAD_OPTIONS',
        `${where(here)}: there is no option ${spell(here)}.${suggest(key, path, schema)}`,
      );
    }
    refuseUnknownKeys(child, known, here, where);
  }
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
  if (schema?.type === 'integer') {
    return `must be a whole number from ${schema.minimum ?? '?'} to ${schema.maximum ?? '?'}`;
  }
  if (schema?.type === 'boolean') return 'must be true or false';
  if (schema?.type === 'array') return 'must be a list';
  if (schema?.type === 'object') return 'must be a group of keys';
  if (fallback === 'must be string') return 'must be a text (in quotes where it looks like a number)';
  return fallback;
}

/** `satellites[0].area` */
export function spell(path: readonly string[]): string {
  return path
    .map((part) => (/^\d+$/.test(part) ? `[${part}]` : `.${part}`))
    .join('')
    .replace(/^\./, '');
}

function at(value: unknown, path: readonly string[]): unknown {
  let here = value;
  for (const part of path) here = isRecord(here) || Array.isArray(here) ? Reflect.get(here, part) : undefined;
  return here;
}

/** A key without a value (`host:`) counts as left out. */
function withoutNulls(value: PartialOptions): PartialOptions {
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, child]) => child !== null)
      .map(([key, child]) => [key, isRecord(child) ? withoutNulls(child) : child]),
  );
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
