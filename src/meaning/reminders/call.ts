import type { Saying } from '../saying.ts';
import {
  compileTemplates,
  type Filled,
  type Grammar,
  matchTemplates,
  type SlotReader,
} from '../skills/time-grammar.ts';
import type { TimeWord } from '../skills/time-said.ts';
import { readSomeone, type Someone } from './people.ts';

/** What is to be told, and to whom; `to` is left out where it was not said. */
export interface Call {
  readonly to?: Someone;
  readonly text: readonly TimeWord[];
  /** Words between the call and its text ("to", "about"). */
  readonly links: number;
  /** Whether the text is to be said as it is. */
  readonly isMessage: boolean;
  readonly repeats: boolean;
}

const GRAMMAR: Grammar = {
  about: '(to|about|that|of|for)',
  a: '(a|an|another|the|my) [new]',
};
const compile = (...lines: readonly string[]) => compileTemplates(lines, GRAMMAR);

const REMINDS = compile(
  '[{always}] remind {to} [again] {links} {text}',
  '[{always}] remind {to}',
  '(set|create|make|add|give me|i need|i want) <a> reminder [for {to}] {links} {text}',
  '(set|create|make|add|give me|i need|i want) <a> reminder [for {to}]',
  '(do not|never) let {to} forget {links} {text}',
  '(tell|ask) {to} {orders} {text}',
  'say {orders} {text}',
);
const SAYS = compile(
  'tell {to} [that] {text}',
  'say [that] {text}',
  'let {to} know [that] {text}',
  '(tell|notify|alert) {to}',
  'let {to} know',
);

/** Reads a call that is all of the words: "remind me to feed the cat", "tell Ben to call mum", "say welcome back". */
export function readCall(words: readonly TimeWord[], saying: Saying): Call | undefined {
  const readers = readersFor(saying);
  const reminds = matchTemplates(REMINDS, words, readers);
  if (reminds) return callOf(reminds, false);
  const says = matchTemplates(SAYS, words, readers);
  return says && callOf(says, true);
}

function callOf(filled: Filled, isMessage: boolean): Call {
  const text = (filled.text ?? []) as readonly TimeWord[];
  const links = filled.links === undefined && filled.orders === undefined ? 0 : 1;
  const to = typeof filled.to === 'string' ? { to: filled.to } : {};
  return { ...to, text, links, isMessage, repeats: filled.always !== undefined };
}

const one = (pattern: RegExp): SlotReader =>
  function* (words, at) {
    const norm = words[at]?.norm ?? '';
    if (pattern.test(norm)) yield { to: at + 1, value: norm };
  };

function readersFor(saying: Saying): Readonly<Record<string, SlotReader>> {
  return {
    always: one(/^always$/),
    links: one(/^(?:to|about|that|of|for)$/),
    orders: one(/^to$/),
    *text(words, at) {
      if (at < words.length) yield { to: words.length, value: words.slice(at) };
    },
    *to(words, at) {
      const line = words
        .slice(at)
        .map(({ norm }) => norm)
        .join(' ');
      const someone = readSomeone(line, saying);
      if (someone && !['nobody', 'anyone'].includes(someone.who)) yield { to: at + someone.count, value: someone.who };
    },
  };
}
