import type { Target } from '../../domain/concept.ts';
import type { Slots } from '../../domain/meaning.ts';
import { hasNouns } from '../frame.ts';
import type { Lexicon } from '../lexicon.ts';
import { readFrame } from '../read-frame.ts';
import { resolveTarget } from '../resolve.ts';
import type { Saying } from '../saying.ts';
import { segment } from '../segment.ts';
import { findTarget } from '../target-phrase.ts';
import type { Stretch } from './core.ts';

/** Devices that words name, wholly understood. `slots` are name, area and floor, as far as they were said. */
export interface Where {
  readonly slots: Slots;
  readonly target: Target;
  readonly targets: readonly string[];
  readonly ambiguous: boolean;
  /** A device or a kind of device was said, not a place alone. */
  readonly named: boolean;
}

const PLAIN = new Set([
  'entity',
  'area',
  'floor',
  'kind',
  'here',
  'home',
  'article',
  'preposition',
  'particle',
  'filler',
  'every',
]);

/**
 * Reads words as devices of certain domains, as a place, or both ("on the TV in the kitchen"). Undefined where a word
 * says something else, or names nothing of these domains.
 */
export function whereIn(
  saying: Saying,
  { from, to }: Stretch,
  domains: readonly [string, ...string[]],
): Where | undefined {
  const { lexicon, context } = saying;
  const pieces = segment(saying.tokens.slice(from, to), lexicon, context);
  if (!pieces.every(({ sense }) => PLAIN.has(sense.is))) return undefined;
  const fits = (id: string): boolean => domains.includes(id.split('.')[0] ?? '');
  for (const { sense } of pieces) {
    if (sense.is === 'entity' && !sense.ids.some(fits)) return undefined;
    if (sense.is === 'kind' && !sense.kinds.some(({ domain }) => domains.includes(domain))) return undefined;
    if (sense.is === 'particle' && sense.to !== 'on') return undefined;
  }
  const frame = readFrame(pieces);
  const { nouns } = frame;
  if (!hasNouns(nouns) || frame.unknown.length) return undefined;
  const meant = findTarget(frame, domains, lexicon, context);
  const place = placeSlots(nouns.area, nouns.floor);
  const named = nouns.entities.length > 0 || nouns.kind !== undefined;
  if (meant.outcome === 'ambiguous')
    return { slots: place, target: { entities: [...meant.choices] }, targets: meant.choices, ambiguous: true, named };
  if (meant.outcome !== 'found') return undefined;
  const targets = meant.ids.filter(fits);
  if (!targets.length) return undefined;
  const byName =
    nouns.entities.length > 0 ||
    !(nouns.area ?? nouns.floor) ||
    targets.every((id) => isCalled(lexicon, id, nouns.kind?.noun));
  const names =
    'entities' in meant.target && named && byName ? targets.map((id) => lexicon.entities.get(id)?.name ?? id) : [];
  const name = names.length === 1 ? names[0] : undefined;
  const slots = { ...place, ...(names.length ? { name: name ?? names } : {}) };
  return { slots, target: meant.target, targets, ambiguous: false, named };
}

function isCalled(lexicon: Lexicon, id: string, noun: string | undefined): boolean {
  const entity = lexicon.entities.get(id);
  return entity !== undefined && [entity.name, ...entity.aliases].some((name) => name.toLowerCase() === noun);
}

function placeSlots(area: string | undefined, floor: string | undefined): Slots {
  return { ...(area === undefined ? {} : { area }), ...(floor === undefined ? {} : { floor }) };
}

/** All devices of a domain here, or in the whole home where there is none here. */
export function anyOf(
  saying: Saying,
  domain: string,
): { readonly target: Target; readonly targets: readonly string[] } {
  const here: Target = { kind: { domain }, in: 'here' };
  const home: Target = { kind: { domain }, in: 'home' };
  const { lexicon, context } = saying;
  const near = context.area === undefined ? [] : resolveTarget(here, lexicon, context.area);
  if (near.length) return { target: here, targets: near };
  return { target: home, targets: resolveTarget(home, lexicon, context.area) };
}

/** The one player that is there, where there is but one. Of several, the state of things decides. */
export function onlyPlayer(saying: Saying): readonly string[] {
  const { targets } = anyOf(saying, 'media_player');
  return targets.length === 1 ? targets : [];
}

/** A room or a floor that words name wholly ("the kitchen", "upstairs", "this room"). */
export function placeIn(
  saying: Saying,
  { from, to }: Stretch,
): { readonly area: string } | { readonly floor: string } | undefined {
  const pieces = segment(saying.tokens.slice(from, to), saying.lexicon, saying.context).filter(
    ({ sense }) => !['article', 'preposition', 'filler', 'particle'].includes(sense.is),
  );
  const only = pieces.length === 1 ? pieces[0]?.sense : undefined;
  if (only?.is === 'area') return { area: only.area };
  if (only?.is === 'floor') return { floor: only.floor };
  const here = saying.context.area;
  return only?.is === 'here' && here !== undefined ? { area: here } : undefined;
}
