import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { readVersion } from '../../src/cli/version.ts';
import { isAnAddonOption, lint } from './lint.ts';

type Json = Readonly<Record<string, unknown>>;
const read = (file: string): Json => parse(readFileSync(file, 'utf8')) as Json;
const config = read('config.yaml');

describe('config.yaml', () => {
  test('is what addon.yaml says, and so are the pictures (npm run docs writes them)', () => {
    expect(config).toEqual({ ...read('addon.yaml'), version: readVersion() });
    execFileSync(process.execPath, ['addon/make.mjs', '--check'], { stdio: 'pipe' });
  });

  test('keeps the rules for such files', () => {
    expect(lint(config)).toEqual([]);
  });

  test('has options that the Supervisor takes, and describes them in words that it knows', () => {
    const { schema, options } = config as { readonly schema: Json; readonly options: Json };
    expect(Object.entries(schema).filter(([, form]) => !isAnAddonOption(form))).toEqual([]);
    // The Supervisor calls an option missing unless its form ends in "?"; groups of options have no such form.
    const mustBeThere = Object.entries(schema).filter(([, form]) => typeof form !== 'string' || !form.endsWith('?'));
    expect(Object.keys(options)).toEqual(expect.arrayContaining(mustBeThere.map(([key]) => key)));
    expect(Object.keys(options).filter((key) => !(key in schema))).toEqual([]);
  });

  test('is the only file of that name: the Supervisor takes each for an add-on', () => {
    const ours = ['src', 'tests', 'docs', 'addon', 'rules', 'models', 'bench', 'translations'];
    const names = ours.flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }));
    expect(names.filter((name) => /(?:^|\/)config\.(?:ya?ml|json)$/.test(name))).toEqual([]);
  });
});

describe('the rules themselves', () => {
  test.each([
    [{ slug: undefined }, 'slug is missing'],
    [{ hostnetwork: true }, 'there is no key hostnetwork'],
    [{ startup: 'application' }, 'startup says what is so anyway'],
    [{ ingress_port: 8099 }, 'ingress_port says what is so anyway'],
    [{ ingress_port: 0 }, 'ingress_port'],
    [{ webui: 'http://[HOST]:[PORT:8099]' }, 'webui is of no use beside ingress'],
    [{ watchdog: 'http://[HOST]:[PORT:8099]/health' }, 'watchdog is obsolete'],
    [{ arch: ['amd64', 'sparc'] }, 'arch'],
    [{ map: [{ type: 'attic' }] }, 'map'],
    [{ services: ['mqtt'] }, 'services'],
    [{ privileged: ['EVERYTHING'] }, 'privileged'],
    [{ full_access: true }, 'full_access'],
    [{ ports: { '1883/tcp': 0 } }, 'ports'],
  ])('find fault with %j', (change, words) => {
    const changed = Object.fromEntries(
      Object.entries({ ...config, ...change }).filter(([, value]) => value !== undefined),
    );
    expect(lint(changed)).toEqual([expect.stringContaining(words)]);
  });

  test.each(['text', 'int(1', 'list()', 5, { deep: { deeper: { deepest: 'str' } } }])('%j is no option', (form) => {
    expect(isAnAddonOption(form)).toBe(false);
  });
});

describe('what stands beside it', () => {
  test.each(['en', 'es', 'de', 'nl', 'fr'])('names and describes every option in %s', (language) => {
    type Words = { readonly name?: string; readonly description?: string; readonly fields?: Record<string, Words> };
    const words = read(`translations/${language}.yaml`) as {
      readonly configuration: Record<string, Words>;
      readonly network: Json;
    };
    const silent: string[] = [];
    const needs = (path: string, said: Words | undefined): void => {
      if (!said?.name?.trim() || !said.description?.trim()) silent.push(path);
    };
    for (const [key, form] of Object.entries(config.schema as Json)) {
      needs(key, words.configuration[key]);
      if (typeof form !== 'object' || form === null || Array.isArray(form)) continue;
      const fields = words.configuration[key]?.fields ?? {};
      for (const inner of Object.keys(form)) needs(`${key}.${inner}`, fields[inner]);
      expect(Object.keys(fields).filter((inner) => !(inner in form))).toEqual([]);
    }
    expect(silent).toEqual([]);
    expect(Object.keys(words.configuration)).toEqual(Object.keys(config.schema as Json));
    expect(Object.keys(words.network)).toEqual(Object.keys(config.ports as Json));
  });

  test('the languages differ', () => {
    const texts = ['en', 'es', 'de', 'nl', 'fr'].map((language) =>
      JSON.stringify(read(`translations/${language}.yaml`)).match(/"description":"[^"]{20,}"/g),
    );
    const all = texts.flatMap((found) => found ?? []);
    expect(all.length).toBeGreaterThan(60);
    expect(new Set(all).size).toBe(all.length);
  });

  test('the repository has a name, and the service can be run', () => {
    expect(read('repository.yaml')).toMatchObject({ name: expect.any(String), maintainer: expect.any(String) });
    for (const file of ['run', 'finish']) {
      const path = `addon/rootfs/etc/s6-overlay/s6-rc.d/understudy/${file}`;
      expect(statSync(path).mode & 0o111).toBe(0o111);
      execFileSync('sh', ['-n', path]);
    }
    expect(readFileSync('addon/rootfs/etc/s6-overlay/s6-rc.d/understudy/type', 'utf8')).toBe('longrun\n');
  });

  test('the profile of AppArmor has the name of the add-on', () => {
    expect(readFileSync('apparmor.txt', 'utf8')).toMatch(new RegExp(`^profile ${String(config.slug)} `, 'm'));
  });
});
