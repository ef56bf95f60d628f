import type { Call } from '../../domain/call.ts';
import { deedsOf } from '../lasting.ts';
import type { DialogueTools } from '../tools.ts';
import { restore } from '../undo.ts';
import type { Appointment } from './time-schedule.ts';

/** The time of something that was to last for a while is up: devices are put back. What would need a yes is told instead. */
export async function putBack(
  { before = [] }: Appointment,
  tools: DialogueTools,
): Promise<{ say: string; quiet: boolean; calls: readonly Call[] }> {
  const { entities } = tools.home();
  const names = new Map(entities.map((entity) => [entity.id, entity]));
  const { calls, devices, failure } = await restore(before, tools);
  if (failure !== undefined) return { say: tools.word({ say: 'failed', reason: failure }), quiet: false, calls };
  const there = before.filter(({ entity }) => names.has(entity));
  const done = there.filter(({ entity }) => devices.includes(names.get(entity)?.name ?? ''));
  const left = there.filter(({ entity }) => !devices.includes(names.get(entity)?.name ?? ''));
  const guarded = left.filter(({ entity, set }) => {
    const device = names.get(entity);
    const home = tools.home();
    return device !== undefined && tools.sensitive(tools.plan(set, [device], home).calls, home).length > 0;
  });
  const said = done.length
    ? tools.word({ say: 'done', deeds: deedsOf(done, names), concepts: [], leftOut: [], gone: [] })
    : '';
  const asks = deedsOf(guarded, names).map(({ devices: held }) => `the ${held.join(' and the ')}`);
  const asked = asks.length
    ? `The time for ${asks.join(' and ')} is up. I don't undo that unasked: say it if you want it.`
    : '';
  return { say: [said, asked].filter(Boolean).join(' '), quiet: guarded.length === 0, calls };
}
