import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { Value } from 'typebox/value';
import { type Document, isMap, isNode, LineCounter, parseDocument } from 'yaml';

/** Something wrong with a file, where it stands (line and column from 1). */
export interface FileProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** A YAML text that keeps where everything stands. */
export interface CheckedYaml {
  readonly content: unknown;
  /** A problem at a path of keys, or at the nearest thing above it. */
  problemAt(path: readonly string[], message: string): FileProblem;
  /** Every way in which the content differs from a schema. */
  against(schema: TSchema): readonly FileProblem[];
}

export type ReadYaml =
  | { readonly outcome: 'yaml'; readonly yaml: CheckedYaml }
  | { readonly outcome: 'broken'; readonly problems: readonly FileProblem[] };

const LONGEST_FILE = 64 * 1024;

/** Reads a YAML text of at most 64 KB. Nothing of it is executed; aliases are bounded. `what` is what it should be ("rule"). */
export function readYaml(text: string, file: string, what: string): ReadYaml {
  if (text.length > LONGEST_FILE)
    return {
      outcome: 'broken',
      problems: [{ file, line: 1, column: 1, message: `longer than 64 KB: this is no ${what}` }],
    };
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, maxAliasCount: 10 } as Parameters<
    typeof parseDocument
  >[1]);
  const at = (offset: number): { line: number; column: number } => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  if (document.errors.length) {
    const problems = document.errors.map((error) => ({
      file,
      ...at(error.pos[0]),
      message: error.message.split('\n')[0] ?? 'not YAML',
    }));
    return { outcome: 'broken', problems };
  }
  const content: unknown = document.toJS({ maxAliasCount: 10 });
  const problemAt = (path: readonly string[], message: string): FileProblem => ({
    file,
    ...at(offsetOf(document, path)),
    message,
  });
  return {
    outcome: 'yaml',
    yaml: { content, problemAt, against: (schema) => shapeProblems(schema, content, problemAt) },
  };
}

const compiled = new WeakMap<TSchema, { Check(value: unknown): boolean }>();

/** Whether a content has the shape of a schema, which is compiled once: thousands of files are read at a start. */
function fits(schema: TSchema, content: unknown): boolean {
  const known = compiled.get(schema) ?? Compile(schema);
  compiled.set(schema, known);
  return known.Check(content);
}

function shapeProblems(schema: TSchema, content: unknown, problemAt: CheckedYaml['problemAt']): readonly FileProblem[] {
  if (fits(schema, content)) return [];
  // A union reports each of its members: the deepest error is the one that a person means.
  const deepest = new Map<string, string>();
  for (const error of Value.Errors(schema, content)) {
    const path = error.instancePath;
    if (!deepest.has(path)) deepest.set(path, explain(error));
  }
  const paths = [...deepest.keys()];
  const leaves = [...deepest].filter(
    ([path]) => !paths.some((other) => other !== path && other.startsWith(`${path}/`)),
  );
  return leaves.map(([path, message]) => {
    const keys = path.split('/').slice(1);
    const where = keys.length ? `${keys.join('.')}: ` : '';
    return problemAt(keys, `${where}${message}`);
  });
}

function explain(error: { readonly keyword: string; readonly message: string; readonly params: unknown }): string {
  const params = error.params as {
    additionalProperties?: readonly string[];
    requiredProperties?: readonly string[];
    allowedValues?: readonly string[];
  };
  if (error.keyword === 'additionalProperties' && params.additionalProperties)
    return `unknown key ${params.additionalProperties.join(', ')}`;
  if (error.keyword === 'required' && params.requiredProperties)
    return `missing key ${params.requiredProperties.join(', ')}`;
  if (error.keyword === 'boolean') return 'there is no such key';
  if (error.keyword === 'enum' && params.allowedValues) return `must be one of ${params.allowedValues.join(', ')}`;
  return error.message;
}

/** Where a path stands in the text: its key, or the nearest thing above it. */
function offsetOf(document: Document, path: readonly string[]): number {
  for (let length = path.length; length > 0; length--) {
    const keys = path.slice(0, length).map((key) => (/^\d+$/.test(key) ? Number(key) : key));
    const parent = length === 1 ? document.contents : document.getIn(keys.slice(0, -1), true);
    if (isMap(parent)) {
      const pair = parent.items.find(({ key }) => isNode(key) && String(key) === String(keys.at(-1)));
      if (pair && isNode(pair.key) && pair.key.range) return pair.key.range[0];
    }
    const node = document.getIn(keys, true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return document.contents?.range?.[0] ?? 0;
}
