import type { TimeWord } from './time-said.ts';

/** What a slot of a sentence can be at a word: where it ends, and what it stands for. Best first. */
export interface SlotReading {
  readonly to: number;
  readonly value: unknown;
}
export type SlotReader = (words: readonly TimeWord[], at: number) => Iterable<SlotReading>;

/** What the slots of a sentence were filled with, by their names. */
export type Filled = Readonly<Record<string, unknown>>;

type Node =
  | { readonly is: 'word'; readonly word: string }
  | { readonly is: 'slot'; readonly name: string; readonly reader: string }
  | { readonly is: 'sequence' | 'oneOf'; readonly of: readonly Node[] };

export type Grammar = Readonly<Record<string, string>>;

/**
 * Compiles sentence templates: words; `[maybe]`; `(this|that)`; `<rule>` of the grammar; `{slot:reader}`, or `{slot}`
 * where both are called alike.
 */
export function compileTemplates(templates: readonly string[], grammar: Grammar): readonly Node[] {
  return templates.map((template) => compile(template, grammar));
}

function compile(template: string, grammar: Grammar): Node {
  const symbols = template.match(/[[\]()|]|<[^>]+>|\{[^}]+\}|[^\s[\]()|<>{}]+/g) ?? [];
  let at = 0;
  const oneOf = (): Node => {
    const choices: Node[][] = [[]];
    for (; at < symbols.length && !/^[\])]$/.test(symbols[at] ?? ''); at++) {
      const symbol = symbols[at] ?? '';
      if (symbol === '|') choices.push([]);
      else choices.at(-1)?.push(single(symbol));
    }
    const sequences = choices.map((of): Node => (of.length === 1 && of[0] ? of[0] : { is: 'sequence', of }));
    return sequences.length === 1 && sequences[0] ? sequences[0] : { is: 'oneOf', of: sequences };
  };
  const single = (symbol: string): Node => {
    if (symbol === '(' || symbol === '[') {
      at++;
      const inner = oneOf();
      return symbol === '(' ? inner : { is: 'oneOf', of: [inner, { is: 'sequence', of: [] }] };
    }
    if (symbol.startsWith('<')) {
      const rule = grammar[symbol.slice(1, -1)];
      if (rule === undefined) throw new Error(`The grammar has no rule ${symbol}.`);
      return compile(rule, grammar);
    }
    if (symbol.startsWith('{')) {
      const [name = '', reader = name] = symbol.slice(1, -1).split(':');
      return { is: 'slot', name, reader };
    }
    return { is: 'word', word: symbol };
  };
  return oneOf();
}

/** Steps that one sentence may cost; what is longer is not understood. */
const MOST_STEPS = 20_000;

/** The first way in which a template explains all of the words: what its slots hold. Undefined: none does. */
export function matchTemplates(
  templates: readonly Node[],
  words: readonly TimeWord[],
  readers: Readonly<Record<string, SlotReader>>,
): Filled | undefined {
  let steps = 0;
  type Then = (at: number, filled: Filled) => Filled | undefined;
  const match = (node: Node, at: number, filled: Filled, then: Then): Filled | undefined => {
    if (++steps > MOST_STEPS) return undefined;
    switch (node.is) {
      case 'word':
        return words[at]?.norm === node.word ? then(at + 1, filled) : undefined;
      case 'oneOf':
        for (const choice of node.of) {
          const found = match(choice, at, filled, then);
          if (found) return found;
        }
        return undefined;
      case 'sequence': {
        const step = (i: number, from: number, so: Filled): Filled | undefined => {
          const part = node.of[i];
          return part ? match(part, from, so, (to, next) => step(i + 1, to, next)) : then(from, so);
        };
        return step(0, at, filled);
      }
      case 'slot':
        for (const { to, value } of readers[node.reader]?.(words, at) ?? []) {
          const found = then(to, { ...filled, [node.name]: value });
          if (found) return found;
        }
        return undefined;
    }
  };
  for (const template of templates) {
    const found = match(template, 0, {}, (to, filled) => (to === words.length ? filled : undefined));
    if (found) return found;
  }
  return undefined;
}
