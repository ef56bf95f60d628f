import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, expect, test } from '@jest/globals';

/** What a room may import from: other rooms wholly, or their types alone. Packages are free unless listed. */
interface Rule {
  readonly rooms: readonly string[];
  readonly typesOf?: readonly string[];
  readonly packages?: readonly string[];
  /** Whether Node's own modules may be used. */
  readonly node?: boolean;
}

const ANYTHING = 'anything';
const RULES: Readonly<Record<string, Rule | typeof ANYTHING>> = {
  domain: { rooms: [], packages: ['typebox'], node: false },
  satellites: { rooms: ['domain'] },
  hearing: { rooms: ['domain'] },
  voice: { rooms: ['domain'] },
  meaning: { rooms: ['domain'] },
  concepts: { rooms: ['domain'] },
  dialogue: { rooms: ['domain'], typesOf: ['meaning', 'concepts'] },
  home: { rooms: ['domain'] },
  history: { rooms: ['domain'] },
  habits: { rooms: ['domain'] },
  web: { rooms: ['domain'] },
  cli: ANYTHING,
  'main.ts': ANYTHING,
  'mind.ts': ANYTHING,
};
const LONGEST_FILE = 300;
const SOURCE = resolve('src');

interface Import {
  readonly file: string;
  readonly from: string;
  readonly typeOnly: boolean;
}

function sourceFiles(): readonly string[] {
  return readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(SOURCE, name));
}

/** Static imports and exports from, dynamic imports, and `new URL('./x.ts', import.meta.url)` of workers. */
function importsOf(file: string, text: string): readonly Import[] {
  const bare = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  const statements = /\b(?:import|export)\s+(type\s+)?(?:[\w*{}\s,$]+?\s+from\s+)?['"]([^'"]+)['"]/g;
  const dynamic = /\bimport\(\s*['"]([^'"]+)['"]\s*\)|\bnew URL\(\s*['"]([^'"]+\.ts)['"]/g;
  return [
    ...[...bare.matchAll(statements)].map((hit) => ({ file, from: hit[2] ?? '', typeOnly: hit[1] !== undefined })),
    ...[...bare.matchAll(dynamic)].map((hit) => ({ file, from: hit[1] ?? hit[2] ?? '', typeOnly: false })),
  ];
}

function roomOf(file: string): string {
  return relative(SOURCE, file).split(sep)[0] ?? '';
}

/** Why an import is not allowed, or undefined. */
function complaint({ file, from, typeOnly }: Import): string | undefined {
  const room = roomOf(file);
  const rule = RULES[room];
  const place = relative(SOURCE, file);
  if (rule === undefined) return `${place}: the room ${room} is not in the table`;
  if (rule === ANYTHING) return undefined;
  if (from.startsWith('.')) {
    const other = roomOf(resolve(dirname(file), from));
    if (other === room || rule.rooms.includes(other)) return undefined;
    if (typeOnly && rule.typesOf?.includes(other)) return undefined;
    return `${place}: ${room} may not import ${from}`;
  }
  const isNode = from.startsWith('node:') || builtinModules.includes(from);
  if (isNode) return rule.node === false ? `${place}: ${room} may not use ${from}` : undefined;
  const name = from
    .split('/')
    .slice(0, from.startsWith('@') ? 2 : 1)
    .join('/');
  return rule.packages && !rule.packages.includes(name) ? `${place}: ${room} may not use ${from}` : undefined;
}

describe('the house', () => {
  const files = sourceFiles();

  test('rooms import what the table allows and nothing else', () => {
    const imports = files.flatMap((file) => importsOf(file, readFileSync(file, 'utf8')));
    expect(imports.length).toBeGreaterThan(50);
    expect(imports.map(complaint).filter((words) => words !== undefined)).toEqual([]);
  });

  test('relative imports end in .ts', () => {
    const relatives = files
      .flatMap((file) => importsOf(file, readFileSync(file, 'utf8')))
      .filter(({ from }) => from.startsWith('.') && !/\.(ts|json)$/.test(from));
    expect(relatives).toEqual([]);
  });

  test(`no file is longer than ${LONGEST_FILE} lines`, () => {
    const long = files
      .map((file) => ({ file: relative(SOURCE, file), lines: readFileSync(file, 'utf8').split('\n').length - 1 }))
      .filter(({ lines }) => lines > LONGEST_FILE);
    expect(long).toEqual([]);
  });

  test('files are named in kebab case', () => {
    const odd = files.map((file) => relative(SOURCE, file)).filter((name) => !/^[a-z0-9./-]+$/.test(name));
    expect(odd).toEqual([]);
  });
});

describe('the rule itself', () => {
  const at = (path: string, text: string) => importsOf(join(SOURCE, path), text).map(complaint);

  test('sees through every form of import', () => {
    const forbidden = [
      `import { x } from '../hearing/x.ts';`,
      `import '../hearing/x.ts';`,
      `import * as x from '../hearing/x.ts';`,
      `import type { X } from '../hearing/x.ts';`,
      `export { x } from '../hearing/x.ts';`,
      `export * from '../hearing/x.ts';`,
      `import {\n  a,\n  type B,\n} from '../hearing/x.ts';`,
      `const x = await import('../hearing/x.ts');`,
      `new Worker(new URL('../hearing/x.ts', import.meta.url));`,
    ];
    for (const text of forbidden) expect(at('voice/y.ts', text)).toEqual([expect.stringContaining('may not import')]);
  });

  test('lets dialogue see the types of meaning, and nothing more of it', () => {
    expect(at('dialogue/y.ts', `import type { X } from '../meaning/x.ts';`)).toEqual([undefined]);
    expect(at('dialogue/y.ts', `import { x } from '../meaning/x.ts';`)).toEqual([expect.stringContaining('meaning')]);
  });

  test('keeps domain free of everything but the schema library', () => {
    expect(at('domain/y.ts', `import { Type } from 'typebox';`)).toEqual([undefined]);
    for (const from of ['node:fs', 'yaml', '../home/x.ts']) {
      expect(at('domain/y.ts', `import { x } from '${from}';`)).toEqual([expect.stringContaining('domain may not')]);
    }
  });

  test('ignores what stands in comments', () => {
    expect(at('voice/y.ts', `// import { x } from '../hearing/x.ts';\n/* import '../home/y.ts' */`)).toEqual([]);
  });
});
