import { existsSync, readFileSync } from 'node:fs';
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { Failure } from '../../domain/failure.ts';
import { errorText } from '../error-text.ts';

/** A file of YAML (JSON is YAML too): its value, and where in it a path is written. */
export interface OptionsDocument {
  readonly value: unknown;
  /** `file:line` of the key at a path, or of the nearest thing above it. */
  locate(path: readonly string[]): string;
}

/** Reads an options file. Throws a Failure (BAD_OPTIONS) with file and line where it cannot be read. */
export function readDocument(file: string): OptionsDocument {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const why = existsSync(file) ? `It cannot be read (${errorText(error)})` : 'There is no such file';
    throw new Failure('BAD_OPTIONS', `${file}: ${why}. Write it, or leave --config out to use the defaults.`, {
      cause: error,
    });
  }
  return parseOptions(text, file);
}

/** The document in a text; `name` stands for it in messages. Throws a Failure (BAD_OPTIONS). */
export function parseOptions(text: string, name: string): OptionsDocument {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const error = document.errors[0];
  if (error) {
    const { line, col } = lines.linePos(error.pos[0]);
    throw new Failure('BAD_OPTIONS', `${name}:${line}:${col}: this is not valid YAML or JSON: ${error.message}`);
  }
  return {
    value: document.toJS(),
    locate: (path) => {
      const at = offsetOf(document.contents, path);
      return at === undefined ? name : `${name}:${lines.linePos(at).line}`;
    },
  };
}

function offsetOf(root: unknown, path: readonly string[]): number | undefined {
  let node: unknown = root;
  let offset: number | undefined;
  for (const part of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === part);
      if (!pair) break;
      if (isScalar(pair.key) && pair.key.range) offset = pair.key.range[0];
      node = pair.value;
    } else if (isSeq(node)) {
      const item = node.items[Number(part)];
      if (item === undefined) break;
      node = item;
      if ((isMap(item) || isScalar(item) || isSeq(item)) && item.range) offset = item.range[0];
    } else break;
  }
  return offset;
}
