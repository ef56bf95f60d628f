// The engines that are measured side by side, by the names that options and commands know them by.
import { existsSync } from 'node:fs';

const hasNetwork = existsSync(new URL('../../models/acoustic/acoustic.onnx', import.meta.url));

/** Those that run with nothing else: ours where its trained network is there. */
export const ENGINE_NAMES = [...(hasNetwork ? ['understudy'] : []), 'soundswallower'];
