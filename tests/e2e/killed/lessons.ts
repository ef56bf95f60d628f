import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** What the assistant knows and owes: each name with the content of its file, or `due`. */
export type Knowledge = Readonly<Record<string, string>>;

/** A line, and what holds once it has been answered. */
export interface Spoken {
  readonly say: string;
  readonly after: Knowledge;
  /** Whether the line changes what is kept. */
  readonly changes: boolean;
}

interface Line {
  readonly say: string;
  readonly know?: Readonly<Record<string, string>>;
  readonly forget?: string;
  readonly rename?: Readonly<Record<string, string>>;
  readonly owe?: string;
  readonly cancel?: string;
  readonly undo?: true;
}
interface Lesson {
  readonly needs?: Readonly<Record<string, string>>;
  readonly lacks?: readonly string[];
  readonly lines: readonly Line[];
}
interface Book {
  readonly contents: Readonly<Record<string, unknown>>;
  readonly lessons: readonly Lesson[];
}

export const DUE = 'due';
/** Contents are compared as text. */
export const textOf = (content: unknown): string => JSON.stringify(content);

const BOOK = parse(readFileSync(new URL('./lessons.yaml', import.meta.url), 'utf8')) as Book;

/** So many lines or a few more, of lessons drawn at random, each of which fits what is known by then. */
export function drawLines(before: Knowledge, atLeast: number, random: () => number): readonly Spoken[] {
  const spoken: Spoken[] = [];
  let known = before;
  while (spoken.length < atLeast) {
    const fitting = BOOK.lessons.filter((lesson) => fits(lesson, known));
    const lesson = fitting[Math.floor(random() * fitting.length)];
    if (!lesson) throw new Error(`no lesson fits ${Object.keys(known).join(', ')}`);
    let previous = known;
    for (const line of lesson.lines) {
      const next: Knowledge = line.undo ? previous : after(known, line);
      spoken.push({ say: line.say, after: next, changes: next !== known });
      [previous, known] = [known, next];
    }
  }
  return spoken;
}

function fits({ needs = {}, lacks = [] }: Lesson, known: Knowledge): boolean {
  const has = Object.entries(needs).every(
    ([name, content]) => known[name] !== undefined && (content === 'any' || known[name] === contentOf(content)),
  );
  return has && lacks.every((name) => known[name] === undefined);
}

function contentOf(key: string): string {
  if (!Object.hasOwn(BOOK.contents, key)) throw new Error(`lessons.yaml has no content "${key}"`);
  return textOf(BOOK.contents[key]);
}

function after(known: Knowledge, { know = {}, forget, rename = {}, owe, cancel }: Line): Knowledge {
  const next: Record<string, string> = { ...known };
  for (const [name, content] of Object.entries(know)) next[name] = contentOf(content);
  for (const [from, to] of Object.entries(rename)) {
    next[to] = next[from] ?? '';
    delete next[from];
  }
  if (owe !== undefined) next[owe] = DUE;
  for (const name of [forget, cancel]) if (name !== undefined) delete next[name];
  const isSame = textOf(sorted(next)) === textOf(sorted(known));
  return isSame ? known : next;
}

/** In one order, so that two are alike where they hold the same. */
export const sorted = (known: Knowledge): readonly (readonly [string, string])[] =>
  Object.entries(known).sort(([one], [other]) => (one < other ? -1 : 1));
