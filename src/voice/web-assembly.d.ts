/** The little of WebAssembly's JavaScript interface that this room uses; the type library of Node 20 lacks it. */
declare namespace WebAssembly {
  type Imports = Record<string, Record<string, unknown>>;
  class Module {
    private constructor();
  }
  class Instance {
    private constructor();
    readonly exports: Readonly<Record<string, unknown>>;
  }
  class Memory {
    private constructor();
    readonly buffer: ArrayBuffer;
  }
  function compile(bytes: Uint8Array): Promise<Module>;
  function instantiate(program: Module, imports: Imports): Promise<Instance>;
}
