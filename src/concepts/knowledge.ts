import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Static, type TSchema, Type } from 'typebox';
import type { Fact } from '../domain/fact.ts';
import type { GoalPrior } from '../domain/goal.ts';
import type { Log } from '../domain/turn.ts';
import { type CheckedYaml, type FileProblem, readYaml } from './checked-yaml.ts';

/** What Understudy knows before anybody teaches it: how long things take, and what people often want next. */
export interface Knowledge {
  readonly facts: readonly Fact[];
  readonly goals: readonly GoalPrior[];
}

const closed = { additionalProperties: false } as const;
const text = Type.String({ minLength: 1, maxLength: 300 });
const words = Type.Array(text, { minItems: 1, maxItems: 100 });
const FactsSchema = Type.Array(
  Type.Object({ about: words, how: Type.Optional(Type.Array(text, { maxItems: 30 })), answer: text }, closed),
  { maxItems: 500 },
);
const GoalsSchema = Type.Array(
  Type.Object(
    {
      id: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,60}$' }),
      after: Type.Object(
        {
          did: Type.Optional(words),
          used: Type.Optional(words),
          answered: Type.Optional(words),
          unless: Type.Optional(words),
          by_hub: Type.Optional(Type.Boolean()),
        },
        { ...closed, minProperties: 1 },
      ),
      offer: text,
      ask: text,
      chance: Type.Number({ minimum: 0, maximum: 1 }),
      places: Type.Optional(words),
      at_night: Type.Optional(Type.Boolean()),
    },
    closed,
  ),
  { maxItems: 200 },
);

const FOLDER = 'knowledge';
const BUILT_IN = fileURLToPath(new URL('../../rules/knowledge', import.meta.url));

/**
 * Reads what is built in, and a home's own from `knowledge/facts.yaml` and `knowledge/goals.yaml` in its folder of rules:
 * that comes first, and a goal of the same id takes the place of a built-in one. A file with a mistake is left out and
 * reported, with file, line and column.
 */
export function openKnowledge(rules: string | undefined, log: Log): Knowledge {
  const folders = [...(rules === undefined ? [] : [join(rules, FOLDER)]), BUILT_IN];
  const read = folders.map((folder) => ({
    facts: readOne(join(folder, 'facts.yaml'), 'list of facts', FactsSchema, factsIn, log),
    goals: readOne(join(folder, 'goals.yaml'), 'list of goals', GoalsSchema, goalsIn, log),
  }));
  const goals = new Map(
    read
      .toReversed()
      .flatMap(({ goals }) => goals)
      .map((goal) => [goal.id, goal] as const),
  );
  return { facts: read.flatMap(({ facts }) => facts), goals: [...goals.values()] };
}

/** Every problem of a home's own knowledge, where there is any. */
export function checkKnowledge(rules: string): readonly FileProblem[] {
  const problems: FileProblem[] = [];
  const note = (found: readonly FileProblem[]): void => void problems.push(...found);
  readFileOf(join(rules, FOLDER, 'facts.yaml'), 'list of facts', FactsSchema, factsIn, note);
  readFileOf(join(rules, FOLDER, 'goals.yaml'), 'list of goals', GoalsSchema, goalsIn, note);
  return problems;
}

type Reader<Schema extends TSchema, Item> = (written: Static<Schema>, yaml: CheckedYaml) => Read<Item>;
interface Read<Item> {
  readonly items: readonly Item[];
  readonly problems: readonly FileProblem[];
}

function readOne<Schema extends TSchema, Item>(
  file: string,
  what: string,
  schema: Schema,
  reader: Reader<Schema, Item>,
  log: Log,
): readonly Item[] {
  return readFileOf(file, what, schema, reader, (problems) => {
    for (const { line, column, message } of problems)
      log.problem(`${file}:${line}:${column}: ${message} (nothing of this file is used)`);
  });
}

function readFileOf<Schema extends TSchema, Item>(
  file: string,
  what: string,
  schema: Schema,
  reader: Reader<Schema, Item>,
  report: (problems: readonly FileProblem[]) => void,
): readonly Item[] {
  if (!existsSync(file)) return [];
  const broken = (problems: readonly FileProblem[]): readonly Item[] => {
    report(problems);
    return [];
  };
  let content: string;
  try {
    content = readFileSync(file, 'utf8');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return broken([{ file, line: 1, column: 1, message: `cannot be read: ${why}` }]);
  }
  const read = readYaml(content, file, what);
  if (read.outcome === 'broken') return broken(read.problems);
  if (read.yaml.content === null || read.yaml.content === undefined) return [];
  const shape = read.yaml.against(schema);
  if (shape.length) return broken(shape);
  const { items, problems } = reader(read.yaml.content as Static<Schema>, read.yaml);
  return problems.length ? broken(problems) : items;
}

const factsIn: Reader<typeof FactsSchema, Fact> = (written) => ({
  items: written.map(({ about, how = [], answer }) => ({ about, how, answer })),
  problems: [],
});

const goalsIn: Reader<typeof GoalsSchema, GoalPrior> = (written, { problemAt }) => {
  const problems = written.flatMap(({ id, offer, ask, places }, at) => {
    const held = bracesIn(offer);
    const strange = bracesIn(ask).find((name) => !held.includes(name));
    const path = [String(at), 'ask'];
    if (strange !== undefined) return [problemAt(path, `{${strange}} is asked for, but not in the offer`)];
    if (held.includes('place') && !places) return [problemAt([String(at), 'offer'], `"${id}" needs "places"`)];
    return written.findIndex((one) => one.id === id) < at
      ? [problemAt([String(at), 'id'], `"${id}" is there twice`)]
      : [];
  });
  const items = written.map(({ id, after, offer, ask, chance, places, at_night }) => ({
    id,
    after: {
      ...(after.did ? { did: after.did } : {}),
      ...(after.used ? { used: after.used } : {}),
      ...(after.answered ? { answered: after.answered } : {}),
      ...(after.unless ? { unless: after.unless } : {}),
      ...(after.by_hub === undefined ? {} : { byHub: after.by_hub }),
    },
    offer,
    ask,
    chance,
    ...(places ? { places } : {}),
    atNight: at_night ?? false,
  }));
  return { items, problems };
};

const bracesIn = (template: string): readonly string[] =>
  [...template.matchAll(/\{([a-z_]+)\}/g)].map(([, name = '']) => name);
