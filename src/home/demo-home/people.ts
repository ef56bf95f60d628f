import { Failure } from '../../domain/failure.ts';
import type { Home, Json, Zone } from '../../domain/home.ts';
import type { Patch } from './device.ts';
import { freeId, slug } from './registries.ts';

/** Zones as entities: `zone.home` is the one that is called Home. */
export function zoneStates(
  home: Home,
): ReadonlyMap<string, { readonly zone: Zone; readonly attributes: Readonly<Record<string, Json>> }> {
  const states = new Map<string, { zone: Zone; attributes: Record<string, Json> }>();
  for (const zone of home.zones) {
    const { name, latitude, longitude, radius } = zone;
    const attributes = {
      friendly_name: name,
      latitude,
      longitude,
      radius,
      passive: false,
      persons: [],
      editable: true,
    };
    states.set(freeId(`zone.${slug(name)}`, states), { zone, attributes });
  }
  return states;
}

/** Degrees north of the northernmost zone: some ten kilometres. */
const FAR = 0.1;

/** A position far from every zone; none where there is no zone. */
function farFrom({ zones }: Home): { readonly latitude: number | undefined; readonly longitude: number | undefined } {
  const [first] = zones;
  if (!first) return { latitude: undefined, longitude: undefined };
  const north = Math.max(...zones.map(({ latitude }) => latitude));
  return north + FAR < 90
    ? { latitude: north + FAR, longitude: first.longitude }
    : { latitude: Math.min(...zones.map(({ latitude }) => latitude)) - FAR, longitude: first.longitude };
}

/** What a person's state becomes in a zone (by name, any case), or away from all zones. Throws BAD_USAGE. */
export function personIn(home: Home, zoneName: string): Patch {
  const wanted = zoneName.trim().toLowerCase();
  if (['away', 'not_home', 'nowhere'].includes(wanted)) {
    return { state: 'not_home', attributes: { in_zones: [], ...farFrom(home) } };
  }
  for (const [id, { zone }] of zoneStates(home)) {
    if (zone.name.toLowerCase() !== wanted && id !== wanted) continue;
    const { latitude, longitude } = zone;
    return { state: id === 'zone.home' ? 'home' : zone.name, attributes: { latitude, longitude, in_zones: [id] } };
  }
  if (wanted === 'home') return { state: 'home', attributes: { in_zones: [] } };
  const zones = home.zones.map(({ name }) => name).join(', ');
  throw new Failure(
    'BAD_USAGE',
    `There is no zone "${zoneName}" (there are: ${zones === '' ? 'Home' : zones}, or "away").`,
  );
}
