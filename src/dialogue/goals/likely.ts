import type { GoalOccasion, GoalPrior } from '../../domain/goal.ts';
import type { Intent, Meaning } from '../../domain/meaning.ts';
import { contextOf } from '../context.ts';
import type { Acting } from '../conversation.ts';
import type { DialogueTools, Speaker } from '../tools.ts';
import type { Turn } from '../turn.ts';
import { durationIn } from './durations.ts';
import type { GoalTools } from './goal-tools.ts';
import { actingOf, keyOf } from './keys.ts';

/** Something that somebody may want next. */
export interface LikelyGoal {
  /** The same for the same goal after the same request, whatever values it takes. */
  readonly id: string;
  /** What a yes does: a sentence as somebody would say it, or what the home's own people did. */
  readonly does: { readonly sentence: string } | { readonly acting: Acting };
  readonly intents: readonly Intent[];
  /** The question, where it has its own words. */
  readonly ask?: string;
  /** The length of time that was carried over. */
  readonly duration?: string;
  readonly chance: number;
  /** Pointwise mutual information with what was asked for, in nats. */
  readonly information: number;
  readonly atNight: boolean;
  /** How often it followed here, of how many times. */
  readonly seen: { readonly times: number; readonly of: number };
}

/** A prior counts like so many times that it was offered. */
const STRENGTH = 8;
/** What was only learned here has to have followed so often. */
const FEWEST = 3;

/**
 * What somebody may want after a turn, of the priors and of what the home's own dialogues show. The measure of how much a
 * goal belongs to a request is pointwise mutual information (Church and Hanks, "Word association norms, mutual information,
 * and lexicography", 1990), by which Alexa finds the goals that a request implies (Kumar and Rathi, "Alexa gets better at
 * predicting customers' goals", Amazon Science, 2020); here it is taken of chances that are shrunk toward the prior, or
 * toward independence where there is none.
 */
export function likelyGoals(
  turn: Turn,
  answer: string,
  goals: GoalTools,
  tools: DialogueTools,
  speaker: Speaker,
): readonly LikelyGoal[] {
  return [...fromPriors(turn, answer, goals, tools, speaker), ...fromThisHome(turn, goals, tools, speaker)];
}

function fromPriors(
  turn: Turn,
  answer: string,
  { priors, between }: GoalTools,
  tools: DialogueTools,
  speaker: Speaker,
): readonly LikelyGoal[] {
  const did = keyFor(turn, tools);
  return priors.flatMap((prior): readonly LikelyGoal[] => {
    if (!isOccasion(prior.after, turn, answer, tools)) return [];
    const values = valuesFor(prior, turn, answer, tools);
    const sentence = fill(prior.offer, values);
    const ask = fill(prior.ask, values);
    if (sentence === undefined || ask === undefined) return [];
    const meaning = tools.understanding().understand(sentence, contextOf(speaker));
    if (!isWhole(meaning)) return [];
    const { said, yes } = tools.interruptions.answersTo({ kind: 'goal', about: prior.id });
    const next = keyOf(meaning.intents[0], tools.concepts) ?? '';
    const { times, of, anyhow } = between(did ?? '', next);
    const chance = (yes + times + STRENGTH * prior.chance) / (said + times + STRENGTH);
    const { duration } = values;
    return [
      {
        id: prior.id,
        does: { sentence },
        intents: meaning.intents,
        ask,
        ...(duration !== undefined && prior.offer.includes('{duration}') ? { duration } : {}),
        chance,
        information: Math.log(chance / anyhow),
        atNight: prior.atNight,
        seen: { times, of },
      },
    ];
  });
}

function fromThisHome(turn: Turn, goals: GoalTools, tools: DialogueTools, { area }: Speaker): readonly LikelyGoal[] {
  const did = keyFor(turn, tools);
  if (did === undefined) return [];
  return goals.after(did).flatMap(({ next, times, of, anyhow, chance }): readonly LikelyGoal[] => {
    if (times < FEWEST) return [];
    const acting = actingOf(next, tools.concepts, (target) => tools.understanding().resolve(target, area));
    if (!acting) return [];
    const information = Math.log(chance / anyhow);
    // Who goes to bed by a word of their own does more of the same at that hour.
    const atNight = turn.intents.some(({ kind }) => kind === 'use');
    const id = `${did} > ${next}`;
    return [{ id, does: { acting }, intents: [acting], chance, information, atNight, seen: { times, of } }];
  });
}

/** The key of what a turn did last. */
function keyFor({ intents }: Turn, tools: DialogueTools): string | undefined {
  const last = intents.at(-1);
  return last && keyOf(last, tools.concepts);
}

/** Understood, with nothing left to ask. */
function isWhole(meaning: Meaning): meaning is Extract<Meaning, { outcome: 'understood' }> {
  return (
    meaning.outcome === 'understood' &&
    meaning.intents.every((intent) => !(intent.kind === 'skill' && (intent.missing || intent.verbatim)))
  );
}

function isOccasion(
  { did, used, answered, unless, byHub }: GoalOccasion,
  turn: Turn,
  answer: string,
  tools: DialogueTools,
): boolean {
  if (did && !turn.intents.some(({ name }) => did.includes(name))) return false;
  if (byHub !== undefined && (turn.byHub ?? false) !== byHub) return false;
  if (used && !namesUsed(turn, tools).some((name) => used.includes(name))) return false;
  if (unless?.some((word) => hasWord(answer, word))) return false;
  return !answered || answered.some((word) => says(answer, word));
}

function namesUsed({ intents }: Turn, tools: DialogueTools): readonly string[] {
  return intents.flatMap((intent) => {
    if (intent.kind !== 'use') return [];
    const concept = tools.concepts.all().find(({ id }) => id === intent.concept);
    return concept ? [concept.name, ...concept.otherNames].map((name) => name.toLowerCase()) : [];
  });
}

const DENIED = /\b(?:no|not|never|without|neither|nor|hardly|isn't|won't|doesn't|unlikely)\b/i;

const hasWord = (text: string, word: string): boolean =>
  new RegExp(`\\b${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\b`, 'iu').test(text);

/** Whether an answer has a word, in a part of it that denies nothing. */
const says = (answer: string, word: string): boolean =>
  answer.split(/[.;,!?]| but /).some((part) => hasWord(part, word) && !DENIED.test(part));

type Values = Readonly<Record<string, string>>;

/** What can be carried over from a request and its answer. */
function valuesFor({ places }: GoalPrior, { intents }: Turn, answer: string, tools: DialogueTools): Values {
  const slots = Object.fromEntries(
    intents.flatMap((intent) =>
      Object.entries(intent.slots).flatMap(([name, value]) =>
        typeof value === 'string' || typeof value === 'number' ? [[name, String(value)] as const] : [],
      ),
    ),
  );
  const duration = durationIn(answer, (phrase) => isTimer(phrase, tools));
  const place = places && tools.home().zones.find(({ name }) => places.some((word) => says(name, word)))?.name;
  return { ...slots, ...(duration === undefined ? {} : { duration }), ...(place === undefined ? {} : { place }) };
}

/** Whether a timer could be set for it: lengths of time are read by whoever reads those of timers. */
export function isTimer(phrase: string, tools: Pick<DialogueTools, 'understanding'>): boolean {
  const meaning = tools.understanding().understand(`set a timer for ${phrase}`, {});
  if (meaning.outcome !== 'understood' || meaning.intents.length > 1) return false;
  const [{ name, kind, slots }] = meaning.intents;
  return kind === 'skill' && name === 'HassStartTimer' && !Object.hasOwn(slots, 'name');
}

/** A template with its values; undefined where one is missing. */
export function fill(template: string, values: Values): string | undefined {
  let isWhole = true;
  const filled = template.replace(/\{([a-z_]+)\}/g, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) isWhole = false;
    return value ?? '';
  });
  return isWhole ? filled : undefined;
}
