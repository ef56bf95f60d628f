import { type Document, isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import type { Path } from './problem.ts';

/** Line and column, both from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A parsed YAML (or JSON) text that remembers where everything stands. */
export interface PositionedText {
  readonly document: Document.Parsed;
  /** Where the value at a path stands, or its key; the nearest thing above it when there is nothing at that path. */
  positionOf(path: Path, atKey?: boolean): Position;
  positionAt(offset: number): Position;
}

export function readPositions(text: string): PositionedText {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const positionAt = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  return { document, positionAt, positionOf: (path, atKey) => positionAt(offsetOf(document, path, atKey ?? false)) };
}

function offsetOf(document: Document.Parsed, path: Path, atKey: boolean): number {
  const last = path.at(-1);
  if (last !== undefined && typeof last === 'string') {
    const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
    if (isMap(parent)) {
      const pair = parent.items.find((item) => isScalar(item.key) && String(item.key.value) === last);
      const node = atKey ? pair?.key : (pair?.value ?? pair?.key);
      const start = startOf(node);
      if (start !== undefined) return start;
    }
  }
  for (let depth = path.length; depth > 0; depth -= 1) {
    const start = startOf(document.getIn(path.slice(0, depth), true));
    if (start !== undefined) return start;
  }
  return startOf(document.contents) ?? 0;
}

function startOf(node: unknown): number | undefined {
  if (typeof node !== 'object' || node === null || !('range' in node)) return undefined;
  const range = node.range;
  return Array.isArray(range) && typeof range[0] === 'number' ? range[0] : undefined;
}
