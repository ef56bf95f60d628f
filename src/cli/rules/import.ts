import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { lacking, usesOf, withAllUsed } from '../../concepts/links.ts';
import { conceptOf } from '../../concepts/rule.ts';
import { type RuleProblem, readRule } from '../../concepts/rule-file.ts';
import type { ConceptStore } from '../../concepts/store.ts';
import type { Concept } from '../../domain/concept.ts';
import { Failure } from '../../domain/failure.ts';
import type { Home } from '../../domain/home.ts';
import { type Args, type Command, type Io, switchOption, textOption } from '../command.ts';
import { errorText } from '../error-text.ts';
import { homeOption } from '../home-option.ts';
import { writeJson, writeLine } from '../output.ts';
import { openRules, RULES_OPTIONS } from './folder.ts';

/** A file to take in, and the concept that it takes the place of. */
interface Shared {
  readonly path: string;
  readonly text: string;
  readonly concept: Concept;
  readonly replaces?: Concept;
}

export const command: Command = {
  name: 'rules import',
  summary: 'Takes in concepts that somebody shared as files',
  usage: 'FILE... [--replace] [--home FILE] [--rules DIR]',
  options: {
    ...RULES_OPTIONS,
    replace: { help: 'take the place of concepts of the same name, which are kept in the history' },
    home: { value: 'FILE', help: 'a home: what the concepts speak of and it does not have is pointed out' },
  },
  positionals: true,
  notes:
    'All files are checked before any is taken in; where one has a mistake, or a name that is taken, nothing is. The text\n' +
    'is taken over as it is, comments included. Nothing is executed, now or later: a rule is data.',
  run: async (args, io) => {
    if (!args.positionals.length) throw new Failure('BAD_USAGE', 'Name at least one file to import.');
    const store = await openRules(args, io, false);
    const home = textOption(args, 'home') === undefined ? undefined : await homeOption(args);
    const { shared, problems } = await readAll(args.positionals, store, switchOption(args, 'replace'), io);
    problems.push(...circles(shared, store));
    if (problems.length) {
      for (const problem of problems) {
        const { file, line, column, message } = problem;
        if (args.json) writeJson(io.stdout, problem);
        else writeLine(io.stdout, `${file}:${line}:${column}: ${message}`);
      }
      writeLine(io.stderr, 'Nothing was imported.');
      return 2;
    }
    for (const one of shared) {
      const concept = await store.adopt(one.text, one.replaces?.id);
      report(concept, one, store, home, args, io);
    }
    return 0;
  },
};

async function readAll(
  files: readonly string[],
  store: ConceptStore,
  replace: boolean,
  io: Io,
): Promise<{ readonly shared: readonly Shared[]; readonly problems: RuleProblem[] }> {
  const shared: Shared[] = [];
  const problems: RuleProblem[] = [];
  for (const file of files) {
    const path = resolve(io.cwd, file);
    const text = await readFile(path, 'utf8').catch((error: unknown) => {
      throw new Failure('BAD_USAGE', `${file} cannot be read: ${errorText(error)}.`, { cause: error });
    });
    const read = readRule(text, file);
    if (read.outcome === 'broken') {
      problems.push(...read.problems);
      continue;
    }
    const concept = conceptOf('', read.rule);
    const place = { file, line: 1, column: 1 };
    const twin = shared.find((other) => clashes(other.concept, concept));
    if (twin) problems.push({ ...place, message: `"${concept.name}" is in ${twin.path} as well` });
    const rivals = store.all().filter((known) => clashes(known, concept));
    const [rival, ...more] = rivals;
    if (rival && (!replace || more.length)) {
      const where = rivals.map(({ id, name }) => `"${name}" in ${store.fileOf(id)}`).join(', ');
      problems.push({
        ...place,
        message: `"${concept.name}" is taken: ${where}${more.length ? '' : '; --replace puts it in its place'}`,
      });
    }
    shared.push({ path: file, text, concept, ...(rival ? { replaces: rival } : {}) });
  }
  return { shared, problems };
}

/** Whether two concepts would be called the same by somebody. */
function clashes(one: Concept, other: Concept): boolean {
  const names = new Set([other.name, ...other.otherNames].map((name) => name.toLowerCase()));
  return one.owner === other.owner && [one.name, ...one.otherNames].some((name) => names.has(name.toLowerCase()));
}

/** Those that would use themselves, with what is there and what comes. */
function circles(shared: readonly Shared[], store: ConceptStore): readonly RuleProblem[] {
  const replaced = new Set(shared.flatMap(({ replaces }) => replaces?.id ?? []));
  const coming = shared.map(({ concept, path }) => ({ ...concept, id: `import ${path}` }));
  const all = [...coming, ...store.all().filter(({ id }) => !replaced.has(id))];
  return coming.flatMap((concept, i) => {
    const inside = withAllUsed(concept, all).flatMap((one) => usesOf(one));
    const own = [concept.name, ...concept.otherNames].map((name) => name.toLowerCase());
    if (!inside.some((name) => own.includes(name.toLowerCase()))) return [];
    return [
      { file: shared[i]?.path ?? '', line: 1, column: 1, message: `"${concept.name}" would use itself, round about` },
    ];
  });
}

function report(
  concept: Concept,
  { replaces }: Shared,
  store: ConceptStore,
  home: Home | undefined,
  args: Args,
  io: Io,
): void {
  const known = store.all();
  const names = new Set(known.flatMap(({ name, otherNames }) => [name, ...otherNames].map((one) => one.toLowerCase())));
  const unknown = usesOf(concept).filter((name) => !names.has(name.toLowerCase()));
  const missing = home ? lacking(concept, home) : [];
  const file = store.fileOf(concept.id);
  if (args.json) {
    writeJson(io.stdout, { name: concept.name, file, replaced: replaces !== undefined, missing, unknown });
    return;
  }
  writeLine(io.stdout, `"${concept.name}" is ${replaces ? 'replaced' : 'known now'}: ${file}`);
  if (missing.length)
    writeLine(io.stderr, `  this home has no ${missing.join(', ')}: edit the file, or say what to use instead`);
  if (unknown.length)
    writeLine(io.stderr, `  it uses ${unknown.map((name) => `"${name}"`).join(', ')}, which nobody taught yet`);
}
