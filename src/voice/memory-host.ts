/**
 * The part of WASI preview 1 (https://github.com/WebAssembly/WASI/blob/main/legacy/preview1/docs.md) that a program
 * needs which reads its arguments and writes one file. There is no file system behind it: the program sees one folder,
 * in memory, in which it may create exactly the file `output`. So no text can make it read or write anything else.
 */
export interface MemoryHost {
  readonly imports: WebAssembly.Imports;
  /** Runs a command module's instance to its end. Returns its exit status. */
  run(instance: WebAssembly.Instance): number;
  /** What the program wrote to `output`. */
  written(): Uint8Array;
  /** What it wrote to standard error and output, shortened. */
  complaint(): string;
}

const FOLDER = 3;
const FILE = 4;
const OK = 0;
const BAD_DESCRIPTOR = 8;
const NOT_PERMITTED = 63;
const MOST_COMPLAINT = 2_000;

class Exit {
  readonly status: number;
  constructor(status: number) {
    this.status = status;
  }
}

/** Makes a host for one run with the given arguments (the first is the program's name). */
export function memoryHost(args: readonly string[], output: string): MemoryHost {
  const encoded = args.map((arg) => new TextEncoder().encode(`${arg.replaceAll('\0', ' ')}\0`));
  let memory: WebAssembly.Memory | undefined;
  let file = new Uint8Array(0);
  let length = 0;
  let position = 0;
  let complaint = '';

  const view = () => new DataView(memory?.buffer ?? new ArrayBuffer(0));
  const bytes = (at: number, size: number) => new Uint8Array(memory?.buffer ?? new ArrayBuffer(0), at, size);
  const put = (at: number, value: number) => view().setUint32(at, value, true);

  function keep(part: Uint8Array): void {
    const end = position + part.length;
    if (end > file.length) {
      const larger = new Uint8Array(Math.max(end, file.length * 2, 65_536));
      larger.set(file.subarray(0, length));
      file = larger;
    }
    file.set(part, position);
    position = end;
    length = Math.max(length, end);
  }

  const calls = {
    args_sizes_get(count: number, size: number) {
      put(count, encoded.length);
      put(
        size,
        encoded.reduce((sum, arg) => sum + arg.length, 0),
      );
      return OK;
    },
    args_get(pointers: number, buffer: number) {
      let at = buffer;
      for (const [index, arg] of encoded.entries()) {
        put(pointers + 4 * index, at);
        bytes(at, arg.length).set(arg);
        at += arg.length;
      }
      return OK;
    },
    clock_time_get(_clock: number, _precision: bigint, result: number) {
      view().setBigUint64(result, 0n, true);
      return OK;
    },
    fd_prestat_get(fd: number, result: number) {
      if (fd !== FOLDER) return BAD_DESCRIPTOR;
      put(result, 0);
      put(result + 4, 1);
      return OK;
    },
    fd_prestat_dir_name(fd: number, path: number) {
      if (fd !== FOLDER) return BAD_DESCRIPTOR;
      bytes(path, 1).set([0x2f]);
      return OK;
    },
    fd_fdstat_get(fd: number, result: number) {
      if (fd > FILE) return BAD_DESCRIPTOR;
      bytes(result, 24).fill(0);
      view().setUint8(result, fd === FOLDER ? 3 : fd === FILE ? 4 : 2);
      // All rights but those that make the C library ask more: what is not imported cannot be called anyway.
      view().setBigUint64(result + 8, 0x1fffffffn, true);
      view().setBigUint64(result + 16, 0x1fffffffn, true);
      return OK;
    },
    fd_fdstat_set_flags: () => OK,
    path_open(_fd: number, _look: number, path: number, size: number, _create: number, ...rest: unknown[]) {
      if (new TextDecoder().decode(bytes(path, size)) !== output) return NOT_PERMITTED;
      const result = rest.at(-1);
      if (typeof result === 'number') put(result, FILE);
      position = 0;
      length = 0;
      return OK;
    },
    fd_close: () => OK,
    fd_read(_fd: number, _vectors: number, _count: number, result: number) {
      put(result, 0);
      return OK;
    },
    fd_seek(fd: number, offset: bigint, from: number, result: number) {
      if (fd !== FILE) return BAD_DESCRIPTOR;
      const base = from === 0 ? 0 : from === 1 ? position : length;
      position = Math.max(0, base + Number(offset));
      view().setBigUint64(result, BigInt(position), true);
      return OK;
    },
    fd_write(fd: number, vectors: number, count: number, result: number) {
      let total = 0;
      for (let index = 0; index < count; index += 1) {
        const at = view().getUint32(vectors + 8 * index, true);
        const size = view().getUint32(vectors + 8 * index + 4, true);
        const part = bytes(at, size);
        if (fd === FILE) keep(part);
        else if (complaint.length < MOST_COMPLAINT) complaint += new TextDecoder().decode(part);
        total += size;
      }
      put(result, total);
      return OK;
    },
    proc_exit(status: number) {
      throw new Exit(status);
    },
  };

  return {
    imports: { wasi_snapshot_preview1: calls },
    run(instance) {
      const { memory: exported, _start: start } = instance.exports;
      if (!(exported instanceof WebAssembly.Memory) || typeof start !== 'function') return 127;
      memory = exported;
      try {
        start();
        return 0;
      } catch (error) {
        if (error instanceof Exit) return error.status;
        throw error;
      }
    },
    written: () => file.subarray(0, length),
    complaint: () => complaint.trim(),
  };
}
