import type { Definition, Step } from '../domain/concept.ts';
import type { Setting } from '../domain/setting.ts';

const LIMITS: Readonly<Record<string, readonly [number, number]>> = {
  temperature: [-50, 100],
  color_temp_kelvin: [1000, 12_000],
};

/**
 * A definition with what was said of it since: "change study mode to eighty percent" replaces the parts that are named
 * anew, "a bit brighter" shifts what is stored. Steps for other devices are added.
 */
export function revise(definition: Definition, change: Definition): Definition {
  if (definition.kind === 'name' || change.kind === 'name') return change;
  const steps: Step[] = [...definition.steps];
  for (const step of change.steps) {
    const at = steps.findIndex((old) => 'set' in old && 'set' in step && sameTarget(old, step));
    const old = steps[at];
    if (old && 'set' in old && 'set' in step) steps[at] = { ...old, set: reviseSetting(old.set, step.set) };
    else steps.push(step);
  }
  return { ...definition, steps };
}

function sameTarget(old: Step, step: Step): boolean {
  const asked = old.target && 'asked' in old.target && step.target && 'asked' in step.target;
  return Boolean(asked) || JSON.stringify(old.target) === JSON.stringify(step.target);
}

/** Shifts or replaces the parts of a setting. A shift of something that was never set stays a shift. */
function reviseSetting(old: Setting, change: Setting): Setting {
  const { by, ...said } = change;
  const absolute = inPlace(old, said);
  const revised: Record<string, unknown> = { ...old, ...absolute };
  const left: Record<string, number> = {};
  for (const [field, amount] of Object.entries(by ?? {})) {
    const key = standIn(old, field);
    const value = old[key as keyof Setting];
    if (typeof value === 'number') {
      const [low, high] = LIMITS[key] ?? [1, 100];
      revised[key] = Math.round(Math.min(high, Math.max(low, value + amount)) * 10) / 10;
    } else left[field] = amount;
  }
  if (Object.keys(left).length) revised.by = { ...old.by, ...left };
  if ('brightness_pct' in absolute) delete revised.level;
  if ('level' in absolute) delete revised.brightness_pct;
  return revised as Setting;
}

const LEVELS = ['brightness_pct', 'percentage', 'volume_pct', 'position'] as const;

/** A plain "eighty percent" is said of what the concept has already: fan speed, volume, position or brightness. */
function inPlace(old: Setting, change: Setting): Setting {
  const { level, ...rest } = change;
  const place =
    level !== undefined && old.level === undefined ? LEVELS.find((key) => old[key] !== undefined) : undefined;
  return place === undefined ? change : { ...rest, [place]: level };
}

/** "To 60 percent" and "brightness 60 percent" are the same thing said of a light. */
function standIn(old: Setting, field: string): string {
  if (old[field as keyof Setting] !== undefined) return field;
  const level = ['brightness_pct', 'position', 'percentage', 'volume_pct'];
  if (level.includes(field) && old.level !== undefined) return 'level';
  if (field === 'level') return level.find((other) => old[other as keyof Setting] !== undefined) ?? field;
  return field;
}
