import type { Saying } from '../saying.ts';
import { hear } from '../saying.ts';
import { type Core, coreAt, matchCore, type Stretch, textOf } from '../skills/core.ts';
import { baseForm } from './verb-forms.ts';

/**
 * A way to say a request that is no request by its form, as a pattern over words with named groups, and the request
 * that it comes to. In `request`, `{what}` stands for the words of a group as they were said, `{what:verb}` for a
 * participle or a gerund as its verb. Every word of the sentence is in a group or in the pattern.
 */
export interface Rewording {
  readonly said: string;
  readonly request: string;
  /** The intents that it may come to, by name; any where it is absent. */
  readonly gives?: RegExp;
  /** Whether the words that the groups took are of the right sort. */
  readonly holds?: (core: Core, groups: Readonly<Record<string, Stretch>>) => boolean;
}

/** Words of hesitation, address and courtesy around a sentence; none of them says what, where, when or whether. */
const OPENING =
  /^(?:please|kindly|hey|hi|hello|ok|okay|well|so|oh|um+|uh+m*|and|olly|alexa|google|siri|computer|assistant|system|now)$/;
const CLOSING = /^(?:please|thanks|now|ok|okay|then|immediately|asap|olly|alexa|google|siri|computer|assistant)$/;
/** No rewording is read out of what depends on something or is denied. */
const BINDS = /\b(?:if|when|whenever|unless|until|till|once|before|after|because|instead|except|but|or)\b/;

/** The sentence without courtesies and commas; its tokens are those that count. */
function bareCore(saying: Saying): Core {
  const tokens = saying.tokens.filter(({ norm }) => !/^[,:;]$/.test(norm));
  let from = 0;
  let to = tokens.length;
  for (let over: number | undefined = 0; over !== undefined; over = courtesyAt(tokens, from, to)) from += over;
  for (;;) {
    const pair = `${tokens[to - 2]?.norm ?? ''} ${tokens[to - 1]?.norm ?? ''}`;
    if (to - 2 > from && /^(?:thank you|right now|for me|for us|right away)$/.test(pair)) to -= 2;
    else if (to - 1 > from && CLOSING.test(tokens[to - 1]?.norm ?? '')) to -= 1;
    else break;
  }
  return coreAt({ ...saying, tokens }, from, to);
}

/** "Could you please", "I want you to": how many words of courtesy stand here. */
function courtesyAt(tokens: Saying['tokens'], from: number, to: number): number | undefined {
  const words = tokens.slice(from, Math.min(to - 1, from + 6)).map(({ norm }) => norm);
  if (OPENING.test(words[0] ?? '')) return 1;
  const lead =
    /^(?:(?:can|could|would|will) you(?! (?:mind|like|be|kindly))|(?:i|we) (?:want|need|would like) you to|you (?:can|could|should|must))(?= |$)/.exec(
      words.join(' '),
    )?.[0];
  return lead?.split(' ').length;
}

/** The requests that a sentence may come to by these rewordings, the likeliest first. */
export function* requestsIn(
  saying: Saying,
  rewordings: readonly Rewording[],
): Generator<readonly [request: Saying, gives: RegExp | undefined]> {
  const core = bareCore(saying);
  if (BINDS.test(core.words)) return;
  for (const { said, request, gives, holds } of rewordings) {
    const groups = matchCore(core, { source: `^(?:${said})$` });
    if (!groups || (holds && !holds(core, groups))) continue;
    const text = request
      .replace(/\{(\w+)(:verb)?\}/g, (_, name: string, verb: string | undefined) => {
        const words = groups[name] ? textOf(core, groups[name]) : '';
        return verb ? baseForm(words.toLowerCase()) : words;
      })
      .replace(/\s+/g, ' ')
      .trim();
    if (!text || text === core.words) continue;
    yield [hear(text, saying.lexicon, saying.context), gives];
  }
}
