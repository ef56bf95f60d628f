import type { Concept } from '../domain/concept.ts';
import type { CustomSkill } from '../domain/custom-skill.ts';
import type { Home } from '../domain/home.ts';
import type { Context, Intent, Meaning } from '../domain/meaning.ts';
import { splitClauses } from './clauses.ts';
import { correctionIn } from './correction.ts';
import { PLAIN, wordSense } from './explain-words.ts';
import { type FreeReading, freeReading } from './freely/read-freely.ts';
import type { Piece } from './pieces.ts';
import { isQuestion, readQuestion } from './questions/question.ts';
import { readFrame } from './read-frame.ts';
import { request } from './request.ts';
import { hear, type Saying } from './saying.ts';
import { segment } from './segment.ts';
import { customReadings, isMeant, meaningOf } from './skills/custom.ts';
import type { Taken } from './skills/custom-match.ts';
import { SKILLS } from './skills.ts';
import { readTalk } from './talk.ts';
import { compileNames, understand, understandPart } from './understand.ts';

/** One token of a sentence and what it was taken for. Positions are characters of the sentence, end exclusive. */
export interface ExplainedToken {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The clause that it is in, from 1; absent for what joins or surrounds clauses. */
  readonly clause?: number;
  /** Words that were taken together have the same number. */
  readonly piece: number;
  readonly sense: string;
}

/** A reading of the sentence, whether it was taken or not. */
export interface ReadingOf {
  readonly reader: string;
  readonly outcome: Meaning['outcome'] | 'below the threshold';
  /** How well it fits, 0 to 1. */
  readonly fit: number;
  /** What it would be: intents, unknown words, a reason. */
  readonly says: string;
}

export interface Explanation {
  readonly meaning: Meaning;
  /** Who took the sentence: talk, correction, teaching, a skill by its name, question, request. */
  readonly reader: string;
  readonly tokens: readonly ExplainedToken[];
  /** Everybody's reading, the one that was taken among them, best first. */
  readonly readings: readonly ReadingOf[];
}

/** Explains sentences in one home, with what was taught and added to it. */
export function createExplainer(
  home: Home,
  concepts: readonly Concept[],
  skills: readonly CustomSkill[],
): (text: string, context: Context) => Explanation {
  const lexicon = compileNames(home, concepts, skills);
  return (text, context) => explain(hear(text, lexicon, context));
}

const TEACHING = new Set(['teach', 'teach-as-now', 'change', 'add-step', 'rename', 'drop-step', 'forget', 'explain']);

function explain(saying: Saying): Explanation {
  const meaning = understand(saying);
  const readings = readingsOf(saying);
  const taker = takerOf(saying, meaning, readings);
  const free = taker === UNTOLD ? freeReading(saying, understandPart) : undefined;
  const reader = free?.reader ?? taker;
  const pieces = segment(saying.tokens, saying.lexicon, saying.context);
  const custom = customReadings(saying, saying.lexicon.skills ?? []).find(
    ({ match }) => match.compiled.skill.name === reader,
  );
  const tokens = custom
    ? customTokens(saying, custom.match.taken)
    : reader === 'request'
      ? pieceTokens(saying, pieces, true)
      : pieceTokens(saying, pieces, false).map((token, at) =>
          isReason(token, free)
            ? { ...token, sense: 'reason' }
            : ownWord(token, saying.tokens[at]?.norm ?? '', meaning, reader),
        );
  const taken = { reader, outcome: meaning.outcome, fit: meaning.confidence, says: saysOf(meaning) };
  const isListed = readings.some((reading) => reading.reader === reader);
  return { meaning, reader, tokens, readings: isListed ? readings : [taken, ...readings] };
}

/** Words of a reason that was given for a request: they are understood as one, and do nothing. */
const isReason = ({ start }: ExplainedToken, free: FreeReading | undefined): boolean =>
  free?.reason?.tokens.some((token) => token.start === start) ?? false;

/** Readers of whole sentences account for words that are nothing to a request: they fill a slot, or are their own. */
function ownWord(token: ExplainedToken, norm: string, meaning: Meaning, reader: string): ExplainedToken {
  const slots =
    meaning.outcome === 'understood' ? meaning.intents.flatMap((intent) => Object.entries(intent.slots)) : [];
  const slot = slots.find(
    ([, value]) =>
      typeof value === 'string' &&
      value
        .toLowerCase()
        .split(/[^\p{L}\p{N}]+/u)
        .includes(norm),
  );
  if (slot && !token.sense.startsWith('device')) return { ...token, sense: `slot ${slot[0]}` };
  return token.sense === PLAIN.unknown ? { ...token, sense: `a word for ${reader}` } : token;
}

/** Which reader the meaning is of. */
function takerOf(saying: Saying, meaning: Meaning, readings: readonly ReadingOf[]): string {
  const [first] = meaning.outcome === 'understood' ? meaning.intents : [];
  if (first?.kind === 'skill' && first.skill === 'custom') return first.name;
  if (readTalk(saying)) return 'talk';
  if (correctionIn(saying)) return 'correction';
  if (first?.kind === 'talk') return TEACHING.has(first.talk.about) ? 'teaching' : 'talk';
  const says = saysOf(meaning);
  const same = readings.find((reading) => reading.outcome === meaning.outcome && reading.says === says);
  if (same) return same.reader;
  return first?.kind === 'use' ? 'taught sentence' : UNTOLD;
}

const UNTOLD = 'another reading of a part';

/** What fits less is no alternative to anything. */
const WORTH_TELLING = 0.3;

function readingsOf(saying: Saying): readonly ReadingOf[] {
  const readings: ReadingOf[] = [];
  const put = (reader: string, meaning: Meaning | undefined): void => {
    if (meaning) readings.push({ reader, outcome: meaning.outcome, fit: meaning.confidence, says: saysOf(meaning) });
  };
  const intent = (reader: string, found: Intent | undefined): void =>
    put(reader, found && { outcome: 'understood', intents: [found], confidence: 0.95 });
  intent('talk', readTalk(saying));
  intent('correction', correctionIn(saying));
  for (const [name, read] of Object.entries(SKILLS)) put(name, read(saying, understand));
  for (const reading of customReadings(saying, saying.lexicon.skills ?? [])) {
    const { skill } = reading.match.compiled;
    if (isMeant(reading)) put(skill.name, meaningOf(reading, saying));
    else if (reading.match.coverage > WORTH_TELLING)
      readings.push({
        reader: skill.name,
        outcome: 'below the threshold',
        fit: reading.fit,
        says: `${Math.round(reading.match.coverage * 100)} percent of "${reading.match.sample.text}"`,
      });
  }
  if (isQuestion(saying)) {
    const question = readQuestion(saying);
    put(
      'question',
      question
        ? { outcome: 'understood', intents: [question], confidence: 0.95 }
        : { outcome: 'rejected', confidence: 0.6 },
    );
  }
  if (saying.tokens.length) put('request', request(saying));
  const rank = ({ outcome, fit }: ReadingOf): number => fit + (outcome === 'understood' ? 1 : 0);
  return readings.sort((one, other) => rank(other) - rank(one));
}

function saysOf(meaning: Meaning): string {
  switch (meaning.outcome) {
    case 'understood':
      return meaning.intents.map(({ name, slots }) => `${name} ${JSON.stringify(slots)}`).join('; then ');
    case 'unknown':
      return meaning.unknown.map(({ text, guess }) => `"${text}" (${guess})`).join(', ');
    case 'ambiguous':
      return meaning.choices.join(' or ');
    case 'unsupported':
      return meaning.reason;
    case 'rejected':
      return 'not for it';
  }
}

/** Every token once, with the sense of the piece that it is in; what a request leaves unexplained is marked as such. */
function pieceTokens(saying: Saying, pieces: readonly Piece[], marksUnknown: boolean): readonly ExplainedToken[] {
  const clauses = splitClauses(pieces);
  const frames = clauses.map((clause) => readFrame(clause));
  const tokens: ExplainedToken[] = [];
  for (const [number, piece] of pieces.entries()) {
    const clause = clauses.findIndex((one) => one.includes(piece));
    const chunk = marksUnknown
      ? frames[clause]?.unknown.find(({ from, to }) => piece.from >= from && piece.to <= to)
      : undefined;
    const sense = wordSense(piece.sense, saying.lexicon);
    const words = chunk ? `unknown ${chunk.guess}${piece.sense.is === 'unknown' ? '' : `, with ${sense}`}` : sense;
    for (const token of saying.tokens.slice(piece.from, piece.to))
      tokens.push({
        text: token.text,
        start: token.start,
        end: token.end,
        ...(clause < 0 ? {} : { clause: clause + 1 }),
        piece: number + 1,
        sense: words,
      });
  }
  return tokens;
}

function customTokens({ tokens }: Saying, taken: readonly Taken[]): readonly ExplainedToken[] {
  return tokens.map(({ text, start, end }, at) => {
    const number = taken.findIndex(({ from, to }) => from <= at && at < to);
    const role = taken[number]?.as;
    const place = { text, start, end, piece: number < 0 ? 0 : number + 1 };
    return role === undefined ? { ...place, sense: 'courtesy' } : { ...place, clause: 1, sense: wordRole(role) };
  });
}

function wordRole(role: Taken['as']): string {
  switch (role.is) {
    case 'word':
      return role.quality === 1 ? 'a word of the sample' : 'means a word of the sample';
    case 'other-word':
      return 'a word of another sample';
    case 'slot':
      return `slot ${role.slot}: ${role.filler.said}`;
    case 'free':
      return 'says nothing by itself';
  }
}
