import type { Kind, Place, Target } from '../domain/concept.ts';
import type { Entity } from '../domain/home.ts';
import type { Context } from '../domain/meaning.ts';
import type { Frame, Nouns } from './frame.ts';
import { hasNouns } from './frame.ts';
import type { Lexicon } from './lexicon.ts';
import { entitiesOf, isOfKind, resolveTarget } from './resolve.ts';
import { singular } from './tokens.ts';
import { GENERIC } from './words/kinds.ts';

/** Which devices a noun phrase means. */
export type Meant =
  | { readonly outcome: 'found'; readonly target: Target; readonly ids: readonly string[] }
  | { readonly outcome: 'ambiguous'; readonly choices: readonly string[] }
  | { readonly outcome: 'missing'; readonly what: string }
  | { readonly outcome: 'none' };

/**
 * Finds the devices that a clause speaks of. `domains` are those that its verb and setting make sense for, likeliest
 * first. The speaker's room decides between devices of one name; what stays open is ambiguous.
 */
export function findTarget(frame: Frame, domains: readonly string[], lexicon: Lexicon, context: Context): Meant {
  const { nouns } = frame;
  const meant = findNouns(nouns, domains, lexicon, context);
  if (meant.outcome !== 'found' || !hasNouns(frame.except)) return meant;
  const spared = sparedBy(frame.except, domains, lexicon, context);
  const target: Target =
    'kind' in meant.target
      ? { ...meant.target, except: [...spared] }
      : { entities: meant.ids.filter((id) => !spared.has(id)) };
  return { outcome: 'found', target, ids: meant.ids.filter((id) => !spared.has(id)) };
}

function sparedBy(except: Nouns, domains: readonly string[], lexicon: Lexicon, context: Context): ReadonlySet<string> {
  const { kind: _kind, ...named } = except;
  // "Except the TV and the kettle": the one is a kind, the other a name, and both are spared.
  const both = except.entities.length && except.kind ? [named, { ...except, entities: [] }] : [except];
  const found = both.map((nouns) => findNouns({ ...nouns, every: true }, domains, lexicon, context));
  return new Set(found.flatMap((meant) => (meant.outcome === 'found' ? meant.ids : [])));
}

function findNouns(nouns: Nouns, domains: readonly string[], lexicon: Lexicon, context: Context): Meant {
  if (nouns.entities.length) return findNamed(nouns, domains, lexicon, context);
  if (nouns.kind) return findKind(nouns, nouns.kind, domains, lexicon, context);
  const place = placeOf(nouns);
  if (place && (nouns.area || nouns.floor || nouns.here || nouns.home)) {
    return findFirstKind(
      domains.map((domain) => ({ domain })),
      place,
      lexicon,
      context,
      'devices',
    );
  }
  if (nouns.pronoun) {
    const ids = [
      ...new Set((context.focus ?? []).slice(nouns.pronoun === 'one' ? -1 : 0).flatMap((intent) => intent.targets)),
    ];
    return ids.length ? { outcome: 'found', target: { entities: ids }, ids } : { outcome: 'none' };
  }
  return { outcome: 'none' };
}

/** What a device is switched by or plays may be said beside its name. */
const AROUND = new Set(['switch', 'plug', 'outlet', 'socket', 'music', 'media', 'song', 'cover', 'heat', 'heating']);

function findNamed(nouns: Nouns, domains: readonly string[], lexicon: Lexicon, context: Context): Meant {
  const chosen: string[] = [];
  for (const phrase of nouns.entities) {
    let options = phrase.flatMap((id) => lexicon.entities.get(id) ?? []);
    const narrow = (test: (entity: Entity) => boolean): void => {
      const kept = options.filter(test);
      if (kept.length) options = kept;
    };
    // "The desk lamp in the kitchen", where it stands in the office: not there. Where a device is may be unknown.
    const { area, floor } = nouns;
    const missing = (options[0] && options.length === 1 ? options[0].name : undefined) ?? 'such device';
    if (area) options = options.filter((entity) => entity.area === undefined || entity.area === area);
    if (floor)
      options = options.filter((entity) => entity.area === undefined || (floorOf(entity, lexicon) ?? floor) === floor);
    if (!options.length) return { outcome: 'missing', what: missing };
    if (area) narrow((entity) => entity.area === area);
    if (floor) narrow((entity) => floorOf(entity, lexicon) === floor);
    const kinds = nouns.kind?.kinds;
    if (kinds) {
      // "The fan light" is no fan.
      if (
        !AROUND.has(nouns.kind?.noun ?? '') &&
        !options.some(({ domain }) => kinds.some((kind) => kind.domain === domain))
      )
        return { outcome: 'missing', what: nouns.kind?.noun ?? 'device' };
      narrow((entity) => kinds.some((kind) => isOfKind(entity, kind)));
    }
    if (!nouns.every && !lexicon.together.has(phrase.join(' '))) {
      narrow((entity) => domains.includes(entity.domain));
      narrow((entity) => entity.area === context.area);
      if (options.length > 1) return { outcome: 'ambiguous', choices: options.map(({ id }) => id) };
    }
    chosen.push(...options.map(({ id }) => id));
  }
  return chosen.length ? { outcome: 'found', target: { entities: chosen }, ids: chosen } : { outcome: 'none' };
}

function findKind(
  nouns: Nouns,
  kind: NonNullable<Nouns['kind']>,
  domains: readonly string[],
  lexicon: Lexicon,
  context: Context,
): Meant {
  const fitting = kind.kinds.filter(({ domain }) => domains.includes(domain));
  const kinds = fitting.length ? fitting : kind.kinds;
  const stated = placeOf(nouns);
  const place: Place = stated ?? (nouns.every || context.area === undefined ? 'home' : 'here');
  const generic = GENERIC.has(kind.noun);
  if (!generic) {
    const named = entitiesNamed(kind.noun, kinds, place, lexicon, context.area);
    if (named.length === 1 || (named.length && (kind.plural || nouns.every)))
      return asKind(named, kind.noun, kinds, place, lexicon, context);
    if (named.length > 1) return { outcome: 'ambiguous', choices: named.map(({ id }) => id) };
    const elsewhere = stated
      ? []
      : lexicon.home.entities.filter(
          (entity) => namesOf(entity).includes(kind.noun) && kinds.some((one) => one.domain === entity.domain),
        );
    if (elsewhere.length === 1) return found(elsewhere);
  }
  const all = findFirstKind(kinds, place, lexicon, context, kind.noun);
  if (all.outcome === 'found') {
    if (!generic && !kind.plural && !nouns.every && all.ids.length > 1)
      return { outcome: 'ambiguous', choices: all.ids };
    return all;
  }
  if (stated) return all;
  // Nothing of the kind here: the only one in the house is meant.
  const anywhere = findFirstKind(kinds, 'home', lexicon, context, kind.noun);
  if (anywhere.outcome !== 'found') return anywhere;
  if (anywhere.ids.length === 1) return anywhere;
  const called = generic ? [] : entitiesNamed(kind.noun, kinds, 'home', lexicon, context.area);
  return called.length === 1 ? found(called) : { outcome: 'ambiguous', choices: anywhere.ids };
}

function findFirstKind(kinds: readonly Kind[], place: Place, lexicon: Lexicon, context: Context, what: string): Meant {
  for (const kind of kinds) {
    const all = resolveTarget({ kind, in: place }, lexicon, context.area);
    const ids = all.filter((id) => mayPassFor(lexicon.entities.get(id), kind, kinds));
    if (ids.length)
      return { outcome: 'found', target: ids.length < all.length ? { entities: ids } : { kind, in: place }, ids };
  }
  return { outcome: 'missing', what };
}

/** Covers that nobody calls blinds or curtains. */
const NO_BLINDS: ReadonlySet<unknown> = new Set(['garage', 'gate', 'door', 'window', 'damper', 'awning']);

/** Where there is no TV, "the TV" is some player of which no more is known, but never a speaker; "the blinds" are no gate. */
function mayPassFor(entity: Entity | undefined, { domain, class: own }: Kind, kinds: readonly Kind[]): boolean {
  const is = entity?.attributes.device_class;
  const asked = kinds.find((kind) => kind.domain === domain && kind.class !== undefined)?.class;
  if (own !== undefined || asked === undefined || is === undefined) return true;
  if (domain === 'media_player') return asked !== 'tv' && is !== 'tv';
  return domain !== 'cover' || !NO_BLINDS.has(is) || kinds.some((kind) => kind.class === is);
}

/** Devices of the kinds in the place whose name ends with the noun: "the lamp" is the sofa lamp, not the ceiling light. */
function entitiesNamed(
  noun: string,
  kinds: readonly Kind[],
  place: Place,
  lexicon: Lexicon,
  here: string | undefined,
): readonly Entity[] {
  const domains = [...new Set(kinds.map(({ domain }) => domain))];
  const named = domains
    .flatMap((domain) => entitiesOf({ domain }, place, lexicon, here))
    .filter((entity) => namesOf(entity).some((name) => name === noun || name.endsWith(` ${noun}`)));
  const exactly = named.filter((entity) => namesOf(entity).includes(noun));
  return exactly.length ? exactly : named;
}

const NAMES = new WeakMap<Entity, readonly string[]>();

/** What a device is called, in lower case and singular; worked out once for each. */
function namesOf(entity: Entity): readonly string[] {
  const known = NAMES.get(entity);
  if (known) return known;
  const names = [entity.name, ...entity.aliases].map((name) =>
    name
      .toLowerCase()
      .split(/[\s-]+/)
      .map(singular)
      .join(' '),
  );
  NAMES.set(entity, names);
  return names;
}

/**
 * "The fan", where it is the only one here, is a fan in this room, and elsewhere another one; "the TV", where a device
 * is called just that, stays that device.
 */
function asKind(
  named: readonly Entity[],
  noun: string,
  kinds: readonly Kind[],
  place: Place,
  lexicon: Lexicon,
  context: Context,
): Meant {
  const all = findFirstKind(kinds, place, lexicon, context, noun);
  const ids = named.map(({ id }) => id);
  const byName = named.some((entity) => namesOf(entity).includes(noun));
  if (!byName && all.outcome === 'found' && all.ids.length === ids.length && all.ids.every((id) => ids.includes(id)))
    return all;
  return found(named);
}

function found(entities: readonly Entity[]): Meant {
  const ids = entities.map(({ id }) => id);
  return { outcome: 'found', target: { entities: ids }, ids };
}

function placeOf(nouns: Nouns): Place | undefined {
  if (nouns.area) return { area: nouns.area };
  if (nouns.floor) return { floor: nouns.floor };
  if (nouns.here) return 'here';
  return nouns.home ? 'home' : undefined;
}

function floorOf(entity: Entity, lexicon: Lexicon): string | undefined {
  return lexicon.home.areas.find((area) => area.name === entity.area)?.floor;
}
