import type { Concept, Target } from '../domain/concept.ts';
import type { Context, Intent, Meaning, SetIntent, UnknownSpan, UseIntent } from '../domain/meaning.ts';
import { couldBe } from './abilities.ts';
import { emptyNouns, type Frame, hasNouns, hasSetting } from './frame.ts';
import { nameIntent, whereSlots } from './intents.ts';
import { chooseConcept } from './lexicon.ts';
import { likelyDomains, ORDINARY } from './likely-domains.ts';
import type { Act } from './pieces.ts';
import { resolveTarget } from './resolve.ts';
import { type Saying, slice, spanOf } from './saying.ts';
import { readSetting } from './setting-words.ts';
import { findTarget, type Meant } from './target-phrase.ts';

export type Interpreted =
  | { readonly outcome: 'intent'; readonly intent: Intent }
  | { readonly outcome: 'failed'; readonly meaning: Meaning };

type Acting = SetIntent | UseIntent;
type Located = { readonly target: Target; readonly ids: readonly string[]; readonly ambiguous: boolean };

const NEVER_MIND: Intent = {
  kind: 'talk',
  name: 'HassNevermind',
  slots: {},
  targets: [],
  talk: { about: 'never-mind' },
};

const failed = (meaning: Meaning): Interpreted => ({ outcome: 'failed', meaning });
const unsupported = (reason: string): Interpreted => failed({ outcome: 'unsupported', reason, confidence: 0.8 });

/**
 * What one clause means after those before it: "and the hall too" takes verb and setting from the last one, "to
 * 50 percent" its devices. Nothing is guessed: what is missing makes the outcome unknown or unsupported.
 */
export function interpret(whole: Saying, said: Frame, before: readonly Intent[]): Interpreted {
  const acted = [
    ...(whole.context.focus ?? []),
    ...before.filter((intent): intent is Acting => intent.kind === 'set' || intent.kind === 'use'),
  ];
  const saying: Saying = { ...whole, context: { ...whole.context, focus: acted } };
  const frame = bothOfThem(said, saying.context);
  if (frame.unknown.length) return failed(unknownMeaning(saying, frame));
  if (frame.condition) return unsupported("I can't wait for a condition yet.");
  if (frame.time) return unsupported(`I can't do that at another time yet ("${slice(saying, 0)}").`);
  if (frame.negated && saysNothing(frame))
    return failed(unknownMeaning(saying, { ...frame, unknown: [{ from: frame.from, to: frame.to, guess: 'action' }] }));
  if (frame.negated || isLeft(saying, frame)) return { outcome: 'intent', intent: NEVER_MIND };
  if (frame.concepts) return useConcept(saying, frame, frame.concepts);
  const { context } = saying;
  const last = acted.at(-1);
  if (!frame.act && !frame.particle && !hasSetting(frame.words) && hasNouns(frame.nouns))
    return repeatFor(saying, frame, last);
  const vague = frame.nouns.pronoun && !context.focus?.length && !before.length;
  if (!hasNouns(frame.nouns) || vague) return applyToLast(saying, frame, last);
  if (isClockTime(frame)) return unsupported(`I can't do that at another time yet ("${slice(saying, 0)}").`);
  if (isStrayNumber(frame)) return unsupported(`I don't know what the number is for ("${slice(saying, 0)}").`);
  return setDevices(saying, frame, findTarget(frame, likelyDomains(frame), saying.lexicon, saying.context));
}

/** "That is not right" denies something, but calls nothing off. */
const saysNothing = (frame: Frame): boolean =>
  !frame.act && !frame.particle && !hasSetting(frame.words) && !hasNouns({ ...frame.nouns, here: false });

function setDevices(saying: Saying, frame: Frame, meant: Meant): Interpreted {
  const located = locate(meant);
  if ('failure' in located) return unsupported(located.failure);
  const setting = readSetting(frame, located.ids[0]?.split('.')[0]);
  if (!setting) return failed(missingValue(saying, frame, located));
  if (!couldBe(setting, located.ids)) {
    const names = located.ids.slice(0, 2).map((id) => saying.lexicon.entities.get(id)?.name ?? id);
    return unsupported(`I can't do that with ${names.join(' and ')}.`);
  }
  return settle(nameIntent(frame, located.target, located.ids, setting, saying.lexicon), located);
}

/** "Leave it closed", "leave the light on": nothing is to be done. */
function isLeft({ tokens }: Saying, { from, to, particle, words }: Frame): boolean {
  const leaves = tokens.slice(from, to).some(({ norm }) => norm === 'leave');
  if (words.number || words.level !== undefined) return false;
  return leaves && (particle === 'on' || particle === 'off' || words.state !== undefined);
}

/** "Both off", "all of them": with no noun, those that were spoken of. */
function bothOfThem(frame: Frame, context: Context): Frame {
  const { nouns } = frame;
  if (!nouns.every || hasNouns(nouns) || !context.focus?.length) return frame;
  return { ...frame, nouns: { ...nouns, pronoun: 'several' } };
}

/** "Turn off the radio at nine": beside on and off, "at" and an hour is a time and no level. */
function isClockTime({ words, particle, act }: Frame): boolean {
  const { number } = words;
  if (!number?.at || number.unit || words.property || number.value > 24) return false;
  return (
    particle !== undefined ||
    (act !== undefined && act !== 'set' && act !== 'turn' && act !== 'dim' && act !== 'brighten')
  );
}

/** Verbs that take no level. */
const COUNTLESS: ReadonlySet<Act> = new Set<Act>([
  'next',
  'previous',
  'play',
  'pause',
  'dock',
  'clean',
  'mow',
  'lock',
  'unlock',
]);

/** "Turn off one of my lights": a bare number beside on and off is no level. */
function isStrayNumber({ words, particle, act }: Frame): boolean {
  const { number } = words;
  if (!number || number.unit || number.toward || number.relative || words.property) return false;
  // "Skip two songs", "play ninety nine point five".
  if (act !== undefined && COUNTLESS.has(act)) return true;
  return particle === 'on' || particle === 'off' || act === 'on' || act === 'off';
}

/** "Change the colour of the lamp": everything is known but what to. */
function missingValue(saying: Saying, frame: Frame, { target, ids }: Located): Meaning {
  const span = spanOf(saying, { from: frame.from, to: frame.to, guess: 'value' });
  return {
    outcome: 'unknown',
    unknown: [span],
    request: { text: saying.text, target, targets: ids },
    missing: { what: 'value', start: span.end, end: span.end, leads: ['to', 'at', ''] },
    confidence: 0.6,
  };
}

function locate(meant: Meant): Located | { readonly failure: string } {
  if (meant.outcome === 'none') return { failure: "I don't know which device you mean." };
  if (meant.outcome === 'missing')
    return { failure: `I can't find ${/s$/.test(meant.what) ? 'any' : 'a'} ${meant.what} there.` };
  if (meant.outcome === 'found') return { target: meant.target, ids: meant.ids, ambiguous: false };
  return { target: { entities: [...meant.choices] }, ids: meant.choices, ambiguous: true };
}

function settle(intent: Acting, { ambiguous, ids }: Located): Interpreted {
  if (!ambiguous) return { outcome: 'intent', intent };
  return failed({ outcome: 'ambiguous', choices: ids, request: intent, confidence: 0.7 });
}

/** "And the hall light": the last request once more, for other devices. */
function repeatFor(saying: Saying, frame: Frame, last: Acting | undefined): Interpreted {
  const named = findTarget(frame, likelyDomains(frame), saying.lexicon, saying.context);
  if (named.outcome === 'found' && named.ids.every((id) => /^(?:scene|script)\./.test(id)))
    return setDevices(saying, frame, named);
  if (!last || (last.kind === 'set' && !Object.keys(last.setting).length))
    return unsupported('I know the device, but not what to do with it.');
  const domains = [...new Set(last.targets.map((id) => id.split('.')[0] ?? ''))];
  // "And the kitchen": more of the same there, and of nothing else.
  const { entities, kind } = frame.nouns;
  const others = entities.length || kind ? likelyDomains(frame) : [];
  const located = locate(findTarget(frame, [...domains, ...others], saying.lexicon, saying.context));
  if ('failure' in located) return unsupported(located.failure);
  const { name: _name, area: _area, floor: _floor, domain: _domain, device_class: _class, ...what } = last.slots;
  const slots = { ...whereSlots(frame, located.target, located.ids, saying.lexicon), ...what };
  return settle({ ...last, target: located.target, targets: located.ids, slots }, located);
}

/** Verbs that say which kind of device they are for. */
const SPEAKS_FOR_ITSELF: ReadonlySet<Act> = new Set<Act>([
  'light',
  'mute',
  'unmute',
  'dim',
  'brighten',
  'play',
  'pause',
  'next',
  'previous',
  'dock',
  'clean',
  'mow',
]);

/** "Brighter", "and dim it to ten", "red": a setting with no device is for what was spoken of last, or for this room. */
function applyToLast(saying: Saying, frame: Frame, last: Acting | undefined): Interpreted {
  const domains = likelyDomains(frame);
  const recent = last?.targets.filter((id) => domains.includes(id.split('.')[0] ?? '')) ?? [];
  if (recent.length)
    return setDevices(saying, frame, { outcome: 'found', target: { entities: [...recent] }, ids: recent });
  const { more, property } = frame.words;
  if (more && !more.of && !property && !frame.act && !frame.particle)
    return unsupported("I don't know what there should be more or less of.");
  if (!(hasSetting(frame.words) || (frame.act && SPEAKS_FOR_ITSELF.has(frame.act))) || !saying.context.area)
    return unsupported("I don't know which device you mean.");
  for (const domain of domains) {
    const target: Target = { kind: { domain }, in: 'here' };
    const ids = resolveTarget(target, saying.lexicon, saying.context.area);
    if (ids.length) return setDevices(saying, frame, { outcome: 'found', target, ids });
  }
  return unsupported("I don't know which device you mean.");
}

function useConcept(saying: Saying, frame: Frame, ids: readonly string[]): Interpreted {
  const concept = chooseConcept(ids, saying.lexicon.concepts, saying.context.speaker);
  if (!concept)
    return failed(
      unknownMeaning(saying, { ...frame, unknown: [{ from: frame.from, to: frame.to, guess: 'setting' }] }),
    );
  if (hasSetting(frame.words))
    return unsupported(`I can't change "${concept.name}" while I use it. Say: change ${concept.name} to ...`);
  if (frame.particle === 'off' || (frame.act && !USES.has(frame.act)))
    return unsupported(`I don't know how to turn ${concept.name} off.`);
  const domain = askedDomain(concept);
  const spared = hasNouns(frame.except)
    ? locate(
        findTarget(
          { ...frame, nouns: { ...frame.except, every: true }, except: emptyNouns() },
          ORDINARY,
          saying.lexicon,
          saying.context,
        ),
      )
    : undefined;
  if (spared && 'failure' in spared) return unsupported(spared.failure);
  const use = {
    kind: 'use',
    name: 'UnderstudyUse',
    concept: concept.id,
    ...(spared ? { without: spared.ids } : {}),
  } as const;
  // "Make it cosy", where nothing was spoken of, is said of this room.
  const vague = frame.nouns.pronoun !== undefined && nounsAreVague(frame) && !saying.context.focus?.length;
  if (!hasNouns(frame.nouns) || (vague && !frame.nouns.here && !frame.nouns.home)) {
    const target: Target | undefined = domain ? { kind: { domain }, in: 'here' } : undefined;
    const targets = target ? resolveTarget(target, saying.lexicon, saying.context.area) : [];
    return {
      outcome: 'intent',
      intent: { ...use, slots: { concept: concept.name }, targets, ...(target ? { target } : {}) },
    };
  }
  if (!domain && !nounsAreVague(frame))
    return unsupported(`"${concept.name}" says by itself which devices it is for. Say just "${concept.name}".`);
  const domains = domain ? [domain, ...likelyDomains(frame).filter((other) => other !== domain)] : likelyDomains(frame);
  const located = locate(findTarget(frame, domains, saying.lexicon, saying.context));
  if ('failure' in located) return unsupported(located.failure);
  const slots = { ...whereSlots(frame, located.target, located.ids, saying.lexicon), concept: concept.name };
  return settle({ ...use, slots, targets: located.ids, target: located.target }, located);
}

const nounsAreVague = ({ nouns }: Frame): boolean =>
  !nouns.entities.length && !nouns.kind && !nouns.area && !nouns.floor;

/** Verbs with which a concept is used. */
const USES: ReadonlySet<Act> = new Set<Act>([
  'set',
  'turn',
  'on',
  'light',
  'activate',
  'start',
  'run',
  'play',
  'clean',
  'open',
  'close',
  'lock',
  'unlock',
  'mute',
  'dim',
]);

/** The domain of the device that a concept leaves open, if it does. */
export function askedDomain({ definition }: Concept): string | undefined {
  if (definition.kind === 'name') return undefined;
  for (const { target } of definition.steps) if (target && 'asked' in target) return target.asked.domain;
  return undefined;
}

/** The meaning of a clause with a hole: its unknown spans, and the devices that were named beside them. */
export function unknownMeaning(saying: Saying, frame: Frame): Meaning {
  const [first, ...others]: readonly UnknownSpan[] = frame.unknown.map((chunk) => spanOf(saying, chunk));
  if (!first) return { outcome: 'rejected', confidence: 0.5 };
  const meant = hasNouns(frame.nouns)
    ? findTarget(frame, likelyDomains(frame), saying.lexicon, saying.context)
    : undefined;
  const known = meant?.outcome === 'found' ? { target: meant.target, targets: meant.ids } : { targets: [] };
  return { outcome: 'unknown', unknown: [first, ...others], request: { text: saying.text, ...known }, confidence: 0.6 };
}
