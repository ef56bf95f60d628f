import { TestEnvironment } from 'jest-environment-node';

// onnxruntime-node checks its tensors with instanceof, so the sandbox must share these classes with Node's own realm.
const SHARED = ['Float32Array', 'BigInt64Array', 'Int32Array', 'Uint8Array', 'ArrayBuffer'];

export default class NodeRealmEnvironment extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    for (const name of SHARED) this.global[name] = globalThis[name];
  }
}
