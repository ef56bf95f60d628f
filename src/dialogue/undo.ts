import type { Call } from '../domain/call.ts';
import { callAll } from './act.ts';
import { type Conversation, type LastAct, settled } from './conversation.ts';
import { stopDoing } from './habits/stop.ts';
import type { DialogueTools } from './tools.ts';
import { type Turn, turn } from './turn.ts';

/** Takes back what came last: what was done, or what was learned. */
export async function undo(conversation: Conversation, tools: DialogueTools): Promise<Turn> {
  const idle = settled(conversation);
  const { last, undoable, learned, planned, ...rest } = idle;
  if (undoable === 'routine') return stopDoing(conversation, tools);
  if (undoable === 'plan') {
    const taken = tools.schedule.all().filter(({ id }) => planned?.includes(id));
    const waiting = tools.reminders?.book.all().filter(({ id }) => planned?.includes(id)) ?? [];
    if (!taken.length && !waiting.length) return turn(idle, { say: 'nothing-to-undo' });
    if (taken.length) await tools.schedule.remove(taken.map(({ id }) => id));
    if (waiting.length) await tools.reminders?.book.remove(waiting.map(({ id }) => id));
    return turn({ ...rest, ...(last ? { last } : {}) }, { say: 'plainly', text: 'Okay, that is cancelled.' });
  }
  if (undoable === 'learning') {
    const concept = await tools.concepts.undo(learned);
    if (concept === undefined) return turn(idle, { say: 'nothing-to-undo' });
    return turn({ ...rest, ...(last ? { last, undoable: 'act' } : {}) }, { say: 'undone', devices: [], concept });
  }
  if (undoable !== 'act' || !last) return turn(idle, { say: 'nothing-to-undo' });
  const restored = await takeBack(last, tools);
  if (restored.failure) return turn(idle, { say: 'failed', reason: restored.failure }, restored.calls);
  return turn({ ...rest, last }, { say: 'undone', devices: restored.devices }, restored.calls);
}

/** Puts devices back, and forgets what was to be put back later. */
export async function takeBack(last: LastAct, tools: DialogueTools): ReturnType<typeof restore> {
  if (last.plans?.length) await tools.schedule.remove(last.plans);
  return restore(last.before, tools);
}

/** Puts devices back to how they were. What would open or unlock something is left as it is. */
export async function restore(
  before: LastAct['before'],
  tools: DialogueTools,
): Promise<{ readonly calls: readonly Call[]; readonly devices: readonly string[]; readonly failure?: string }> {
  const home = tools.home();
  const entities = new Map(home.entities.map((entity) => [entity.id, entity]));
  const planned = before.flatMap(({ entity, set }) => {
    const device = entities.get(entity);
    return device ? tools.plan(set, [device], home).calls.map((call) => ({ call, name: device.name })) : [];
  });
  const guarded = tools.sensitive(
    planned.map(({ call }) => call),
    home,
  );
  const allowed = planned.filter(({ call }) => !guarded.includes(call));
  const made = await callAll(
    allowed.map(({ call }) => call),
    tools,
  );
  return { ...made, devices: [...new Set(allowed.map(({ name }) => name))] };
}
