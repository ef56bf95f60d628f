// Lays out what runs, and nothing else: `node addon/stage.mjs --arch amd64|aarch64 [FOLDER]`. Without a folder nothing
// is copied. Prints how large it is, by part. The image is made of this; `npm run build` comes first.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** The names that Home Assistant and Node have for a machine. */
const MACHINES = { amd64: 'x64', aarch64: 'arm64' };
/** Our own files that are read at run time, and the licences of everything. */
const OURS = ['package.json', 'dist', 'rules', 'models', 'dashboards', 'LICENSE', 'NOTICE'];

/** What no program reads: types, maps, pages, sources of what is compiled, tests of others. */
const UNREAD = [
  /\.(?:d\.[cm]?ts|map|markdown|c|cc|cpp|h|gyp|gypi|tsbuildinfo)$/,
  /(?:^|\/)(?!licen[cs]e|notice|copying)[^/]*\.md$/i,
  /(?:^|\/)(?:test|tests|__tests__|\.github|\.vscode|docs|example|examples|benchmark|benchmarks|coverage)\//,
  /(?:^|\/)(?:tsconfig[^/]*\.json|\.eslintrc[^/]*|\.npmignore|\.taprc|\.editorconfig|\.travis\.yml)$/,
];

/** How our models were made is not needed to use them. */
const RECIPES = /^models\/[^/]+\/(?:recipe\/|[^/]*\.mjs$)/;

/** Parts of packages for other machines, other languages, or browsers. */
const unwanted = {
  'onnxruntime-node': (path, node) => path.startsWith('bin/') && !path.includes(`/linux/${node}/`),
  '@photostructure/sqlite': (path, node) =>
    /^(?:src|scripts)\//.test(path) || (path.startsWith('prebuilds/') && !path.includes(`linux-${node}/`)) || /\.musl\./.test(path),
  soundswallower: (path) => /^(?:umd|jsonly)\/|\.web\./.test(path) || (path.startsWith('model/') && !path.startsWith('model/en-us/')),
  'onnxruntime-common': (path) => path.startsWith('lib/'),
  mqtt: (path) => /^dist\/mqtt/.test(path),
};
/** Packages that only compilers read, though others depend on them. */
const UNREAD_PACKAGES = /^(?:@types\/|undici-types$)/;

const { values, positionals } = parseArgs({ options: { arch: { type: 'string' } }, allowPositionals: true });
const node = MACHINES[values.arch ?? ''];
if (node === undefined || positionals.length > 1) {
  console.error('Say for which machine: node addon/stage.mjs --arch amd64|aarch64 [FOLDER]');
  process.exit(2);
}

const parts = new Map();
let bytes = 0;
for (const { path, part } of staged()) {
  const { size } = statSync(join(ROOT, path));
  bytes += size;
  parts.set(part, (parts.get(part) ?? 0) + size);
  if (positionals[0] === undefined) continue;
  const to = resolve(positionals[0], path);
  mkdirSync(dirname(to), { recursive: true });
  cpSync(join(ROOT, path), to);
}
const inMb = (size) => Number((size / 1e6).toFixed(1));
const largest = [...parts].sort((a, b) => b[1] - a[1]).slice(0, 8);
const report = { arch: values.arch, mb: inMb(bytes), parts: Object.fromEntries(largest.map(([part, size]) => [part, inMb(size)])) };
console.log(JSON.stringify(report));

function* staged() {
  for (const name of OURS.filter((own) => existsSync(join(ROOT, own)))) {
    for (const path of filesBelow(name)) if (!UNREAD[0].test(path) && !RECIPES.test(path)) yield { path, part: name };
  }
  for (const folder of packages()) {
    const name = folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
    for (const path of filesBelow(folder)) {
      const inside = path.slice(folder.length + 1);
      if (inside.startsWith('node_modules/')) continue;
      if (UNREAD.some((pattern) => pattern.test(inside)) || unwanted[name]?.(inside, node)) continue;
      yield { path, part: name };
    }
  }
}

/** The folders of packages that are needed to run, by the lockfile. */
function packages() {
  const { packages: locked } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
  return Object.entries(locked)
    .filter(([folder, { dev, devOptional }]) => folder !== '' && !dev && !devOptional)
    .map(([folder]) => folder)
    .filter((folder) => !UNREAD_PACKAGES.test(folder.slice('node_modules/'.length)) && existsSync(join(ROOT, folder)));
}

function* filesBelow(path) {
  if (!statSync(join(ROOT, path)).isDirectory()) {
    yield path;
    return;
  }
  for (const entry of readdirSync(join(ROOT, path), { withFileTypes: true })) {
    if (entry.isDirectory()) yield* filesBelow(`${path}/${entry.name}`);
    else if (entry.isFile()) yield `${path}/${entry.name}`;
  }
}
