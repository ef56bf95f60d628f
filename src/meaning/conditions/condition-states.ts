import type { Condition } from '../../domain/concept.ts';
import type { QueryIntent } from '../../domain/meaning.ts';
import { readPeople } from '../questions/people.ts';
import { readStates } from '../questions/states.ts';
import type { Saying } from '../saying.ts';
import type { Token } from '../tokens.ts';

/** A condition on states, or what the home lacks to judge it. */
export type ReadState = { readonly condition: Condition } | { readonly lacks: string };

/** "The TV is on", "nobody is home", "I am home", "the blinds are not open": said of devices or people, all of the words. */
export function readState(saying: Saying): ReadState | undefined {
  const tokens = withoutNow(saying.tokens);
  const verb = tokens.findIndex(({ norm }) => /^(?:is|are|am)$/.test(norm));
  if (verb < 1 || verb === tokens.length - 1) return undefined;
  const subject = tokens.slice(0, verb);
  const isNot = tokens[verb + 1]?.norm === 'not';
  const state = tokens.slice(verb + (isNot ? 2 : 1));
  if (!state.length) return undefined;
  const said = subject.map(({ norm }) => norm).join(' ');
  const none = /^(?:nobody|no one|none of us|noone)$/.test(said);
  if (none && isNot) return undefined;
  const asked = isMe(said) ? speaker(saying) : { tokens: none ? [named(subject, 'anyone')] : subject };
  if ('lacks' in asked) return place(state) ? asked : undefined;
  const found = ask(saying, tokens[verb], asked.tokens, state);
  return found ? { condition: conditionOf(found, isNot || none, said) } : undefined;
}

const isMe = (said: string): boolean => said === 'i' || said === 'we';
const place = (state: readonly Token[]): boolean =>
  /^(?:at|in|out|home|away|here|back|around)\b/.test(state.map(({ norm }) => norm).join(' '));

/** "I": who speaks, where that is known; else the only person of the home. */
function speaker({ context, lexicon }: Saying): { readonly tokens: readonly Token[] } | { readonly lacks: string } {
  const people = lexicon.home.entities.filter(({ domain }) => domain === 'person');
  if (!people.length) return { lacks: 'This home tells me of no people, so I can’t know who is there.' };
  const me = people.find(({ name }) => name.toLowerCase() === context.speaker?.toLowerCase());
  const one = me ?? (people.length === 1 ? people[0] : undefined);
  if (!one) return { lacks: `I don't know who you are. Say it with a name, like "when ${people[0]?.name} is home".` };
  return {
    tokens: one.name
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean)
      .map((word) => ({ text: word, norm: word, stem: word, start: 0, end: 0, pos: 'PROPN' })),
  };
}

const named = (subject: readonly Token[], norm: string): Token => ({
  text: norm,
  start: subject[0]?.start ?? 0,
  end: subject.at(-1)?.end ?? 0,
  pos: 'PRON',
  norm,
  stem: norm,
});

/** The same as a question, which meaning reads already. */
function ask(
  saying: Saying,
  verb: Token | undefined,
  subject: readonly Token[],
  state: readonly Token[],
): QueryIntent | undefined {
  const head: Token = {
    ...(verb ?? named(subject, 'is')),
    text: 'is',
    norm: verb?.norm === 'are' ? 'are' : 'is',
    stem: 'is',
  };
  const tokens = [head, ...subject, ...state];
  const words = tokens.map(({ norm }) => norm).join(' ');
  return readPeople(words, saying.lexicon) ?? readStates({ ...saying, tokens }, words);
}

/** Of several devices one is enough to be on, and all of them are off. */
function conditionOf({ target, targets, asks }: QueryIntent, isNot: boolean, said: string): Condition {
  const state = 'state' in asks ? asks.state : 'on';
  const sensors = targets.length > 0 && targets.every((id) => id.startsWith('binary_sensor.'));
  const is = 'state' in asks && sensors && asks.binary ? asks.binary : state;
  const quantity = 'state' in asks ? asks.quantity : 'one';
  const resting = /^(?:off|closed|locked|docked|paused|idle)$/.test(is);
  const every = quantity === 'all' || (quantity === 'one' && resting && targets.length > 1 && !/\bor\b/.test(said));
  return { target, ...(isNot ? { isNot: is } : { is }), ...(every ? { every: true } : {}) } as Condition;
}

/** "Is already on", "is still at home": what says nothing more. */
function withoutNow(tokens: readonly Token[]): readonly Token[] {
  return tokens.filter(({ norm }) => !/^(?:already|still|currently|now|actually|really)$/.test(norm));
}
