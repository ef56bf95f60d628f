import { isRecord, type PartialOptions } from './check.ts';
import { spell, variableOf } from './schema-part.ts';

/** An option that has another name now. */
export interface Renamed {
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/**
 * Old names, which are understood for as long as they stand here. An add-on's form keeps an old name too (as optional),
 * since the Supervisor drops what the form does not have. Nothing was renamed so far.
 */
export const RENAMED: readonly Renamed[] = [];

/**
 * Puts what stands at old names to the new ones; where both are written, the new one holds.
 * @param value what a source says, not checked yet
 * @returns the value with new names, and a line for each old one that was found
 */
export function withNewNames(
  value: unknown,
  renamed: readonly Renamed[] = RENAMED,
): { readonly value: unknown; readonly notes: readonly string[] } {
  const notes: string[] = [];
  let now = value;
  for (const { from, to } of renamed) {
    const found = valueAt(now, from);
    if (found === undefined || !isRecord(now)) continue;
    notes.push(`The option ${spell(from)} is called ${spell(to)} now; the old name is still understood.`);
    const rest = put(now, from, undefined);
    now = valueAt(rest, to) === undefined ? put(rest, to, found) : rest;
  }
  return { value: now, notes };
}

/** The variables that old names had, with the paths that they mean now. */
export function oldVariables(renamed: readonly Renamed[] = RENAMED): ReadonlyMap<string, Renamed> {
  return new Map(renamed.map((one) => [variableOf(one.from), one]));
}

/** What stands at a path, or undefined. */
export function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((here, key) => (isRecord(here) ? here[key] : undefined), value);
}

/** A copy with a value at a path; undefined takes it away, and groups that it leaves empty as well. */
export function put(options: PartialOptions, path: readonly string[], value: unknown): PartialOptions {
  const [key = '', ...rest] = path;
  const inner = options[key];
  const next = rest.length === 0 ? value : put(isRecord(inner) ? inner : {}, rest, value);
  const isGone = next === undefined || (value === undefined && isRecord(next) && Object.keys(next).length === 0);
  const { [key]: _, ...others } = options;
  return isGone ? others : { ...others, [key]: next };
}
