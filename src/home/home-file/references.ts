import type { Path, Problem } from './problem.ts';
import type { HomeFileContent } from './schema.ts';

/** What the schema cannot see: names that point at nothing, and names that are given twice. */
export function checkReferences(home: HomeFileContent): readonly Problem[] {
  const floors = new Set((home.floors ?? []).map((floor) => floor.name));
  const areas = new Set((home.areas ?? []).map((area) => area.name));
  const problems: Problem[] = [];
  const expect = (name: string | undefined, known: ReadonlySet<string>, kind: string, path: Path): void => {
    if (name === undefined || known.has(name)) return;
    problems.push({ path, message: `there is no ${kind} "${name}"${suggest(name, known)}` });
  };

  problems.push(...duplicates(home.floors ?? [], 'floors', 'name'));
  problems.push(...duplicates(home.areas ?? [], 'areas', 'name'));
  problems.push(...duplicates(home.zones ?? [], 'zones', 'name'));
  problems.push(...duplicates(home.satellites ?? [], 'satellites', 'site_id'));
  problems.push(...duplicates(home.entities, 'entities', 'entity_id'));
  home.areas?.forEach((area, i) => {
    expect(area.floor, floors, 'floor', ['areas', i, 'floor']);
  });
  home.satellites?.forEach((satellite, i) => {
    expect(satellite.area, areas, 'area', ['satellites', i, 'area']);
  });
  home.entities.forEach((entity, i) => {
    expect(entity.area, areas, 'area', ['entities', i, 'area']);
  });
  return problems;
}

function duplicates<K extends string>(items: readonly Record<K, string>[], section: string, key: K): Problem[] {
  const seen = new Set<string>();
  return items.flatMap((item, i) => {
    const name = item[key];
    if (seen.has(name)) return [{ path: [section, i, key], message: `${key} "${name}" is given twice` }];
    seen.add(name);
    return [];
  });
}

function suggest(name: string, known: ReadonlySet<string>): string {
  const alike = [...known].find((other) => other.toLowerCase() === name.toLowerCase());
  if (alike !== undefined) return `; did you mean "${alike}"?`;
  return known.size === 0 ? '' : ` (there are: ${[...known].join(', ')})`;
}
