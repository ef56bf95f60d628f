import type { Kind, Place } from '../../domain/concept.ts';
import type { Entity } from '../../domain/home.ts';
import type { QueryIntent, Slots } from '../../domain/meaning.ts';
import type { Frame } from '../frame.ts';
import { whereSlots } from '../intents.ts';
import { entitiesOf } from '../resolve.ts';
import type { Saying } from '../saying.ts';
import { findTarget } from '../target-phrase.ts';
import type { Token } from '../tokens.ts';
import { placeOfNouns, placeSlots, readFrameOf } from './frame.ts';
import { SENSED, SENSOR_NOUNS } from './sensors.ts';
import { type Predicate, predicatesIn } from './words.ts';

type Quantity = 'any' | 'all' | 'which' | 'how-many' | 'one';

/** How questions about states begin, and what they count. */
const HEADS: readonly (readonly [RegExp, Quantity])[] = [
  [/^how many(?: of)?(?: the| my| our)?(?= )/, 'how-many'],
  [/^(?:which|what)(?: of)?(?: the| my| our)?(?= (?!(?:is|are)\b))/, 'which'],
  [/^(?:is|are)(?: there)? (?:any|some)(?: of)?(?: the| my| our)?(?= )/, 'any'],
  [/^(?:is|are) there(?: an?)?(?= )/, 'any'],
  [/^(?:do|have) (?:i|we) (?:have|got) any(?= )/, 'any'],
  [/^any(?: of)?(?: the| my| our)?(?= )/, 'any'],
  [/^(?:is|are) (?:all|every|each|both)(?: of)?(?: the| my| our)?(?= )/, 'all'],
  [
    /^(?:did|have|has) (?:i|we|someone|anyone|somebody|anybody) (?:leave|left|forgotten|forget|keep)(?: (?:any|some|all)(?: of)?(?: the| my)?)?(?= )/,
    'one',
  ],
  [/^(?:is|are)(?= )/, 'one'],
];
/** "Is anyone in the office": nobody is named, so that a room's sensors answer. */
const SOMEONE =
  /^(?:is|are)(?: there)? (?:anyone|anybody|someone|somebody|people|any people)(?: (?:still|moving|around))?(?= )/;
const ANYTHING = /^(?:anything|something|any devices?|any appliances?)(?= )/;
const EVERYTHING = /^(?:everything|all devices?|all the devices?|all appliances)(?= )/;
const ALL_DOMAINS = ['light', 'switch', 'fan', 'media_player', 'cover', 'lock', 'valve'];
/** "Is it still running": asks no more than whether it is. */
const LASTING = new Set(['still', 'currently', 'already', 'now', 'actually', 'really', 'even']);
/** "Did I lock the door": a deed whose outcome is the state. */
const DEEDS: readonly (readonly [RegExp, string])[] = [
  [/^(?:did|have|has) (?:i|we|someone|anyone) (?:lock|locked)(?: up)?(?= )/, 'locked'],
  [/^(?:did|have|has) (?:i|we|someone|anyone) (?:unlock|unlocked)(?= )/, 'unlocked'],
  [/^(?:did|have|has) (?:i|we|someone|anyone) (?:close|closed|shut)(?= )/, 'closed'],
  [/^(?:did|have|has) (?:i|we|someone|anyone) (?:open|opened)(?= )/, 'open'],
  [/^(?:did|have|has) (?:i|we|someone|anyone) (?:turn|turned|switch|switched) (?:off|out)(?= )/, 'off'],
  [/^(?:did|have|has) (?:i|we|someone|anyone) (?:turn|turned|switch|switched) on(?= )/, 'on'],
];

/** "Are any lights on", "which windows are open upstairs", "is the front door locked", "did I leave the heater on". */
export function readStates(part: Saying, words: string): QueryIntent | undefined {
  const deed = DEEDS.find(([pattern]) => pattern.test(words));
  if (deed) {
    const said = predicatesIn([{ text: '', norm: deed[1], stem: deed[1], start: 0, end: 0, pos: '' }])[0]?.predicate;
    const frame = readFrameOf(after(part, deed[0].exec(words)?.[0] ?? ''));
    return said && frame ? named(part, frame, said, 'one') : undefined;
  }
  const someone = SOMEONE.exec(words)?.[0];
  if (someone !== undefined)
    return sensing(after(part, someone), ['occupancy', 'presence', 'motion'], 'on', 'occupied');
  const head = HEADS.find(([pattern]) => pattern.test(words));
  if (!head) return undefined;
  const quantity = head[1];
  const rest = after(part, head[0].exec(words)?.[0] ?? '');
  const sense = quantity === 'any' || quantity === 'one' ? readSensed(rest, quantity === 'any') : undefined;
  if (sense) return sense;
  const said = rest.tokens.map(({ norm }) => norm).join(' ');
  const every = quantity === 'one' && EVERYTHING.test(said);
  const vague = every || ANYTHING.test(said);
  const body = vague ? after(rest, (every ? EVERYTHING : ANYTHING).exec(said)?.[0] ?? '') : rest;
  for (const { from, to, predicate } of predicatesIn(body.tokens)) {
    const before = body.tokens.slice(0, from);
    const tokens = [
      ...(LASTING.has(before.at(-1)?.norm ?? '') ? before.slice(0, -1) : before),
      ...body.tokens.slice(to),
    ];
    const of = { ...body, tokens };
    if (vague) {
      const found =
        anything(of, predicate, every ? 'all' : 'any') ??
        (every ? undefined : sensing(of, predicate.classes ?? [], predicate.binary, predicate.said));
      if (found) return found;
      continue;
    }
    const frame = readFrameOf(of, quantity !== 'one');
    if (!frame) continue;
    const placed = frame.nouns.area ?? frame.nouns.floor ?? (frame.nouns.here || undefined);
    const sensed =
      placed && quantity === 'one' ? sensing(of, predicate.classes ?? [], predicate.binary, predicate.said) : undefined;
    const found =
      sensed ??
      (frame.nouns.kind && !frame.nouns.entities.length && quantity !== 'one'
        ? counted(part, frame, predicate, quantity)
        : named(part, frame, predicate, quantity));
    if (found) return found;
  }
  return undefined;
}

function after(part: Saying, head: string): Saying {
  const trimmed = head.trim();
  return trimmed ? { ...part, tokens: part.tokens.slice(trimmed.split(' ').length) } : part;
}

/** One device, or those that a name or a kind stands for here. */
function named(part: Saying, frame: Frame, predicate: Predicate, quantity: Quantity): QueryIntent | undefined {
  const domains = predicate.domains ?? [];
  const meant = findTarget(frame, domains, part.lexicon, part.context);
  if (meant.outcome !== 'found' && meant.outcome !== 'ambiguous') return undefined;
  const all = meant.outcome === 'found' ? meant.ids : meant.choices;
  const ids = all.filter((id) => domains.includes(id.split('.')[0] ?? ''));
  const [first] = ids;
  if (first === undefined || (!frame.nouns.entities.length && !frame.nouns.kind && !frame.nouns.pronoun))
    return undefined;
  const target = meant.outcome === 'found' && ids.length === all.length ? meant.target : { entities: ids };
  const state = first.startsWith('binary_sensor.') ? predicate.binary : predicate.is;
  const slots = { ...whereSlots(frame, target, ids, part.lexicon), state };
  return query(slots, ids, target, predicate, quantity);
}

/** All devices of a kind in a place: "any lights", "which kitchen windows", "how many doors upstairs". */
function counted(part: Saying, frame: Frame, predicate: Predicate, quantity: Quantity): QueryIntent | undefined {
  const { kind: noun } = frame.nouns;
  const named = (noun?.kinds ?? []).filter(({ domain }) => predicate.domains?.includes(domain));
  const sensors = named.length || !noun ? [] : (SENSOR_NOUNS.get(noun.noun) ?? []);
  const fitting = named.length || !predicate.domains?.includes('binary_sensor') ? named : sensors;
  // What can be locked is a lock; what is open is a door, not its lock.
  const isLocking = predicate.is === 'locked' || predicate.is === 'unlocked';
  const kinds = fitting.filter(({ domain }) => fitting.length < 2 || (domain === 'lock') === isLocking);
  const place = placeOfNouns(frame.nouns) ?? 'home';
  const found: { readonly kind: Kind; readonly entities: readonly Entity[] }[] = [];
  for (const kind of kinds) {
    // "Curtains" are curtains where there are some, and any cover only where not.
    if (found.some((other) => other.kind.domain === kind.domain)) continue;
    const entities = entitiesOf(kind, place, part.lexicon, part.context.area);
    if (entities.length) found.push({ kind, entities });
  }
  // Devices that are called so, whatever class the hub gives them; and where there is none, that is the answer.
  for (const { domain } of found.length ? [] : kinds) {
    const entities = entitiesOf({ domain }, place, part.lexicon, part.context.area).filter(
      ({ name }) => noun !== undefined && name.toLowerCase().endsWith(noun.noun),
    );
    if (entities.length && !found.length) found.push({ kind: { domain }, entities });
  }
  const [first] = kinds;
  if (!found.length && first) found.push({ kind: first, entities: [] });
  return aboutKinds(found, place, placeSlots(frame.nouns), predicate, quantity);
}

function aboutKinds(
  found: readonly { readonly kind: Kind; readonly entities: readonly Entity[] }[],
  place: Place,
  where: Slots,
  predicate: Predicate,
  quantity: Quantity,
): QueryIntent | undefined {
  const [first] = found;
  if (!first) return undefined;
  const only = found.length === 1;
  const ids = found.flatMap(({ entities }) => entities.map(({ id }) => id));
  const target = only ? ({ kind: first.kind, in: place } as const) : { entities: ids };
  const { domain, class: deviceClass } = first.kind;
  const what = only
    ? { domain, ...(deviceClass === undefined ? {} : { device_class: deviceClass }) }
    : { domain: found.map(({ kind }) => kind.domain) };
  const state = only && domain === 'binary_sensor' ? predicate.binary : predicate.is;
  return query({ ...where, ...what, state }, ids, target, predicate, quantity);
}

/** "Is anything on", "is everything locked upstairs": whatever has such a state. */
function anything(part: Saying, predicate: Predicate, quantity: Quantity): QueryIntent | undefined {
  const frame = readFrameOf(part);
  if (!frame || frame.nouns.entities.length || frame.nouns.kind) return undefined;
  const place = placeOfNouns(frame.nouns) ?? 'home';
  const domains = ALL_DOMAINS.filter((domain) => predicate.domains?.includes(domain));
  const found = domains
    .map((domain) => ({ kind: { domain }, entities: entitiesOf({ domain }, place, part.lexicon, part.context.area) }))
    .filter(({ entities }) => entities.length);
  return aboutKinds(found, place, placeSlots(frame.nouns), predicate, quantity);
}

/** "Is there any motion in the hall", "is smoke detected anywhere": the sensors for it. */
function readSensed(part: Saying, alone: boolean): QueryIntent | undefined {
  const noun = [2, 1].map((length) => part.tokens.slice(0, length)).find((tokens) => SENSED.has(stemsOf(tokens)));
  const classes = noun && SENSED.get(stemsOf(noun));
  if (!noun || !classes) return undefined;
  const rest = part.tokens.slice(noun.length);
  const left = rest.filter(({ norm }) => !DETECTED.has(norm));
  if (!alone && left.length === rest.length) return undefined;
  return sensing({ ...part, tokens: left }, classes, 'on');
}

const DETECTED = new Set(['detected', 'being', 'sensed', 'present', 'available']);
const stemsOf = (tokens: readonly Token[]): string => tokens.map(({ stem }) => stem).join(' ');

/** The sensors of the first of the classes that there are, in the place that is left to say, if it says but a place. */
function sensing(
  part: Saying,
  classes: readonly string[],
  binary: 'on' | 'off',
  said = 'detecting it',
): QueryIntent | undefined {
  const frame = readFrameOf(part);
  if (!frame || frame.nouns.entities.length || frame.nouns.kind || frame.nouns.pronoun) return undefined;
  const place = placeOfNouns(frame.nouns) ?? 'home';
  for (const deviceClass of classes) {
    const kind = { domain: 'binary_sensor', class: deviceClass };
    const entities = entitiesOf(kind, place, part.lexicon, part.context.area);
    if (!entities.length) continue;
    const predicate: Predicate = { said, is: binary, binary, domains: ['binary_sensor'] };
    return aboutKinds([{ kind, entities }], place, placeSlots(frame.nouns), predicate, 'any');
  }
  return undefined;
}

function query(
  slots: Slots,
  targets: readonly string[],
  target: QueryIntent['target'],
  { said, is, binary }: Predicate,
  quantity: Quantity,
): QueryIntent {
  const state =
    ['on', 'off'].includes(is) && said.split(' ').length > 1
      ? is
      : said === 'shut' || said === 'close'
        ? 'closed'
        : said;
  return { kind: 'query', name: 'HassGetState', slots, targets, target, asks: { state, quantity, binary } };
}
