import type { Call } from '../domain/call.ts';
import type { Entity } from '../domain/home.ts';
import type { Deed, LeftOut } from '../domain/remark.ts';
import type { Setting } from '../domain/setting.ts';
import { captureSetting } from './capture.ts';
import type { Acting } from './conversation.ts';
import { chooseColour } from './other-colour.ts';
import type { Held, PlanningTools, Speaker } from './tools.ts';

/** What some intents come to: calls to make now, calls that need a yes first, and what cannot be done. */
export interface PlannedActs {
  readonly calls: readonly Call[];
  readonly deeds: readonly Deed[];
  readonly sensitive: readonly Call[];
  readonly sensitiveDeeds: readonly Deed[];
  readonly leftOut: readonly LeftOut[];
  readonly unable: readonly Entity[];
  readonly gone: readonly string[];
  readonly missing: readonly string[];
  /** What was left out since a condition does not hold. */
  readonly held: readonly Held[];
  readonly concepts: readonly { readonly id: string; readonly name: string }[];
  readonly before: readonly { readonly entity: string; readonly set: Setting }[];
}

/** Plans intents in their order against the home as it is now. Nothing is called yet. */
export function planActs(intents: readonly Acting[], tools: PlanningTools, speaker: Speaker): PlannedActs {
  const home = tools.home();
  const entities = new Map(home.entities.map((entity) => [entity.id, entity]));
  const calls: Call[] = [];
  const sensitive: Call[] = [];
  const deeds: Deed[] = [];
  const sensitiveDeeds: Deed[] = [];
  const leftOut: LeftOut[] = [];
  const unable: Entity[] = [];
  const gone = new Set<string>();
  const missing = new Set<string>();
  const concepts: { id: string; name: string }[] = [];
  const held: Held[] = [];
  const touched = new Map<string, Setting>();

  const apply = (ids: readonly string[], asked: Setting): void => {
    const devices = ids.flatMap((id) => entities.get(id) ?? []);
    const set = chooseColour(asked, devices);
    const planned = tools.plan(set, devices, home);
    const guarded = tools.sensitive(planned.calls, home);
    const isGuarded = (call: Call): boolean => guarded.includes(call);
    calls.push(...planned.calls.filter((call) => !isGuarded(call)));
    sensitive.push(...guarded);
    const able = devices.filter((device) => !planned.nothing.includes(device));
    const held = new Set(guarded.flatMap((call) => call.target.entity_id));
    const open = able.filter(({ id }) => !held.has(id));
    if (open.length) deeds.push({ devices: open.map(nameOf), set });
    if (held.size) sensitiveDeeds.push({ devices: able.filter(({ id }) => held.has(id)).map(nameOf), set });
    leftOut.push(
      ...planned.leftOut
        .filter(({ entity }) => able.includes(entity))
        .map(({ entity, what }) => ({ device: nameOf(entity), what })),
    );
    unable.push(...planned.nothing);
    for (const device of able) remember(device);
  };
  const remember = (device: Entity): void => {
    const members = device.attributes.entity_id;
    const all =
      Array.isArray(members) && device.domain !== 'scene'
        ? members.flatMap((id) => entities.get(String(id)) ?? [])
        : [device];
    for (const one of all) {
      const set = touched.has(one.id) ? undefined : captureSetting(one);
      if (set) touched.set(one.id, set);
    }
  };
  for (const intent of intents) {
    if (intent.kind === 'set') {
      apply(intent.targets, intent.setting);
      continue;
    }
    const concept = tools.concepts.all().find(({ id }) => id === intent.concept);
    if (!concept) continue;
    concepts.push({ id: concept.id, name: concept.name });
    const unfolded = tools.expand(concept, intent.targets, speaker);
    for (const { entities: ids, set } of unfolded.parts)
      apply(
        ids.filter((id) => !intent.without?.includes(id)),
        set,
      );
    for (const id of unfolded.gone) gone.add(id);
    for (const name of unfolded.unknown) missing.add(name);
    held.push(...unfolded.held);
  }
  const before = [...touched].map(([entity, set]) => ({ entity, set }));
  return {
    calls,
    deeds,
    sensitive,
    sensitiveDeeds,
    leftOut,
    unable,
    gone: [...gone].map(spokenId),
    missing: [...missing],
    held,
    concepts,
    before,
  };
}

const nameOf = (entity: Entity): string => entity.name;

/** A device that is gone has no name any more: "switch.garden_pump" was the garden pump. */
const spokenId = (id: string): string => id.slice(id.indexOf('.') + 1).replace(/_/g, ' ');
