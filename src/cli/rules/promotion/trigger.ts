import { Failure } from '../../../domain/failure.ts';
import type { Home, Json } from '../../../domain/home.ts';
import { type Args, textOption } from '../../command.ts';
import { nearest } from '../../nearest.ts';

/** The triggers of an automation, from `--at HH:MM` and `--when ENTITY=STATE`. Throws a Failure (BAD_USAGE). */
export function triggersFrom(args: Args, home: Home): readonly Json[] {
  const at = textOption(args, 'at');
  const when = textOption(args, 'when');
  const triggers: Json[] = [];
  if (at !== undefined) {
    const [, hour = '', minute = ''] = /^(\d{1,2}):(\d\d)$/.exec(at) ?? [];
    if (!hour || Number(hour) > 23 || Number(minute) > 59)
      throw new Failure('BAD_USAGE', `--at takes a time like 07:30, not "${at}".`);
    triggers.push({ trigger: 'time', at: `${hour.padStart(2, '0')}:${minute}:00` });
  }
  if (when !== undefined) {
    const [, id = '', state = ''] = /^([a-z_]+\.[a-z0-9_]+)=(.+)$/.exec(when) ?? [];
    if (!id)
      throw new Failure(
        'BAD_USAGE',
        `--when takes an entity and a state, like binary_sensor.hall_motion=on, not "${when}".`,
      );
    if (!home.entities.some((entity) => entity.id === id)) {
      const near = nearest(
        id,
        home.entities.map((entity) => entity.id),
      );
      throw new Failure(
        'BAD_USAGE',
        `There is no ${id} in this home.${near === undefined ? '' : ` Did you mean ${near}?`}`,
      );
    }
    triggers.push({ trigger: 'state', entity_id: id, to: state });
  }
  if (!triggers.length)
    throw new Failure('BAD_USAGE', 'An automation needs a trigger: give --at HH:MM, or --when ENTITY=STATE, or both.');
  return triggers;
}
