import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { checkOptions } from '../../src/cli/options/check.ts';
import { leafPaths, type SchemaPart, schemaAt, spell } from '../../src/cli/options/schema-part.ts';
import { readVersion } from '../../src/cli/version.ts';

type Described = string | readonly [Described] | { readonly [key: string]: Described };
const addon: {
  readonly version: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly schema: { readonly [key: string]: Described };
} = parse(readFileSync('addon.yaml', 'utf8'));

/** The keys that the add-on describes, as paths; a list of objects counts as one. */
function described(schema: Described, path: readonly string[] = []): readonly string[] {
  if (typeof schema === 'string' || Array.isArray(schema)) return [spell(path)];
  return Object.entries(schema).flatMap(([key, child]) => described(child, [...path, key]));
}

function at(schema: Described | undefined, path: readonly string[]): Described | undefined {
  return path.reduce<Described | undefined>(
    (here, key) => (typeof here === 'object' && !Array.isArray(here) ? Reflect.get(here, key) : undefined),
    schema,
  );
}

/** What the image fixes, whoever runs it: where it keeps things and where it serves. */
const FIXED = ['data', 'web', 'broker'];
const offered = leafPaths().filter(([first = '']) => !FIXED.includes(first));

describe('addon.yaml', () => {
  test('describes exactly the options that start knows, but for those that the image fixes', () => {
    expect([...described(addon.schema)].sort()).toEqual(offered.map(spell).sort());
    const dockerfile = readFileSync('Dockerfile', 'utf8');
    for (const variable of ['UNDERSTUDY_DATA', 'UNDERSTUDY_WEB_HOST', 'UNDERSTUDY_BROKER_HOST'])
      expect(dockerfile).toContain(`${variable}=`);
  });

  test('offers every secret as a password', () => {
    const secrets = offered.filter((path) => schemaAt(path)?.secret);
    expect(secrets.length).toBeGreaterThan(1);
    expect(secrets.map((path) => at(addon.schema, path))).toEqual(secrets.map(() => 'password?'));
  });

  test('gives bounds and choices as the schema does', () => {
    for (const path of offered) {
      const part: SchemaPart | undefined = schemaAt(path);
      const form = at(addon.schema, path);
      if (part?.enum) expect([spell(path), form]).toEqual([spell(path), expect.stringContaining(part.enum.join('|'))]);
      const isPort = part?.minimum === 1 && part.maximum === 65_535;
      if (part?.type === 'integer') {
        const expected = isPort ? 'port?' : `int(${part.minimum},${part.maximum})?`;
        expect([spell(path), form]).toEqual([spell(path), expected]);
      }
    }
  });

  test('has the version of the package, and default options that are valid', () => {
    expect(addon.version).toBe(readVersion());
    expect(checkOptions(addon.options, () => 'addon.yaml')).toEqual(addon.options);
  });
});
