import type { Piece } from '../pieces.ts';
import type { Saying } from '../saying.ts';
import { segment } from '../segment.ts';
import type { Token } from '../tokens.ts';

/** Who or what a statement may be about, besides a noun with its article. */
const SUBJECTS = new Set(
  'i we it its this that there he she they everyone everybody nobody someone somebody somebodys nothing everything these those'.split(
    ' ',
  ),
);
const PEOPLE = new Set(['i', 'we', 'he', 'she', 'they', 'everyone', 'everybody', 'nobody', 'someone', 'somebody']);
const ARTICLES = new Set('the my our his her their this that these those a an some'.split(' '));
/** Verbs that state: being, having, seeming, being able. */
const STATES = new Set(
  `is am are was were has have had feel feels felt look looks seem seems sound sounds smell smells get gets got getting can could will
   hurt hurts need needs make makes went go goes came come comes keep keeps left bother bothers annoy annoys kill kills burn burns hurts
   suck sucks stink stinks wake wakes sleep sleeps start starts started`
    .trim()
    .split(/\s+/),
);
/** Wishes and orders: what they ask for would be dropped with them. */
const ASKS = new Set(
  'want wants wanna would wish wishes prefer should must shall require expect hope please let'.split(' '),
);
/** What people do for themselves: wanting to do so asks nobody for anything. */
const OWN_DOINGS = new Set(
  'sleep rest relax read study work nap think see hear concentrate focus eat wake chill unwind exercise talk bed meditate nap cook dance'.split(
    ' ',
  ),
);
/** What the sentence would depend on. */
const BINDS = new Set(
  'if when whenever unless until till while once before after whether except instead or only otherwise remind every night nights noon week weekend month year oclock'.split(
    ' ',
  ),
);
/** What a request begins with, besides the verbs of the home: beside a statement they are a second request. */
const ORDERS = new Set(
  'please tell show give let make get put play add set bring take start find check cross open create cancel delete remove repeat say'.split(
    ' ',
  ),
);
/** Words at which no clause ends. */
const OPEN_ENDS = new Set(
  'to not no and or but the a an my our your i we you he she they it can could will would should must do does did am is are was were have has had of in on at for with by from into very too so really just please let going want need like if that than as'.split(
    ' ',
  ),
);
/** These do end one, after something else: "there is too much of it", "the light is on". */
const MAY_END = new Set(['it', 'on', 'in', 'you', 'that', 'too', 'so']);
const BEFORE_VERB = new Set(
  'to not is am are was were be been being too very so really quite pretty getting can could will would i we they he she just almost going always still already hardly barely keep keeps'.split(
    ' ',
  ),
);

/**
 * Whether a clause says how things are, and no more: a reason for a request beside it ("I'm going to bed", "the floor
 * is dirty"). It holds no time, no condition, no wish that would be dropped, and no order.
 */
export function isCircumstance(clause: Saying): boolean {
  const tokens = clause.tokens;
  const [first] = tokens;
  if (!first || tokens.length < 2 || tokens.length > LONGEST) return false;
  if (tokens.some(({ norm }) => BINDS.has(norm))) return false;
  if (tokens.some(({ norm }, at) => at > 0 && ORDERS.has(norm) && !BEFORE_VERB.has(tokens[at - 1]?.norm ?? '')))
    return false;
  const last = tokens.at(-1)?.norm ?? '';
  if (OPEN_ENDS.has(last) && !(MAY_END.has(last) && tokens.length > 3)) return false;
  const verbAt = verbOf(tokens);
  if (verbAt === undefined || wishes(tokens, verbAt)) return false;
  const pieces = segment(tokens, clause.lexicon, clause.context);
  return pieces.every((piece, at) => statesIn(piece, pieces, at, tokens));
}

const LONGEST = 14;

/** Where the finite verb of a statement stands, after who or what it is about. */
function verbOf(tokens: readonly Token[]): number | undefined {
  const word = (at: number): string => tokens[at]?.norm ?? '';
  const isVerb = (at: number, own: boolean): boolean => {
    const { norm, pos } = tokens[at] ?? { norm: '', pos: '' };
    return STATES.has(norm) || ASKS.has(norm) || (own ? /^(?:VERB|AUX|ADV)$/.test(pos) : false);
  };
  if (SUBJECTS.has(word(0))) {
    if (word(0) === 'its') return /^(?:ADJ|ADV|VERB)$/.test(tokens[1]?.pos ?? '') ? 0 : undefined;
    return isVerb(1, PEOPLE.has(word(0))) ? 1 : ARTICLES.has(word(0)) ? nounVerb(tokens, isVerb) : undefined;
  }
  return ARTICLES.has(word(0)) || /^(?:NOUN|PROPN)$/.test(tokens[0]?.pos ?? '') ? nounVerb(tokens, isVerb) : undefined;
}

function nounVerb(tokens: readonly Token[], isVerb: (at: number, own: boolean) => boolean): number | undefined {
  for (let at = 1; at <= 5 && at < tokens.length; at++) if (isVerb(at, false)) return at;
  return undefined;
}

/** "I want some music", "we need the light", "I don't want this": what is wished for is no circumstance. */
function wishes(tokens: readonly Token[], verbAt: number): boolean {
  const words = tokens.slice(verbAt).map(({ norm }) => norm);
  const asks = words.findIndex((word) => ASKS.has(word));
  const needs = words.findIndex((word) => word === 'need' || word === 'needs');
  const at = asks >= 0 ? asks : needs;
  if (at < 0) return false;
  const rest = words.slice(at + 1);
  const own = rest.some((word) => OWN_DOINGS.has(word)) && rest[0] === 'to';
  const forOneself =
    /^(?:some |a |more |my )*(?:rest|sleep|break|nap|energy|silence|quiet|peace|peace and quiet)$/.test(rest.join(' '));
  return words[at - 1] === 'not' || !(own || forOneself);
}

function statesIn({ sense, from }: Piece, pieces: readonly Piece[], at: number, tokens: readonly Token[]): boolean {
  const before = tokens[from - 1]?.norm ?? '';
  switch (sense.is) {
    case 'time':
    case 'condition':
    case 'except':
    case 'concept':
      return false;
    case 'number':
      return sense.unit !== 'clock' && sense.unit !== 'duration' && !/^(?:at|by|until|in|for|from|since)$/.test(before);
    case 'verb':
      return from > 0 && BEFORE_VERB.has(before);
    case 'particle':
      // "I left the light on" says how it is; "light on, ..." would be a request.
      return (
        at > 1 && pieces.slice(0, at).some(({ sense: earlier }) => earlier.is === 'unknown' || earlier.is === 'filler')
      );
    default:
      return true;
  }
}
