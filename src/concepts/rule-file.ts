import { Value } from 'typebox/value';
import { type Document, isMap, isNode, LineCounter, parseDocument, stringify } from 'yaml';
import { type Rule, RuleSchema } from './rule-schema.ts';

/** Something wrong with a rule file, where it stands (line and column from 1). */
export interface RuleProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export type ReadRule =
  | { readonly outcome: 'rule'; readonly rule: Rule }
  | { readonly outcome: 'broken'; readonly problems: readonly RuleProblem[] };

const LONGEST_FILE = 64 * 1024;

/** Reads the text of a rule file. Every problem is given with its place; nothing of the file is executed. */
export function readRule(text: string, file: string): ReadRule {
  if (text.length > LONGEST_FILE)
    return {
      outcome: 'broken',
      problems: [{ file, line: 1, column: 1, message: 'longer than 64 KB: this is no rule' }],
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
  const problems = [...shapeProblems(content, document, at, file), ...senseProblems(content, document, at, file)];
  return problems.length ? { outcome: 'broken', problems } : { outcome: 'rule', rule: content as Rule };
}

type Place = (offset: number) => { line: number; column: number };

function shapeProblems(content: unknown, document: Document, at: Place, file: string): readonly RuleProblem[] {
  if (Value.Check(RuleSchema, content)) return [];
  const errors = [...Value.Errors(RuleSchema, content)];
  // A union reports each of its members: the deepest error is the one that a person means.
  const deepest = new Map<string, { path: string; message: string }>();
  for (const error of errors) {
    const path = error.instancePath;
    if (!deepest.has(path)) deepest.set(path, { path, message: explain(error) });
  }
  const paths = [...deepest.keys()];
  const leaves = [...deepest.values()].filter(
    ({ path }) => !paths.some((other) => other !== path && other.startsWith(`${path}/`)),
  );
  return leaves.map(({ path, message }) => {
    const keys = path.split('/').slice(1);
    const where = keys.length ? `${keys.join('.')}: ` : '';
    return { file, ...at(offsetOf(document, keys)), message: `${where}${message}` };
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
  if (error.keyword === 'enum' && params.allowedValues) return `must be one of ${params.allowedValues.join(', ')}`;
  return error.message;
}

/** What a schema does not say: a name has a meaning, everything else has steps. */
function senseProblems(content: unknown, document: Document, at: Place, file: string): readonly RuleProblem[] {
  if (typeof content !== 'object' || content === null) return [];
  const rule = content as { kind?: unknown; steps?: unknown; means?: unknown };
  const wants = rule.kind === 'name' ? 'means' : 'steps';
  const unwanted = rule.kind === 'name' ? 'steps' : 'means';
  const problems: RuleProblem[] = [];
  if (typeof rule.kind !== 'string') return problems;
  if (rule[wants] === undefined)
    problems.push({
      file,
      ...at(offsetOf(document, ['kind'])),
      message: `a rule of kind ${rule.kind} needs "${wants}"`,
    });
  if (rule[unwanted] !== undefined)
    problems.push({
      file,
      ...at(offsetOf(document, [unwanted])),
      message: `a rule of kind ${rule.kind} has no "${unwanted}"`,
    });
  return problems;
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

const HEAD = '# Learned by Understudy. Edit it as you like; "understudy rules check" tells whether it can be read.\n';

/** Writes a rule as text. Where `before` is the file as it was, its comments and the order of its keys are kept. */
export function writeRule(rule: Rule, before?: string): string {
  const document = before === undefined ? undefined : parseDocument(before);
  if (!document || document.errors.length || !isMap(document.contents))
    return HEAD + stringify(rule, { lineWidth: 120 });
  merge(document, [], document.toJS() as Record<string, unknown>, rule);
  return document.toString({ lineWidth: 120 });
}

/** Changes only what differs, so that comments beside everything else stay. */
function merge(document: Document, path: readonly (string | number)[], old: unknown, now: unknown): void {
  if (JSON.stringify(old) === JSON.stringify(now)) return;
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
