import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';
import { flowText, scalarText } from './yaml-flow.ts';

/** A part of a text that another takes the place of (characters, end exclusive). */
interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * Changes what a YAML text says, and leaves every other character of it as it is: comments, order, quotes, blanks. Only
 * what differs between what it says now and `wanted` is written. The result is to be read back: where an anchor stands
 * for several places, or a text is laid out oddly, it may say something else.
 */
export function spliceYaml(text: string, wanted: unknown): string {
  const document = parseDocument(text);
  const edits: Edit[] = [];
  if (document.contents) change(document.contents, wanted);
  edits.sort((one, other) => other.from - one.from || other.to - one.to);
  return edits.reduce((changed, { from, to, text: put }) => changed.slice(0, from) + put + changed.slice(to), text);

  function says(node: Node): unknown {
    return node.toJS(document, { maxAliasCount: 10 });
  }

  function change(node: Node, now: unknown): void {
    if (same(says(node), now)) return;
    const [from, to] = spanOf(node);
    if (isMap(node) && isPlain(now)) changeMap(node, now);
    else if (isSeq(node) && Array.isArray(now)) changeSeq(node, now);
    else if (isScalar(node)) edits.push({ from, to, text: scalarText(now, node) });
    else replace(node, now);
  }

  function replace(node: Node, now: unknown): void {
    const [from, to] = spanOf(node);
    // What stands in lines of its own ends with a line break, which is not its own.
    edits.push({ from, to: text[to - 1] === '\n' ? to - 1 : to, text: flowText(now) });
  }

  function changeMap(map: YAMLMap, now: Readonly<Record<string, unknown>>): void {
    const pairs = map.items as readonly Pair<Node, Node | null>[];
    const keys = pairs.map(({ key }) => String(says(key)));
    const parts = pairs.map(({ key, value }) => ({ from: startOf(key), to: value ? spanOf(value)[1] : endOf(key) }));
    const added = Object.keys(now).filter((key) => !keys.includes(key));
    if (!keys.some((key) => key in now)) {
      replace(map, now);
      return;
    }
    for (const [i, { value }] of pairs.entries())
      if ((keys[i] ?? '') in now && value) change(value, now[keys[i] ?? '']);
    reshape(
      map,
      parts,
      keys.map((key) => key in now),
      added.map((key) => `${flowText(key)}: ${flowText(now[key])}`),
    );
  }

  /** Items that stay where they are are found from both ends; those between are changed, and the rest put in or taken out. */
  function changeSeq(seq: YAMLSeq, now: readonly unknown[]): void {
    const items = seq.items as readonly Node[];
    const old = items.map(says);
    let head = 0;
    while (head < old.length && head < now.length && same(old[head], now[head])) head++;
    let tail = 0;
    while (tail < Math.min(old.length, now.length) - head && same(old.at(-1 - tail), now.at(-1 - tail))) tail++;
    const [oldEnd, nowEnd] = [old.length - tail, now.length - tail];
    const shared = Math.min(oldEnd, nowEnd);
    if (shared + tail === 0) {
      replace(seq, now);
      return;
    }
    for (const [i, item] of items.slice(head, shared).entries()) change(item, now[head + i]);
    reshape(
      seq,
      items.map((item) => ({ from: startOf(item), to: spanOf(item)[1] })),
      items.map((_, i) => i < shared || i >= oldEnd),
      now.slice(shared, nowEnd).map(flowText),
      shared - 1,
    );
  }

  /** Takes parts out of a collection, and puts new ones in after the last that stays (or after the one of an index). */
  function reshape(
    node: YAMLMap | YAMLSeq,
    parts: readonly { readonly from: number; readonly to: number }[],
    stays: readonly boolean[],
    added: readonly string[],
    after = stays.lastIndexOf(true),
  ): void {
    const first = stays.indexOf(true);
    if (stays.every(Boolean) && !added.length) return;
    if (node.flow) {
      if (first > 0) edits.push({ from: parts[0]?.from ?? 0, to: parts[first]?.from ?? 0, text: '' });
      for (const [i, stay] of stays.entries())
        if (!stay && i > first) edits.push({ from: parts[i - 1]?.to ?? 0, to: parts[i]?.to ?? 0, text: '' });
      const at = parts[after]?.to ?? spanOf(node)[0] + 1;
      if (added.length) edits.push({ from: at, to: at, text: `${after < 0 ? '' : ', '}${added.join(', ')}` });
      return;
    }
    for (const [i, stay] of stays.entries()) {
      const part = parts[i];
      if (!stay && part) edits.push({ from: lineStart(part.from), to: lineEnd(part.to) + 1, text: '' });
    }
    const anchor = parts[Math.max(0, after)];
    if (!added.length || !anchor) return;
    const indent = ' '.repeat(startOf(node) - lineStart(startOf(node)));
    const lines = added.map((one) => `${indent}${isSeq(node) ? '- ' : ''}${one}`).join('\n');
    const end = lineEnd(anchor.to);
    const breaks = end > 0 && text[end - 1] === '\n' ? '' : '\n';
    edits.push(
      after < 0
        ? { from: lineStart(anchor.from), to: lineStart(anchor.from), text: `${lines}\n` }
        : { from: end, to: end, text: `${breaks}${lines}` },
    );
  }

  function lineStart(at: number): number {
    return text.lastIndexOf('\n', at - 1) + 1;
  }

  /** Where the line ends on which something ends; what ends with a line break ends before it. */
  function lineEnd(at: number): number {
    if (at > 0 && text[at - 1] === '\n') return at - 1;
    const end = text.indexOf('\n', at);
    return end < 0 ? text.length : end;
  }
}

function spanOf(node: Node): readonly [number, number] {
  return [node.range?.[0] ?? 0, node.range?.[1] ?? 0];
}
const startOf = (node: Node): number => spanOf(node)[0];
const endOf = (node: Node): number => spanOf(node)[1];

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

/** A value with its keys in order, so that only what it says is compared. */
export function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isPlain(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, inside]) => [key, sorted(inside)]),
  );
}

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !isAlias(value);
