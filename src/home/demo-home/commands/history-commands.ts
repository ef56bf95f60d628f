import type { Json } from '../../../domain/home.ts';
import type { Recorded } from '../recorder.ts';
import { badFormat, type Command, type CommandResult, type Message } from './command.ts';

/** The recorder's and the logbook's commands, by message type. */
export const historyCommands: Readonly<Record<string, Command>> = {
  'history/history_during_period': (message, { house }) => {
    const ids = message.entity_ids;
    if (!Array.isArray(ids)) return badFormat("required key not provided @ data['entity_ids']");
    const period = periodOf(message, house.clock.now());
    if ('code' in period) return period;
    const result: Record<string, Json> = {};
    for (const id of ids.filter((one): one is string => typeof one === 'string')) {
      const rows = house.recorder.between(id, period.from, period.to);
      if (rows.length > 0) result[id] = rows.map((row) => compressed(row, message.no_attributes === true));
    }
    return { result };
  },
  'logbook/get_events': (message, { house }) => {
    const period = periodOf(message, house.clock.now());
    if ('code' in period) return period;
    const ids = Array.isArray(message.entity_ids) ? message.entity_ids : house.recorder.entities();
    const rows = ids.flatMap((id) =>
      typeof id === 'string' ? house.recorder.between(id, period.from, period.to).filter(isChange) : [],
    );
    return { result: rows.sort((one, other) => one.state.last_changed - other.state.last_changed).map(entry) };
  },
};

/** The logbook tells changes of state alone. */
const isChange = ({ state }: Recorded): boolean => state.last_changed === state.last_updated;

/** Times in seconds; `lc` only where the state is older than its attributes. */
function compressed({ state }: Recorded, withoutAttributes: boolean): Json {
  const { last_changed: changed, last_updated: updated } = state;
  return {
    s: state.state,
    a: withoutAttributes ? {} : state.attributes,
    lu: updated / 1000,
    ...(changed === updated ? {} : { lc: changed / 1000 }),
  };
}

function entry({ state, context }: Recorded): Json {
  return {
    when: state.last_changed / 1000,
    entity_id: state.entity_id,
    state: state.state,
    name: String(state.attributes.friendly_name ?? state.entity_id),
    ...(context.user_id === null ? {} : { context_user_id: context.user_id }),
    ...(context.parent_id === null ? {} : { context_event_type: 'automation_triggered', context_domain: 'automation' }),
  };
}

function periodOf(
  message: Message,
  now: number,
): Extract<CommandResult, { code: string }> | { readonly from: number; readonly to: number } {
  const from = Date.parse(String(message.start_time));
  if (Number.isNaN(from)) return { code: 'invalid_start_time', message: 'Invalid start_time' };
  const to = message.end_time === undefined ? now + 1 : Date.parse(String(message.end_time));
  if (Number.isNaN(to)) return { code: 'invalid_end_time', message: 'Invalid end_time' };
  return { from, to };
}
