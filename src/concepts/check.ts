import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../domain/failure.ts';
import { yamlFilesIn } from './folder-files.ts';
import { checkKnowledge } from './knowledge.ts';
import { conceptOf } from './rule.ts';
import { type RuleProblem, readRule } from './rule-file.ts';
import type { Rule } from './rule-schema.ts';
import { checkSayings } from './sayings.ts';

/** Lints a folder of learned rules: files that cannot be read, names taught twice, concepts that use unknown ones or themselves. */
export async function checkRules(folder: string): Promise<readonly RuleProblem[]> {
  const problems: RuleProblem[] = [];
  const rules = new Map<string, { readonly file: string; readonly rule: Rule }>();
  let names: readonly string[];
  try {
    names = await yamlFilesIn(folder);
  } catch (error) {
    throw new Failure(
      'BAD_USAGE',
      `${folder} is not a folder of rules that can be read. Name the folder: understudy rules check DIR.`,
      { cause: error },
    );
  }
  for (const name of names) {
    const file = join(folder, name);
    const read = readRule(await readFile(file, 'utf8'), file);
    if (read.outcome === 'broken') problems.push(...read.problems);
    else {
      const key = `${read.rule.name.toLowerCase()}\n${read.rule.owner ?? ''}`;
      const twin = rules.get(key);
      if (twin)
        problems.push({
          file,
          line: 1,
          column: 1,
          message: `"${read.rule.name}" is taught in ${twin.file} too; keep one`,
        });
      else rules.set(key, { file, rule: read.rule });
    }
  }
  return [...problems, ...linkProblems(rules), ...(await checkSayings(folder)), ...checkKnowledge(folder)];
}

function linkProblems(
  rules: ReadonlyMap<string, { readonly file: string; readonly rule: Rule }>,
): readonly RuleProblem[] {
  const problems: RuleProblem[] = [];
  const byName = new Map([...rules.values()].map(({ rule }) => [rule.name.toLowerCase(), rule]));
  const uses = (rule: Rule): readonly string[] => {
    const { definition } = conceptOf('', rule);
    return definition.kind === 'name'
      ? []
      : definition.steps.flatMap((step) => ('concept' in step ? [step.concept.toLowerCase()] : []));
  };
  for (const { file, rule } of rules.values()) {
    for (const used of uses(rule)) {
      if (!byName.has(used))
        problems.push({ file, line: 1, column: 1, message: `uses "${used}", which no rule in this folder defines` });
    }
    const seen = new Set<string>();
    const reach = (name: string): boolean => {
      if (seen.has(name)) return false;
      seen.add(name);
      const next = byName.get(name);
      return next !== undefined && uses(next).some((used) => used === rule.name.toLowerCase() || reach(used));
    };
    if (reach(rule.name.toLowerCase()))
      problems.push({ file, line: 1, column: 1, message: `"${rule.name}" uses itself, round about` });
  }
  return problems;
}
