import type { Intent, Meaning, SetIntent } from '../../domain/meaning.ts';
import { hasNouns } from '../frame.ts';
import { likelyDomains } from '../likely-domains.ts';
import { readFrame } from '../read-frame.ts';
import { hear, type Saying, slice } from '../saying.ts';
import { segment } from '../segment.ts';
import { findTarget } from '../target-phrase.ts';
import type { Token } from '../tokens.ts';
import { isCircumstance } from './circumstance.ts';

/** What somebody said is no reason to do it. */
const REPORTS = /^(?:said|says|saying|told|tells|asked|asks|claims|wrote|thinks|thought)$/;

/** A request with the reason that was given for it. */
export interface Reasoned {
  readonly reason: Saying;
  readonly request: Saying;
  readonly meaning: Meaning;
}

type Read = (part: Saying) => Meaning;

/** Each way to part a sentence is read: few are tried, so that work stays bounded. */
const MOST_TRIES = 5;
const LEADS = new Set(['so', 'and', 'then', 'therefore', ',', ';', ':', 'hence', 'thus']);
const BECAUSE = new Set(['because', 'cause', 'cos', 'since', 'as', 'for', 'so', ',', ';', ':', 'that', 'cuz', 'and']);
const OPENING = new Set([
  'well',
  'oh',
  'hey',
  'ok',
  'okay',
  'gosh',
  'man',
  'wow',
  'since',
  'because',
  'as',
  'olly',
  'alexa',
  'hi',
  'hello',
  'ugh',
  'um',
  ',',
  'now',
]);
/** Words at which a request may begin, besides its verbs and devices. */
const BEGINS = new Set(
  'please can could would will let give get put play add set make tell show kindly have bring take start remind read what cross check how'.split(
    ' ',
  ),
);

/**
 * "I'm going to bed turn off all lights", "make it brighter, I am reading": a request and the reason for it. The reason
 * is understood as such and does nothing; "it" in the request may be what the reason speaks of, and a place that only
 * the reason names is where it shall be done. Undefined: the sentence is no such thing.
 */
export function readReasoned(saying: Saying, readPlain: Read, read: Read): Reasoned | undefined {
  const { tokens } = saying;
  if (tokens.length < 4 || tokens.length > 40) return undefined;
  let tries = 0;
  for (const [reason, request] of partings(saying)) {
    if (!isCircumstance(reason) || reason.tokens.some(({ norm }) => REPORTS.test(norm))) continue;
    if (tries++ >= MOST_TRIES) return undefined;
    // A statement that means something by itself is more than a reason.
    if (isDone(readPlain(reason))) continue;
    const meaning = readFor(reason, request, read);
    if (meaning) return { reason, request, meaning };
  }
  return undefined;
}

/** The ways to part a sentence: the reason first, then the request first; at verbs before at nouns. */
function* partings(saying: Saying): Generator<readonly [reason: Saying, request: Saying]> {
  const { tokens } = saying;
  const part = (from: number, to: number): Saying => ({ ...saying, tokens: trim(tokens.slice(from, to)) });
  const pieces = segment(tokens, saying.lexicon, saying.context);
  const start = tokens.findIndex(({ norm }) => !OPENING.has(norm));
  const verbs: number[] = [];
  const nouns: number[] = [];
  for (const { from, sense } of pieces) {
    if (from - start < 2) continue;
    if (sense.is === 'verb' || BEGINS.has(tokens[from]?.norm ?? '')) verbs.push(from);
    else if (sense.is === 'kind' || sense.is === 'entity' || sense.is === 'every') nouns.push(from);
    else if (LEADS.has(tokens[from - 1]?.norm ?? '')) verbs.push(from);
  }
  for (let at = start + 2; at < tokens.length - 1; at++)
    if (BEGINS.has(tokens[at]?.norm ?? '') && !verbs.includes(at)) verbs.push(at);
  verbs.sort((one, other) => one - other);
  for (const at of [...verbs, ...nouns]) yield [dropLeads(part(start, at)), part(at, tokens.length)];
  for (let at = 2; at < tokens.length - 1; at++) {
    const leads = BECAUSE.has(tokens[at - 1]?.norm ?? '') ? STARTS_AFTER_MARK : STARTS_STATEMENT;
    if (!leads.test(tokens[at]?.norm ?? '')) continue;
    // "The lights nobody uses", "the lamp we bought" tell which: without a mark a reason says how somebody is.
    if (leads === STARTS_STATEMENT && !SAYS_HOW.test(tokens[at + 1]?.norm ?? '')) continue;
    yield [part(at, tokens.length), dropBecause(part(0, at))];
  }
}

/** Verbs with which a statement goes on that says how somebody is, or what he is about to do. */
const SAYS_HOW =
  /^(?:am|is|are|was|were|be|will|would|can|could|must|may|might|should|shall|do|does|did|need|needs|want|wants|have|has|had|feel|feels|think|like|love|hate|prefer|just|really|still|only|now|not|all|got|look|looks|seem|seems|hear|see|know|guess|hope|get|gets|go|goes|s|am|was|hurts|smells|sounds)$/;

/** "The lights that are outside" tells which; a statement begins with a person, or after a comma or "because". */
const STARTS_STATEMENT = /^(?:i|we|it|its|everyone|everybody|nobody|they|he|she)$/;
const STARTS_AFTER_MARK = /^(?:i|we|it|its|everyone|everybody|nobody|they|he|she|this|there|the|my|our)$/;
const isMark = ({ norm }: Token): boolean => /^[,:;]$/.test(norm);

function trim(tokens: readonly Token[]): readonly Token[] {
  let [from, to] = [0, tokens.length];
  while (from < to && isMark(tokens[from] as Token)) from++;
  while (to > from && isMark(tokens[to - 1] as Token)) to--;
  return tokens.slice(from, to);
}

function dropLeads(saying: Saying): Saying {
  let to = saying.tokens.length;
  while (to > 0 && LEADS.has(saying.tokens[to - 1]?.norm ?? '')) to--;
  return { ...saying, tokens: saying.tokens.slice(0, to) };
}

function dropBecause(saying: Saying): Saying {
  let to = saying.tokens.length;
  while (to > 0 && BECAUSE.has(saying.tokens[to - 1]?.norm ?? '')) to--;
  return { ...saying, tokens: saying.tokens.slice(0, to) };
}

/** Reads the request for its reason: with what the reason speaks of as "it", and where the reason says. */
function readFor(reason: Saying, request: Saying, read: Read): Meaning | undefined {
  if (!request.tokens.length) return undefined;
  const spoken = spokenOf(reason);
  const focus = [...(request.context.focus ?? []), ...spoken];
  const heard: Saying = focus.length ? { ...request, context: { ...request.context, focus } } : request;
  const place = placeOf(reason);
  if (place !== undefined && placeOf(request) === undefined && !spoken.length) {
    const placed = read(hear(`${slice(heard, 0)} in the ${place}`, heard.lexicon, heard.context));
    if (isRequest(placed)) return placed;
    const plain = read(heard);
    // Where it shall be done is not left out of what is done to devices.
    return isRequest(plain) && intentsOf(plain).every(({ kind }) => kind === 'skill' || kind === 'query')
      ? plain
      : undefined;
  }
  const meaning = read(heard);
  // "I like the songs of ..., play it": which they are was said in the reason, and would be lost.
  const playsIt = intentsOf(meaning).some(({ name }) => /^HassMedia(?:Search|Unpause)/.test(name)) && saysIt(request);
  return isRequest(meaning) && !playsIt ? meaning : undefined;
}

const saysIt = ({ tokens }: Saying): boolean => tokens.some(({ norm }) => /^(?:it|them|this|that|those)$/.test(norm));

const intentsOf = (meaning: Meaning): readonly Intent[] => (meaning.outcome === 'understood' ? meaning.intents : []);
const isDone = (meaning: Meaning): boolean => meaning.outcome === 'understood' || meaning.outcome === 'ambiguous';
const isRequest = (meaning: Meaning): boolean =>
  isDone(meaning) && intentsOf(meaning).every(({ kind }) => kind !== 'talk');

/** The devices that a reason speaks of, as what "it" refers to. */
function spokenOf(reason: Saying): readonly SetIntent[] {
  const { lexicon, context } = reason;
  const frame = readFrame(segment(reason.tokens, lexicon, context).filter(({ sense }) => NOUN_SENSES.has(sense.is)));
  const { nouns } = frame;
  if (!hasNouns({ ...nouns, here: false, home: false, area: undefined as never, floor: undefined as never })) return [];
  const meant = findTarget(frame, likelyDomains(frame), lexicon, context);
  if (meant.outcome !== 'found' || nouns.pronoun) return [];
  return [{ kind: 'set', name: '', slots: {}, targets: meant.ids, target: meant.target, setting: {} }];
}

const NOUN_SENSES = new Set(['entity', 'kind', 'area', 'floor', 'article', 'every', 'preposition']);

/** "The house is a mess" names no room. */
const WHOLE = /^(?:the )?(?:house|home|flat|apartment)$/i;

/** The room or floor that words name, as it is called; empty for a device, which is where it is. */
function placeOf(saying: Saying): string | undefined {
  const piece = segment(saying.tokens, saying.lexicon, saying.context).find(
    ({ sense }) => (sense.is === 'area' && !WHOLE.test(sense.area)) || sense.is === 'floor' || sense.is === 'entity',
  );
  if (piece?.sense.is === 'area') return piece.sense.area;
  if (piece?.sense.is === 'floor') return piece.sense.floor;
  return piece && '';
}
