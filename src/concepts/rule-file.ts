import { type CheckedYaml, type FileProblem, readYaml } from './checked-yaml.ts';
import { type Rule, RuleSchema } from './rule-schema.ts';
import { problemWith } from './sayings-file.ts';

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

/** What a schema does not say: what is said can be said; a name has a meaning, everything else has steps. */
function senseProblems(yaml: CheckedYaml): readonly RuleProblem[] {
  const { content, problemAt } = yaml;
  if (typeof content !== 'object' || content === null) return [];
  const rule = content as { kind?: unknown; steps?: unknown; means?: unknown };
  const wants = rule.kind === 'name' ? 'means' : 'steps';
  const unwanted = rule.kind === 'name' ? 'steps' : 'means';
  if (typeof rule.kind !== 'string') return [];
  const problems: RuleProblem[] = [...soundProblems(yaml)];
  if (rule[wants] === undefined) problems.push(problemAt(['kind'], `a rule of kind ${rule.kind} needs "${wants}"`));
  if (rule[unwanted] !== undefined)
    problems.push(problemAt([unwanted], `a rule of kind ${rule.kind} has no "${unwanted}"`));
  return problems;
}

function soundProblems({ content, problemAt }: CheckedYaml): readonly RuleProblem[] {
  const { said_as } = content as { said_as?: unknown };
  if (!Array.isArray(said_as)) return [];
  return said_as.flatMap((said, at) => {
    const problem = typeof said === 'string' ? problemWith(said) : undefined;
    return problem === undefined ? [] : [problemAt(['said_as', String(at)], `said_as: ${problem}`)];
  });
}
