import { type Document, isMap, parseDocument, stringify } from 'yaml';
import { type CheckedYaml, type FileProblem, readYaml } from './checked-yaml.ts';
import { type Rule, RuleSchema } from './rule-schema.ts';

/** Something wrong with a rule file, where it stands. */
export type RuleProblem = FileProblem;

export type ReadRule =
  | { readonly outcome: 'rule'; readonly rule: Rule }
  | { readonly outcome: 'broken'; readonly problems: readonly RuleProblem[] };

/** Reads the text of a rule file. Every problem is given with its place; nothing of the file is executed. */
export function readRule(text: string, file: string): ReadRule {
  const read = readYaml(text, file, 'rule');
  if (read.outcome === 'broken') return read;
  const { yaml } = read;
  const problems = [...yaml.against(RuleSchema), ...senseProblems(yaml)];
  return problems.length ? { outcome: 'broken', problems } : { outcome: 'rule', rule: yaml.content as Rule };
}

/** What a schema does not say: a name has a meaning, everything else has steps. */
function senseProblems({ content, problemAt }: CheckedYaml): readonly RuleProblem[] {
  if (typeof content !== 'object' || content === null) return [];
  const rule = content as { kind?: unknown; steps?: unknown; means?: unknown };
  const wants = rule.kind === 'name' ? 'means' : 'steps';
  const unwanted = rule.kind === 'name' ? 'steps' : 'means';
  if (typeof rule.kind !== 'string') return [];
  const problems: RuleProblem[] = [];
  if (rule[wants] === undefined) problems.push(problemAt(['kind'], `a rule of kind ${rule.kind} needs "${wants}"`));
  if (rule[unwanted] !== undefined)
    problems.push(problemAt([unwanted], `a rule of kind ${rule.kind} has no "${unwanted}"`));
  return problems;
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
