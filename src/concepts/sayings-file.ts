import { type Static, Type } from 'typebox';
import { PHONES, type Saying } from '../domain/saying.ts';
import { type CheckedYaml, type FileProblem, readYaml } from './checked-yaml.ts';

const one = Type.String({ minLength: 1, maxLength: 200 });

/** How names and words are said, as a person writes it: the name, and one way or several. */
export const SayingsSchema = Type.Record(
  Type.String({ minLength: 1, maxLength: 100 }),
  Type.Union([one, Type.Array(one, { minItems: 1, maxItems: 8 })]),
  { maxProperties: 2_000, title: 'How names are said, for Understudy' },
);

export type ReadSayings =
  | { readonly outcome: 'good'; readonly value: readonly Saying[] }
  | { readonly outcome: 'broken'; readonly problems: readonly FileProblem[] };

/** Reads the text of a file of pronunciations. An empty one has none. Every problem is given with its place. */
export function readSayings(text: string, file: string): ReadSayings {
  const read = readYaml(text, file, 'list of pronunciations');
  if (read.outcome === 'broken') return read;
  const { yaml } = read;
  if (yaml.content === null || yaml.content === undefined) return { outcome: 'good', value: [] };
  const shape = yaml.against(SayingsSchema);
  if (shape.length) return { outcome: 'broken', problems: shape };
  const value = Object.entries(yaml.content as Static<typeof SayingsSchema>).map(([name, said]): Saying => {
    return { name, saidAs: typeof said === 'string' ? [said] : said };
  });
  const problems = value.flatMap((saying) => problemsOf(saying, yaml));
  return problems.length ? { outcome: 'broken', problems } : { outcome: 'good', value };
}

function problemsOf({ name, saidAs }: Saying, { problemAt }: CheckedYaml): readonly FileProblem[] {
  if (!/\p{L}/u.test(name)) return [problemAt([name], `"${name}" has no letter, so nobody can say it`)];
  return saidAs.flatMap((said) => {
    const problem = problemWith(said);
    return problem === undefined ? [] : [problemAt([name], `${name}: ${problem}`)];
  });
}

const KNOWN: ReadonlySet<string> = new Set(PHONES);

/**
 * What is wrong with a way to say something, if anything is: it is all phones or all words. Where most parts are phones
 * and one is not, it was probably mistyped: read as words, it would sound like nothing that anybody says.
 */
export function problemWith(said: string): string | undefined {
  const parts = said.trim().split(/\s+/);
  const strange = parts.find((part) => !/^[\p{L}\p{M}'’-]+[012]?$/u.test(part));
  if (strange !== undefined) return `"${said}" is neither phones ("k iy") nor words that sound the same ("key")`;
  const isPhone = (part: string): boolean => KNOWN.has(part.replace(/[012]$/, '').toUpperCase());
  const others = parts.filter((part) => !isPhone(part));
  if (others.length === 0 || others.length * 2 >= parts.length) return undefined;
  return `"${others[0]}" is no phone, and the rest of "${said}" is; the phones are ${PHONES.join(' ').toLowerCase()}`;
}
