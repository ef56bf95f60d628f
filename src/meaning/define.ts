import type { Condition, Definition, Step, Target } from '../domain/concept.ts';
import type { Defined, Guess, Intent, Request } from '../domain/meaning.ts';
import type { Setting } from '../domain/setting.ts';
import { type ConditionedPart, takeConditions } from './conditions/take-conditions.ts';
import { type Frame, hasNouns, hasSetting } from './frame.ts';
import { readFrames } from './frames.ts';
import { interpret } from './interpret.ts';
import { likelyDomains } from './likely-domains.ts';
import { after, type Saying, slice, spanOf } from './saying.ts';
import { secondThought } from './second-thought.ts';
import { segment } from './segment.ts';
import { readSetting } from './setting-words.ts';
import { findTarget } from './target-phrase.ts';
import { GENERIC } from './words/kinds.ts';

export type DefinedFor = Request & { readonly guess: Guess };

const LEAD =
  /^(?:(?:well|um|uh|so|oh|ok|okay|yes|sure|hmm|i want you to|i mean|i would say|let us say|you should|you could|it means|it is|that is|this is|that means|this means|which means|means|it should be|that should be|where|that is what we call|that is what i call|it is what we call|it is what i call|what we call|what i call|our name for|my name for|our word for|my word for|another name for|another word for|short for|the nickname of|should be|it would be|that is when you|it is when you|you have to|you need to|you must|you are to|you|for that|then|make that|i want|something like|like|please|just|simply|about|maybe)(?: |$))+/;
/** Nouns for a place that carry no name of their own: "the corner by the sofa lamp". */
const PLACE_NOUNS = new Set([
  'the',
  'a',
  'corner',
  'place',
  'spot',
  'area',
  'part',
  'side',
  'space',
  'end',
  'one',
  'thing',
  'light',
  'device',
  'called',
  'named',
  'my',
  'our',
  'nook',
  'robot',
]);

/**
 * Reads a definition from free words: settings ("sixty percent and warm white") for the device that was asked for,
 * whole commands, other concepts, another name for a device ("that's Dusty, the vacuum"). Words that stay unexplained
 * make it unclear: nothing is half understood.
 */
export function readDefinition(whole: Saying, request?: DefinedFor): Defined {
  if (isAsNow(whole)) return { outcome: 'as-now' };
  const saying = withoutLead(whole, request);
  if (!saying.tokens.length) return { outcome: 'unclear', words: whole.text };
  const better = secondThought(saying);
  if (better)
    return mergeDefined(saying, readDefinition(better.first, request), readDefinition(better.second, request));
  const conditioned = takeConditions(saying);
  if (conditioned?.outcome === 'lacks')
    return { outcome: 'unclear', words: slice(saying, conditioned.from), why: conditioned.reason };
  if (conditioned) return readConditioned(conditioned.parts, conditioned.onlyIf, request);
  const frames = readFrames(saying);
  if (frames.some((frame) => frame.words.asNow)) return { outcome: 'as-now' };
  const name = request && request.guess !== 'setting' && request.guess !== 'value' ? asName(saying, frames) : undefined;
  if (name) return { outcome: 'defined', definition: { kind: 'name', means: name } };
  const steps: Step[] = [];
  const intents: Intent[] = [];
  for (const frame of frames) {
    const unclear = addSteps(saying, frame, request, steps, intents);
    if (unclear !== undefined) return { outcome: 'unclear', words: unclear };
  }
  if (!steps.length) return { outcome: 'unclear', words: saying.text };
  return { outcome: 'defined', definition: definitionOf(steps, request) };
}

/** "It should be like it is now": the words before it are how an answer begins, "like" is none of them. */
function isAsNow({ tokens, lexicon, context }: Saying): boolean {
  const pieces = segment(tokens, lexicon, context);
  const last = pieces.at(-1);
  if (last?.sense.is !== 'as-now') return false;
  const lead = tokens
    .slice(0, last.from)
    .filter(({ norm }) => !/^[,:;]$/.test(norm))
    .map(({ norm }) => norm)
    .join(' ');
  return lead === '' || LEAD.exec(lead)?.[0].trim() === lead;
}

/** A definition with conditions: on all of it, and on parts of it. */
function readConditioned(
  taken: readonly ConditionedPart[],
  whole: readonly Condition[],
  request: DefinedFor | undefined,
): Defined {
  // What holds for the only part holds for all of it.
  const [only, ...others] = taken;
  const alone = only !== undefined && !others.length;
  const onlyIf = alone ? [...whole, ...only.onlyIf] : whole;
  const parts = alone ? [{ ...only, onlyIf: [] }] : taken;
  const steps: Step[] = [];
  const intents: Intent[] = [];
  for (const part of parts) {
    const frames = readFrames(part.saying);
    if (frames.some((frame) => frame.words.asNow))
      return parts.length === 1 ? { outcome: 'as-now', onlyIf } : { outcome: 'unclear', words: part.saying.text };
    const own: Step[] = [];
    for (const frame of frames) {
      const unclear = addSteps(part.saying, frame, request, own, intents);
      if (unclear !== undefined) return { outcome: 'unclear', words: unclear };
    }
    steps.push(...own.map((step) => (part.onlyIf.length ? { ...step, onlyIf: part.onlyIf } : step)));
  }
  if (!steps.length) return { outcome: 'unclear', words: parts[0]?.saying.text ?? '' };
  const definition = definitionOf(steps, request);
  return { outcome: 'defined', definition: onlyIf.length ? { ...definition, onlyIf } : definition };
}

/** "Pink at sixty, no wait, forty percent": what is put right replaces its like, the rest stays. */
function mergeDefined(whole: Saying, first: Defined, second: Defined): Defined {
  if (first.outcome !== 'defined' || second.outcome !== 'defined') return second;
  // "The towel rail on, no, the extractor": what is to be done is said in the first.
  if (first.definition.kind !== 'name' && second.definition.kind === 'name')
    return { outcome: 'unclear', words: whole.text };
  const [old, ...others] = first.definition.kind === 'name' ? [] : first.definition.steps;
  const [now, ...more] = second.definition.kind === 'name' ? [] : second.definition.steps;
  const single = old && now && !others.length && !more.length && 'set' in old && 'set' in now;
  if (!single || !('asked' in old.target) || !('asked' in now.target)) return second;
  return {
    outcome: 'defined',
    definition: { kind: 'setting', steps: [{ target: old.target, set: { ...old.set, ...now.set } }] },
  };
}

/** Takes away how an answer begins: "well, it means ...", "study mode is ...". */
function withoutLead(whole: Saying, request?: DefinedFor): Saying {
  const words = whole.tokens
    .filter((token) => !/^[,:;]$/.test(token.norm))
    .map((token) => token.norm)
    .join(' ');
  const saying = { ...whole, tokens: whole.tokens };
  const own = request ? ownNamePattern(request) : undefined;
  const lead = own?.exec(words)?.[0] ?? LEAD.exec(words)?.[0] ?? '';
  let left = lead.trim() ? lead.trim().split(' ').length : 0;
  let at = 0;
  while (at < saying.tokens.length && (left > 0 || /^[,:;]$/.test(saying.tokens[at]?.norm ?? ''))) {
    if (!/^[,:;]$/.test(saying.tokens[at]?.norm ?? '')) left--;
    at++;
  }
  return at === 0 ? saying : withoutLead(after(saying, at), undefined);
}

function ownNamePattern(request: DefinedFor): RegExp | undefined {
  const name = request.span
    ?.toLowerCase()
    .replace(/[^\p{L}\p{N} ]/gu, '')
    .trim();
  return name
    ? new RegExp(`^(?:well |oh |so )*(?:the )?${name}(?:s| is| means| should be| would be| mean) `)
    : undefined;
}

/** A bare device or place is another name for it; place nouns beside it say nothing more. */
function asName(saying: Saying, frames: readonly Frame[]): Target | undefined {
  const bare = frames.every((frame) => {
    const vague = frame.unknown.every((chunk) =>
      spanOf(saying, chunk)
        .text.toLowerCase()
        .split(/\s+/)
        .every((word) => PLACE_NOUNS.has(word)),
    );
    return vague && !frame.act && !frame.particle && !hasSetting(frame.words) && !frame.concepts;
  });
  // "The place with the pendants": by itself, the place is the whole home.
  const said = frames.filter(({ nouns }) => hasNouns({ ...nouns, home: false }));
  const [first] = said;
  if (!bare || !first || said.some(({ nouns }) => nouns.pronoun)) return undefined;
  const { nouns } = first;
  if (nouns.area && !nouns.entities.length && !nouns.kind) {
    return said.length === 1 ? { kind: { domain: 'light' }, in: { area: nouns.area } } : undefined;
  }
  const ids: string[] = [];
  for (const frame of said) {
    const meant = findTarget(frame, likelyDomains(frame), saying.lexicon, saying.context);
    if (meant.outcome !== 'found') return undefined;
    // "Dusty, the vacuum": the second says of what kind the first is.
    if (!meant.ids.some((id) => ids.includes(id))) ids.push(...meant.ids);
  }
  return { entities: ids };
}

/** Adds what one clause says; the words that it leaves unclear, if any. */
function addSteps(
  saying: Saying,
  frame: Frame,
  request: DefinedFor | undefined,
  steps: Step[],
  intents: Intent[],
): string | undefined {
  const unclear = frame.unknown[0];
  if (unclear) return spanOf(saying, unclear).text;
  // "Sixty percent after sunset", where that could not be read as a condition: nothing of it is dropped.
  if (frame.condition || frame.time || frame.negated) return slice(saying, frame.from, frame.to);
  const askedDomain = request?.targets[0]?.split('.')[0];
  const openDomain = askedDomain ?? openDomainOf(frame, steps);
  if (openDomain && !frame.concepts && isAboutAsked(frame, openDomain)) {
    const set = readSetting(asLevel(frame), openDomain);
    if (!set) return slice(saying, frame.from, frame.to);
    addAsked(steps, { asked: { domain: openDomain } }, set);
    return undefined;
  }
  // A definition speaks for itself: what was said before it has no say in what "it" or "and" mean.
  const { focus: _focus, ...context } = saying.context;
  const result = interpret({ ...saying, context }, frame, intents);
  if (result.outcome === 'failed') return slice(saying, frame.from, frame.to);
  const { intent } = result;
  if (intent.kind === 'set') steps.push({ target: intent.target, set: intent.setting });
  else if (intent.kind === 'use')
    steps.push(
      useStep(saying.lexicon.concepts.get(intent.concept)?.name ?? intent.concept, intent.target, frame, askedDomain),
    );
  else return slice(saying, frame.from, frame.to);
  intents.push(intent);
  return undefined;
}

/** "Warm and dim": in a definition it says how, and not which way. */
function asLevel(frame: Frame): Frame {
  const says =
    frame.words.number || frame.words.level !== undefined || frame.words.more || frame.words.factor !== undefined;
  if (says || (frame.act !== 'dim' && frame.act !== 'brighten')) return frame;
  const { act, ...rest } = frame;
  return { ...rest, words: { ...frame.words, level: act === 'dim' ? 20 : 100 } };
}

/** Outright teaching may leave the device open too: "study mode means sixty percent and warm white". */
function openDomainOf(frame: Frame, steps: readonly Step[]): string | undefined {
  if (hasNouns(frame.nouns) || !hasSetting(frame.words)) return undefined;
  const last = steps.at(-1);
  const target = last?.target;
  if (target && !('asked' in target)) return undefined;
  return likelyDomains(frame)[0];
}

function useStep(concept: string, target: Target | undefined, frame: Frame, askedDomain: string | undefined): Step {
  if (askedDomain && !hasNouns(frame.nouns)) return { concept, target: { asked: { domain: askedDomain } } };
  return target ? { concept, target } : { concept };
}

/** "Sixty percent", "make it blue", "the light at half": said of the device that was asked for. */
function isAboutAsked(frame: Frame, domain: string): boolean {
  const { nouns } = frame;
  if (!hasNouns(nouns)) return true;
  if (nouns.pronoun && !nouns.entities.length && !nouns.kind) return true;
  const kind = nouns.kind;
  return Boolean(
    kind &&
      !kind.plural &&
      !nouns.every &&
      !nouns.entities.length &&
      !nouns.area &&
      !nouns.floor &&
      GENERIC.has(kind.noun) &&
      kind.kinds.some((one) => one.domain === domain),
  );
}

/** Settings of the asked device are one step, however many clauses they were said in. */
function addAsked(steps: Step[], target: Target, set: Setting): void {
  const at = steps.findIndex((step) => 'set' in step && 'asked' in step.target);
  const before = steps[at];
  if (before && 'set' in before) steps[at] = { target, set: { ...before.set, ...set } };
  else steps.push({ target, set });
}

function definitionOf(
  steps: readonly Step[],
  request: DefinedFor | undefined,
): Exclude<Definition, { readonly kind: 'name' }> {
  const open = steps.some(({ target }) => target && 'asked' in target);
  const said = request?.guess === 'action' && /\b(?:i|it|we|there|can't|cannot|too)\b/i.test(request.text);
  return { kind: open ? 'setting' : said ? 'statement' : 'procedure', steps: [...steps] };
}
