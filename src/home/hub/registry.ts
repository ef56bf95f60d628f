import type { Area, Floor } from '../../domain/home.ts';

/** Asks the hub; rejects with what the hub says. */
export type Ask = (message: { readonly type: string; readonly [key: string]: unknown }) => Promise<unknown>;

/** What the registries say of an entity. */
export interface Registered {
  readonly aliases: readonly string[];
  readonly area?: string;
  readonly hidden: boolean;
  /** Settings and diagnostics of a device, which are not meant for everyday use. */
  readonly internal: boolean;
}

export interface Registry {
  readonly name: string;
  readonly unitSystem: 'metric' | 'us_customary';
  readonly floors: readonly Floor[];
  readonly areas: readonly Area[];
  readonly entities: ReadonlyMap<string, Registered>;
  /**
   * Whether an entity is shown to voice assistants; an entity that is missing was not decided on. Undefined when the
   * hub does not say at all.
   */
  readonly exposed?: ReadonlyMap<string, boolean>;
}

type Row = Readonly<Record<string, unknown>>;
const ALIASES_BATCH = 500;

/**
 * Reads names, areas and what belongs where. Parts that a hub lacks, or does not show to this user, are left empty:
 * `missing` is told their names.
 */
export async function readRegistry(ask: Ask, missing: (part: string) => void): Promise<Registry> {
  const list = (type: string): Promise<readonly Row[]> =>
    ask({ type }).then(rows, () => {
      missing(type);
      return [];
    });
  const [config, floors, areas, devices, entities, exposed] = await Promise.all([
    ask({ type: 'get_config' }).then(row),
    list('config/floor_registry/list'),
    list('config/area_registry/list'),
    list('config/device_registry/list'),
    list('config/entity_registry/list'),
    ask({ type: 'homeassistant/expose_entity/list' }).then(row, () => undefined),
  ]);
  const aliases = await readAliases(ask, entities, missing);
  const floorNames = new Map(floors.map((floor) => [floor.floor_id, String(floor.name)]));
  const areaNames = new Map(areas.map((area) => [area.area_id, String(area.name)]));
  const areaOfDevice = deviceAreas(devices);
  return {
    name: text(config.location_name) ?? 'Home',
    unitSystem: row(config.unit_system).temperature === '°F' ? 'us_customary' : 'metric',
    floors: floors.map((floor) => ({
      name: String(floor.name),
      aliases: texts(floor.aliases),
      ...(typeof floor.level === 'number' ? { level: floor.level } : {}),
    })),
    areas: areas.map((area) => {
      const floor = floorNames.get(area.floor_id);
      return { name: String(area.name), aliases: texts(area.aliases), ...(floor === undefined ? {} : { floor }) };
    }),
    entities: new Map(
      entities.map((entry) => {
        const id = String(entry.entity_id);
        const area = areaNames.get(entry.area_id ?? areaOfDevice.get(entry.device_id));
        const hidden = text(entry.hidden_by) !== undefined || text(entry.disabled_by) !== undefined;
        const internal = text(entry.entity_category) !== undefined;
        return [id, { aliases: aliases.get(id) ?? [], hidden, internal, ...(area === undefined ? {} : { area }) }];
      }),
    ),
    ...(exposed === undefined ? {} : { exposed: readExposure(exposed, entities) }),
  };
}

async function readAliases(
  ask: Ask,
  entities: readonly Row[],
  missing: (part: string) => void,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const ids = entities.map((entry) => String(entry.entity_id));
  const batches = Array.from({ length: Math.ceil(ids.length / ALIASES_BATCH) }, (_, i) =>
    ids.slice(i * ALIASES_BATCH, (i + 1) * ALIASES_BATCH),
  );
  const type = 'config/entity_registry/get_entries';
  const answers = await Promise.all(
    batches.map((entity_ids) =>
      ask({ type, entity_ids }).then(row, () => {
        missing(type);
        return {};
      }),
    ),
  );
  return new Map(
    answers.flatMap((answer) => Object.entries(answer).map(([id, entry]) => [id, texts(row(entry).aliases)] as const)),
  );
}

/** A device's own area, or that of the device that it is a part of. */
function deviceAreas(devices: readonly Row[]): ReadonlyMap<unknown, unknown> {
  const byId = new Map(devices.map((device) => [device.id, device]));
  const areaOf = (device: Row | undefined, depth: number): unknown =>
    device === undefined || depth > 8
      ? undefined
      : (device.area_id ?? areaOf(byId.get(device.parent_device_id), depth + 1));
  return new Map(devices.map((device) => [device.id, areaOf(device, 0)]));
}

/**
 * The list has what is shown; that something was decided not to be shown is in the entity's own entry alone. Entities
 * without an entry are told in the list, and no event tells a change of theirs: it is seen at the next reading.
 */
function readExposure(answer: Row, entities: readonly Row[]): ReadonlyMap<string, boolean> {
  const exposed = new Map<string, boolean>();
  for (const { entity_id, options } of entities) {
    const { should_expose } = row(row(options).conversation);
    if (typeof should_expose === 'boolean') exposed.set(String(entity_id), should_expose);
  }
  for (const [id, assistants] of Object.entries(row(answer.exposed_entities))) {
    const { conversation } = row(assistants);
    if (typeof conversation === 'boolean') exposed.set(id, conversation);
  }
  return exposed;
}

function row(value: unknown): Row {
  return typeof value === 'object' && value !== null ? (value as Row) : {};
}

function rows(value: unknown): readonly Row[] {
  return Array.isArray(value) ? value.map(row) : [];
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string' && item !== '') : [];
}
