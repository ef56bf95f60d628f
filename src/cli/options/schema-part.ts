import { OPTIONS_SCHEMA } from './schema.ts';

/** A part of the options' schema, as far as those look into it who explain options. */
export interface SchemaPart {
  readonly type?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  /** Of a text with a pattern: what may be written, in words. */
  readonly form?: string;
  /** Never shown, never logged. */
  readonly secret?: boolean;
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

/** Whether a part is a secret or has one in it: what is written there, even in the wrong form, is not shown. */
export function hasSecret(part: SchemaPart | undefined): boolean {
  if (part === undefined) return false;
  return part.secret === true || hasSecret(part.items) || Object.values(part.properties ?? {}).some(hasSecret);
}

/** `satellites[0].area` */
export function spell(path: readonly string[]): string {
  return path
    .map((part) => (/^\d+$/.test(part) ? `[${part}]` : `.${part}`))
    .join('')
    .replace(/^\./, '');
}

/** `UNDERSTUDY_MQTT_HOST` */
export function variableOf(path: readonly string[]): string {
  return `UNDERSTUDY_${path.join('_').toUpperCase()}`;
}
