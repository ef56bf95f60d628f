import { existsSync, readFileSync } from 'node:fs';
import { type Document, isMap, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import { Failure } from '../../domain/failure.ts';
import { errorText } from '../error-text.ts';

/** A file of YAML (JSON is YAML too): its value, and where in it a path is written. */
export interface OptionsDocument {
  readonly value: unknown;
  /** `file:line` of the key at a path, or of the nearest thing above it. */
  locate(path: readonly string[]): string;
}

/** A document, or an empty one and why it cannot be read. */
export interface ParsedDocument {
  readonly document: OptionsDocument;
  readonly problem?: string;
}

/** Reads an options file. Throws a Failure (BAD_OPTIONS) where there is none or it may not be read. */
export function readDocument(file: string): ParsedDocument {
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

/** The document in a text; `name` stands for it in messages, which never show what is written in it. */
export function parseOptions(text: string, name: string): ParsedDocument {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const place = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${name}:${line}:${col}`;
  };
  const nothing = { value: undefined, locate: () => name };
  const [error] = document.errors;
  if (error) {
    return { document: nothing, problem: `${place(error.pos[0])}: this is not valid YAML or JSON: ${error.message}` };
  }
  // A tag that means nothing here, such as !secret: its text would be taken for the value.
  const [warning] = document.warnings;
  if (warning) return { document: nothing, problem: `${place(warning.pos[0])}: ${warning.message}: write the value.` };
  const reference = referenceIn(document);
  if (reference !== undefined) {
    const words = 'what begins with * refers to another place; put it in quotes if it is meant as it stands.';
    return { document: nothing, problem: `${place(reference)}: ${words}` };
  }
  return {
    document: {
      value: document.toJS(),
      locate: (path) => {
        const at = offsetOf(document.contents, path);
        return at === undefined ? name : `${name}:${lines.linePos(at).line}`;
      },
    },
  };
}

/** Where a document refers to another place of itself: nobody needs that here, but passwords may look like it. */
function referenceIn(document: Document.Parsed): number | undefined {
  let found: number | undefined;
  visit(document, {
    Alias: (_key, alias) => {
      found = alias.range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return found;
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
