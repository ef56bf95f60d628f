import { fileURLToPath } from 'node:url';

/** The acoustic model that comes with Understudy: models/acoustic says what it is. */
export const ACOUSTIC_MODEL = fileURLToPath(new URL('../../../models/acoustic/acoustic.onnx', import.meta.url));
