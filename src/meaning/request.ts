import type { Intent, Meaning, UnknownSpan } from '../domain/meaning.ts';
import { type Frame, hasNouns, hasSetting } from './frame.ts';
import { readFrames } from './frames.ts';
import { interpret, unknownMeaning } from './interpret.ts';
import { tellsHowItIs } from './news.ts';
import { readFrame } from './read-frame.ts';
import { type Saying, spanOf } from './saying.ts';
import { segment } from './segment.ts';
import { isStatement } from './statement.ts';
import { understood } from './understood.ts';

/** A sentence as a request to devices: its clauses one after the other, all understood or none acted on. */
export function request(said: Saying): Meaning {
  const saying = statesSomething(said) ? withoutFocus(said) : said;
  const pieces = segment(saying.tokens, saying.lexicon, saying.context);
  if (isStatement(saying.tokens) && !pieces.some(({ sense }) => sense.is === 'concept')) return unknownSentence(saying);
  if (tellsHowItIs(saying, pieces)) return unknownSentence(saying);
  const frames = readFrames(saying, pieces);
  if (!frames.length) return { outcome: 'rejected', confidence: 0.5 };
  if (frames.some((frame) => frame.unknown.length) && frames.every(saysNothingKnown))
    return unknownSentence(saying, frames);
  const intents: Intent[] = [];
  const unknown: UnknownSpan[] = [];
  let failure: Meaning | undefined;
  const open: number[] = [];
  for (const frame of frames) {
    if (frame.unknown.length) unknown.push(...frame.unknown.map((chunk) => spanOf(saying, chunk)));
    const result = interpret(saying, frame, intents);
    if (result.outcome === 'intent') intents.push(result.intent);
    else if (result.meaning.outcome === 'ambiguous' && !open.length && !failure) {
      // Which one is asked; what follows may be said of it, whichever it is.
      open.push(intents.length);
      intents.push(result.meaning.request);
      failure = result.meaning;
    } else if (!failure || (failure.outcome !== 'unknown' && result.meaning.outcome !== 'ambiguous'))
      failure = result.meaning;
  }
  // One clause that is not understood holds back the whole sentence: acting on half of it is acting wrongly.
  if (failure?.outcome === 'unknown')
    return { ...failure, unknown: [unknown[0] ?? failure.unknown[0], ...unknown.slice(1)] };
  const [at] = open;
  if (failure?.outcome === 'ambiguous' && at !== undefined && intents.length > 1)
    return { ...failure, before: intents.slice(0, at), after: intents.slice(at + 1) };
  return failure ?? understood(intents);
}

const saysNothingKnown = (frame: Frame): boolean =>
  !frame.act &&
  !frame.particle &&
  !hasNouns({ ...frame.nouns, here: false }) &&
  !hasSetting(frame.words) &&
  !frame.concepts;

/** A sentence of which nothing is known is one unknown span: "I don't know what it's like a fridge means". */
function unknownSentence(saying: Saying, frames: readonly Frame[] = []): Meaning {
  const unknown = frames.length === 1 ? frames[0]?.unknown : undefined;
  const chunk = unknown?.length === 1 && unknown[0] ? unknown[0] : { from: 0, to: saying.tokens.length };
  const blank = readFrame([]);
  return unknownMeaning(saying, { ...blank, unknown: [{ from: chunk.from, to: chunk.to, guess: 'action' }] });
}

/** "The nook is the reading lamp" says what is what: it is no "and the reading lamp too" to what was done before. */
const statesSomething = ({ tokens: [first, ...rest] }: Saying): boolean =>
  !/^(?:it|that|this)$/.test(first?.norm ?? '') && rest.some(({ norm }) => /^(?:is|are|was|were)$/.test(norm));

function withoutFocus(saying: Saying): Saying {
  const { focus: _focus, ...context } = saying.context;
  return { ...saying, context };
}
