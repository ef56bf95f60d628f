import type { Call } from '../../domain/call.ts';
import type { Entity } from '../../domain/home.ts';
import { callAll } from '../act.ts';
import { settled } from '../conversation.ts';
import { type Turn, turn } from '../turn.ts';
import type { SkillDoer, SkillRequest } from './skill.ts';
import { listed, textSlot } from './words.ts';

/** Feature bits of Home Assistant's vacuums. */
const CLEAN_AREA = 16_384;
const START = 8_192;

/** Sends a vacuum to clean a room, where it can clean single rooms; offers the whole home where it can not. */
export const doCleaning: SkillDoer = async ({ conversation, intents, text, tools }: SkillRequest): Promise<Turn> => {
  const idle = settled(conversation);
  const areas = intents.flatMap(({ slots }) => textSlot(slots, 'area') ?? []);
  const vacuums = tools.home().entities.filter(({ domain, state }) => domain === 'vacuum' && state !== 'unavailable');
  const wanted = new Set(intents.flatMap(({ targets }) => targets));
  const named = wanted.size ? vacuums.filter(({ id }) => wanted.has(id)) : vacuums;
  const able = named.filter((vacuum) => has(vacuum, CLEAN_AREA));
  const [vacuum] = able.length ? able : named;
  const place = listed(areas.map((area) => `the ${area}`));
  if (!vacuum) return turn(idle, { say: 'cannot', reason: 'No vacuum cleaner answers just now.' }, [], intents);
  if (!able.length) return offerAll(named, place);
  if (able.length > 1 && !wanted.size) {
    const names = listed(
      able.map(({ name }) => name),
      'or',
    );
    const reason = `Which one shall clean ${place}: ${names}? Say, for instance: clean ${place} with ${able[0]?.name}.`;
    return turn(idle, { say: 'cannot', reason }, [], intents);
  }
  const made = await callAll([clean(vacuum, areas)], tools);
  if (made.failure) return turn(idle, { say: 'failed', reason: made.failure }, made.calls, intents);
  return turn(idle, { say: 'plainly', text: `Okay, ${vacuum.name} cleans ${place}.` }, made.calls, intents);

  function offerAll(robots: readonly Entity[], rooms: string): Turn {
    const [robot] = robots;
    const names = listed(robots.map(({ name }) => name));
    const cannot = `${names} can't clean single rooms.`;
    if (robots.length > 1 || !robot || !has(robot, START) || !rooms)
      return turn(
        idle,
        { say: 'cannot', reason: `${cannot} Say: start ${robot?.name ?? 'the vacuum'}, to have it clean everywhere.` },
        [],
        intents,
      );
    const calls = [{ domain: 'vacuum', service: 'start', target: { entity_id: [robot.id] }, data: {} }];
    const deeds = [{ devices: [robot.name], set: { state: 'cleaning' } }] as const;
    const pending = { awaits: 'yes', calls, deeds, text, asked: 1 } as const;
    return turn({ ...idle, pending }, { say: 'plainly', text: `${cannot} Shall it clean everywhere?` }, [], intents);
  }
};

/** Home Assistant makes the id of an area from its name. */
function clean(vacuum: Entity, areas: readonly string[]): Call {
  const ids = areas.map((area) =>
    area
      .toLowerCase()
      .normalize('NFKD')
      .replace(/[\u0300-\u036f'\u2019]/g, '')
      .replace(/[^a-z0-9]+/g, '_')
      .replace(/^_+|_+$/g, ''),
  );
  return {
    domain: 'vacuum',
    service: 'clean_area',
    target: { entity_id: [vacuum.id] },
    data: { cleaning_area_id: ids },
  };
}

function has({ attributes }: Entity, feature: number): boolean {
  const features = attributes.supported_features;
  return typeof features === 'number' && (features & feature) !== 0;
}
