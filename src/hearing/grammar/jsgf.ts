import { Failure } from '../../domain/failure.ts';
import type { Phrase } from '../../domain/vocabulary.ts';
import type { Grammar } from './pattern.ts';

interface Token {
  readonly kind: 'word' | 'rule' | 'sign' | 'end';
  readonly text: string;
  readonly line: number;
}

/**
 * Reads a grammar in the Java Speech Grammar Format (https://www.w3.org/TR/jsgf/): rules, alternatives, groups,
 * optional parts, `*` and `+`, comments; weights and tags are read over. The first public rule starts. Words become
 * lower case. Throws a Failure (BAD_USAGE) with the line of the first mistake.
 */
export function readJsgf(text: string): Grammar {
  const tokens = tokensOf(text);
  const rules: Record<string, Phrase> = Object.create(null);
  let start: string | undefined;
  let at = 0;
  const peek = (): Token => tokens[at] ?? { kind: 'end', text: 'the end', line: 0 };
  const take = (): Token => {
    const token = peek();
    at += 1;
    return token;
  };
  const sees = (sign: string): boolean => peek().kind === 'sign' && peek().text === sign;

  function demand(sign: string): void {
    const token = take();
    if (token.kind !== 'sign' || token.text !== sign)
      throw mistake(token, `"${sign}" was expected, not "${token.text}"`);
  }

  function alternatives(): Phrase {
    const choices: Phrase[] = [sequence()];
    while (sees('|')) {
      take();
      choices.push(sequence());
    }
    return choices.length === 1 && choices[0] !== undefined ? choices[0] : { oneOf: choices };
  }

  function sequence(): Phrase {
    const parts: Phrase[] = [];
    while (peek().kind === 'word' || peek().kind === 'rule' || sees('(') || sees('[')) parts.push(repeated(single()));
    if (parts.length === 0) throw mistake(peek(), `a word was expected, not "${peek().text}"`);
    return parts.length === 1 && parts[0] !== undefined ? parts[0] : { sequence: parts };
  }

  function single(): Phrase {
    const token = take();
    if (token.kind === 'word') return token.text;
    if (token.kind === 'rule') {
      if (token.text === 'NULL') return { sequence: [] };
      if (token.text === 'VOID') return { oneOf: [] };
      return { rule: token.text };
    }
    const inner = alternatives();
    demand(token.text === '(' ? ')' : ']');
    return token.text === '(' ? inner : { maybe: inner };
  }

  function repeated(pattern: Phrase): Phrase {
    if (sees('*')) {
      take();
      return { maybe: { repeat: pattern } };
    }
    if (sees('+')) {
      take();
      return { repeat: pattern };
    }
    return pattern;
  }

  while (peek().kind !== 'end') {
    const first = take();
    if (first.kind === 'word' && ['grammar', 'import'].includes(first.text)) {
      while (!sees(';') && peek().kind !== 'end') take();
      demand(';');
      continue;
    }
    const open = first.kind === 'word' && first.text === 'public';
    const name = open ? take() : first;
    if (name.kind !== 'rule') throw mistake(name, `a rule like <name> was expected, not "${name.text}"`);
    demand('=');
    rules[name.text] = alternatives();
    demand(';');
    if (open && start === undefined) start = name.text;
  }
  if (start === undefined) throw new Failure('BAD_USAGE', 'The grammar has no public rule. Write "public" before one.');
  return { start, rules: { ...rules } };
}

const TOKEN =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|\{(?:\\.|[^}\\])*\}|\/\s*[\d.eE+-]+\s*\/|<([^<>\s]+)>|"([^"\n]*)"|([=;|()[\]*+])|([^\s=;|()[\]{}*+<>"/]+)|(\s+)|([\s\S])/g;

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let line = 1;
  for (const match of text.replace(/^\uFEFF?\s*#JSGF[^\n;]*;?/, '').matchAll(TOKEN)) {
    const [whole, rule, quoted, sign, word, , stray] = match;
    if (rule !== undefined) tokens.push({ kind: 'rule', text: rule, line });
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign, line });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word.toLowerCase(), line });
    else if (quoted !== undefined) tokens.push({ kind: 'word', text: quoted.toLowerCase(), line });
    else if (stray !== undefined) throw mistake({ kind: 'sign', text: stray, line }, `"${stray}" makes no sense here`);
    line += whole.split('\n').length - 1;
  }
  return [...tokens, { kind: 'end', text: 'the end of the grammar', line }];
}

function mistake(token: Token, why: string): Failure {
  return new Failure('BAD_USAGE', `The grammar has a mistake in line ${token.line}: ${why}.`);
}
