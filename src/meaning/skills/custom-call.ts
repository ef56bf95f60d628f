import type { Call } from '../../domain/call.ts';
import type { Place } from '../../domain/concept.ts';
import { type CallTarget, type CustomSkill, PLACEHOLDER } from '../../domain/custom-skill.ts';
import type { Json } from '../../domain/home.ts';
import { resolveTarget } from '../resolve.ts';
import type { Saying } from '../saying.ts';
import type { Match } from './custom-match.ts';

/** A slot's value for the call, and as people say it. */
export interface Filled {
  readonly value: string | number;
  readonly said: string | number;
}

export type FilledCall =
  | { readonly outcome: 'call'; readonly call: Call; readonly slots: Readonly<Record<string, Filled>> }
  | { readonly outcome: 'unfilled'; readonly reason: string };

/** The service call that a sentence comes to: the template with what was said, or the defaults. */
export function fillCall(match: Match, saying: Saying): FilledCall {
  const { skill } = match.compiled;
  const slots = withDefaults(skill, match.slots, saying);
  const ids = targetIds(skill.call.target, slots, saying);
  if (typeof ids === 'string') return { outcome: 'unfilled', reason: ids };
  const { domain, service } = skill.call;
  const data = fillAll(skill.call.data, slots);
  return { outcome: 'call', call: { domain, service, target: { entity_id: ids }, data }, slots };
}

function withDefaults(
  skill: CustomSkill,
  said: Readonly<Record<string, Filled>>,
  { context, lexicon }: Saying,
): Readonly<Record<string, Filled>> {
  const slots: Record<string, Filled> = { ...said };
  for (const [name, slot] of Object.entries(skill.slots)) {
    if (Object.hasOwn(slots, name) || slot.default === undefined) continue;
    const value = slot.takes.type === 'area' && slot.default === 'here' ? context.area : slot.default;
    if (value === undefined) continue;
    const device = slot.takes.type === 'device' ? lexicon.entities.get(String(value))?.name : undefined;
    slots[name] = { value, said: device ?? value };
  }
  return slots;
}

/** The devices of a call, or why there are none. */
function targetIds(
  target: CallTarget,
  slots: Readonly<Record<string, Filled>>,
  saying: Saying,
): readonly string[] | string {
  if ('entities' in target) {
    const ids = target.entities.map((id) => fillText(id, slots, 'value'));
    return ids.some((id) => id === undefined) ? "I don't know which device you mean." : ids.flatMap((id) => id ?? []);
  }
  const where = fillText(target.in, slots, 'value');
  if (where === undefined) return "I don't know which room you mean.";
  const place: Place = where === 'here' || where === 'home' ? where : { area: where };
  const ids = resolveTarget({ kind: target.all, in: place }, saying.lexicon, saying.context.area);
  const noun = (target.all.class ?? target.all.domain).replace(/_/g, ' ');
  return ids.length ? ids : `I can't find a ${noun} there.`;
}

/** A text with its placeholders filled; undefined where one has nothing. */
export function fillText(
  text: string,
  slots: Readonly<Record<string, Filled>>,
  as: 'value' | 'said',
): string | undefined {
  let isWhole = true;
  const filled = text.replace(PLACEHOLDER, (_, name: string) => {
    const slot = Object.hasOwn(slots, name) ? slots[name] : undefined;
    if (!slot) isWhole = false;
    return String(slot?.[as] ?? '');
  });
  return isWhole ? filled : undefined;
}

/** Service data with its placeholders filled; what a slot that was not said would fill is left out. */
function fillJson(value: Json, slots: Readonly<Record<string, Filled>>): Json | undefined {
  if (typeof value === 'string') {
    const whole = /^\{([a-z][a-z0-9_]*)\}$/.exec(value)?.[1];
    return whole === undefined
      ? fillText(value, slots, 'value')
      : Object.hasOwn(slots, whole)
        ? slots[whole]?.value
        : undefined;
  }
  if (Array.isArray(value)) return value.flatMap((item: Json) => fillJson(item, slots) ?? []);
  return typeof value === 'object' && value !== null ? fillAll(value as Readonly<Record<string, Json>>, slots) : value;
}

function fillAll(
  data: Readonly<Record<string, Json>>,
  slots: Readonly<Record<string, Filled>>,
): Readonly<Record<string, Json>> {
  return Object.fromEntries(
    Object.entries(data).flatMap(([key, inside]) => {
      const filled = fillJson(inside, slots);
      return filled === undefined ? [] : [[key, filled]];
    }),
  );
}
