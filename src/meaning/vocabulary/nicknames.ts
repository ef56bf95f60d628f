import type { Definition } from '../../domain/concept.ts';
import type { Home } from '../../domain/home.ts';

/** What hearing needs to know of a taught concept. */
export interface TaughtName {
  readonly name: string;
  readonly otherNames?: readonly string[];
  readonly saidAs?: readonly string[];
  readonly definition?: Definition;
  readonly taught?: { readonly at: string };
}

/** More names at once than that would take the recogniser more than a second to get ready for. */
const MOST_HEARD = 300;

/** The names that can be heard: all of them, or those taught last. The others can still be typed, and used by what is taught. */
export function heardNames<T extends TaughtName>(taught: readonly T[]): readonly T[] {
  if (taught.length <= MOST_HEARD) return taught;
  const age = ({ taught: when }: T): string => when?.at ?? '';
  return [...taught].sort((one, other) => (age(one) < age(other) ? 1 : -1)).slice(0, MOST_HEARD);
}

/** Every name of something taught. */
export const namesOf = ({ name, otherNames = [] }: TaughtName): readonly string[] => [name, ...otherNames];

/** Whether it is another name of devices or of a place, rather than something to do. */
export const isNickname = ({ definition }: TaughtName): boolean => definition?.kind === 'name';

/** The home with its taught names among the others, so that "turn on the nook" can be said wherever the lamp's name can. */
export function withNicknames(home: Home, taught: readonly TaughtName[]): Home {
  const byEntity = new Map<string, string[]>();
  const byPlace = new Map<string, string[]>();
  for (const one of taught) {
    if (one.definition?.kind !== 'name') continue;
    const { means } = one.definition;
    if ('entities' in means) for (const id of means.entities) keep(byEntity, id, namesOf(one));
    else if ('in' in means && typeof means.in === 'object')
      keep(byPlace, 'area' in means.in ? means.in.area : means.in.floor, namesOf(one));
  }
  const named = <T extends { readonly aliases: readonly string[] }>(thing: T, more: readonly string[] = []): T =>
    more.length ? { ...thing, aliases: [...thing.aliases, ...more] } : thing;
  if (!byEntity.size && !byPlace.size) return home;
  return {
    ...home,
    areas: home.areas.map((area) => named(area, byPlace.get(area.name))),
    floors: home.floors.map((floor) => named(floor, byPlace.get(floor.name))),
    entities: home.entities.map((entity) => named(entity, byEntity.get(entity.id))),
  };
}

function keep(names: Map<string, string[]>, key: string, more: readonly string[]): void {
  const known = names.get(key);
  if (known) known.push(...more);
  else names.set(key, [...more]);
}
