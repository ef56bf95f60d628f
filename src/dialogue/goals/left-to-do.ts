import type { Entity } from '../../domain/home.ts';
import type { Intent } from '../../domain/meaning.ts';
import type { Deed } from '../../domain/remark.ts';
import type { Setting } from '../../domain/setting.ts';
import { captureSetting } from '../capture.ts';
import type { Acting } from '../conversation.ts';
import { planActs } from '../plan-acts.ts';
import { lengthOf } from '../skills/time-moment.ts';
import type { DialogueTools, Speaker } from '../tools.ts';

/**
 * What is left to do of some intents: undefined where it is all so already, where a part of it needs a yes of its own, or
 * where nothing here can do it. The deeds are empty for what devices have no part in.
 */
export function leftToDo(
  intents: readonly Intent[],
  tools: DialogueTools,
  speaker: Speaker,
): { readonly deeds: readonly Deed[] } | undefined {
  const acting = intents.filter((intent): intent is Acting => intent.kind === 'set' || intent.kind === 'use');
  if (acting.length < intents.length)
    return acting.length === 0 && intents.every((one) => isNew(one, tools, speaker)) ? { deeds: [] } : undefined;
  const planned = planActs(acting, tools, speaker);
  if (planned.sensitive.length > 0 || planned.calls.length === 0) return undefined;
  const entities = new Map(tools.home().entities.map((entity) => [entity.id, entity]));
  const isOpen = acting.some((intent) => {
    if (intent.kind === 'use') return true;
    return intent.targets.some((id) => {
      const entity = entities.get(id);
      return entity !== undefined && isThere(entity) && !isSo(entity, intent.setting);
    });
  });
  return isOpen ? { deeds: planned.deeds } : undefined;
}

const isThere = ({ state }: Entity): boolean => state !== 'unavailable' && state !== 'unknown';

/** Whether a device is as a setting has it, as far as its state tells. */
function isSo(entity: Entity, setting: Setting): boolean {
  const now = captureSetting(entity);
  if (!now) return true;
  if (now.position !== undefined && setting.state !== undefined)
    return setting.state === 'closed' ? now.position === 0 : setting.state === 'open' && now.position > 0;
  return Object.entries(setting).every(([key, value]) => now[key as keyof Setting] === value);
}

/** A timer of the same length that runs here already is not offered again. */
function isNew(intent: Intent, { schedule }: DialogueTools, { site }: Speaker): boolean {
  if (intent.kind !== 'skill') return false;
  if (intent.name !== 'HassStartTimer') return true;
  const length = lengthOf(intent.slots);
  return length > 0 && !schedule.all().some((one) => one.site === site && one.lengthMs === length);
}
