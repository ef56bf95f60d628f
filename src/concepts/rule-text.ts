import { type Document, isMap, isNode, parseDocument, stringify, visit } from 'yaml';
import { readRule } from './rule-file.ts';
import type { Rule } from './rule-schema.ts';
import { sorted, spliceYaml } from './yaml-splice.ts';

const HEAD = '# Learned by Understudy. Edit it as you like; "understudy rules check" tells whether it can be read.\n';

/** How files of one kind are written: the line that a new one begins with, and how a text is read back. */
export interface Writing {
  readonly head: string;
  /** What a text says; undefined where it cannot be read. */
  read(text: string): unknown;
}

const RULES: Writing = {
  head: HEAD,
  read(text) {
    const read = readRule(text, '');
    return read.outcome === 'rule' ? read.rule : undefined;
  },
};

/** Writes a rule as text, as `writeContent` does. */
export const writeRule = (rule: Rule, before?: string): string => writeContent(rule, RULES, before);

/**
 * Writes what a file says as text. Where `before` is the file as it was, only what differs is written: comments, the order
 * of keys, quotes, blanks and line ends stay. Where that does not say what it should (an anchor that stands for two
 * places, an odd layout) the comments and the order of keys stay; else it is written anew.
 */
export function writeContent(content: object, writing: Writing, before?: string): string {
  const fresh = writing.head + stringify(content, { lineWidth: 120 });
  if (before === undefined) return fresh;
  const mark = before.startsWith('\uFEFF') ? '\uFEFF' : '';
  const hasCarriageReturns = before.includes('\r\n');
  const plain = before.slice(mark.length).replaceAll('\r\n', '\n');
  for (const write of [spliceYaml, rebuild]) {
    const text = attempt(write, plain, content, writing);
    if (text !== undefined) return mark + (hasCarriageReturns ? text.replaceAll('\n', '\r\n') : text);
  }
  return fresh;
}

/** What a way of writing makes of a text, if it says what it should. */
function attempt(
  write: (text: string, content: object) => string,
  before: string,
  content: object,
  { read }: Writing,
): string | undefined {
  try {
    const text = write(before, content);
    const said = read(text);
    return said !== undefined && same(said, content) ? text : undefined;
  } catch {
    // A text that the YAML library cannot change in this way.
    return undefined;
  }
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));

/** Changes the values of a document and writes it again in the library's own layout. */
function rebuild(before: string, content: object): string {
  const document = parseDocument(before);
  if (document.errors.length || !isMap(document.contents)) throw new Error('This is no mapping.');
  const old: unknown = document.toJS({ maxAliasCount: 10 });
  // What an anchor stood for in several places is written out, so that one can be changed without the others.
  visit(document, {
    Alias: (_, alias) => {
      const meant = alias.resolve(document);
      const copy = meant?.clone();
      if (!isNode(copy)) return undefined;
      copy.comment = alias.comment ?? null;
      copy.commentBefore = alias.commentBefore ?? null;
      return copy;
    },
  });
  visit(document, {
    Node: (_, node) => {
      if ('anchor' in node) delete node.anchor;
    },
  });
  merge(document, [], old, content);
  return document.toString({ lineWidth: 0, flowCollectionPadding: /\{ /.test(before) });
}

/** Changes only what differs, so that comments beside everything else stay. */
function merge(document: Document, path: readonly (string | number)[], old: unknown, now: unknown): void {
  if (same(old, now)) return;
  if (isPlain(old) && isPlain(now)) {
    for (const key of Object.keys(old)) if (!(key in now)) document.deleteIn([...path, key]);
    for (const [key, value] of Object.entries(now)) merge(document, [...path, key], old[key], value);
  } else if (
    Array.isArray(old) &&
    Array.isArray(now) &&
    old.length === now.length &&
    old.some((item) => isPlain(item))
  ) {
    for (const [i, value] of now.entries()) merge(document, [...path, i], old[i], value);
  } else {
    document.setIn(path, document.createNode(now));
  }
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
