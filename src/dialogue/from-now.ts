import type { Definition } from '../domain/concept.ts';
import type { Entity } from '../domain/home.ts';
import { captureSetting } from './capture.ts';
import type { DialogueTools, Speaker } from './tools.ts';

/** The kinds of devices that people set by hand, and that make what a room is like. */
const SET_BY_HAND = new Set([
  'light',
  'switch',
  'fan',
  'cover',
  'climate',
  'media_player',
  'lock',
  'valve',
  'input_boolean',
  'humidifier',
]);
/** What a lock is like is no part of how a room is. */
const OF_A_ROOM = new Set([...SET_BY_HAND].filter((domain) => domain !== 'lock'));

export const isSetByHand = ({ domain }: Entity): boolean => SET_BY_HAND.has(domain);

/**
 * "The way it is now": the settings of devices, as they stand; of one device for any of its kind. Where no device was
 * spoken of it is those of the room.
 */
export function definitionFromNow(
  targets: readonly string[],
  tools: DialogueTools,
  speaker: Speaker,
): Definition | undefined {
  const { entities } = tools.home();
  const meant = targets.length
    ? targets.flatMap((id) => entities.find((one) => one.id === id) ?? [])
    : entities.filter(({ area, domain }) => area !== undefined && area === speaker.area && OF_A_ROOM.has(domain));
  return definitionOf(meant, targets.length > 0);
}

/** The settings of these devices; of a single one that was spoken of, for any of its kind. */
export function definitionOf(devices: readonly Entity[], open: boolean): Definition | undefined {
  const captured = devices.flatMap((entity) => {
    const set = captureSetting(entity);
    return set ? [{ entity, set }] : [];
  });
  const [first, ...others] = captured;
  if (!first) return undefined;
  if (open && !others.length)
    return { kind: 'setting', steps: [{ target: { asked: { domain: first.entity.domain } }, set: first.set }] };
  return { kind: 'procedure', steps: captured.map(({ entity, set }) => ({ target: { entities: [entity.id] }, set })) };
}
