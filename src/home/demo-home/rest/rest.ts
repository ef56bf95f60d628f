import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Json } from '../../../domain/home.ts';
import type { Automations } from '../automations.ts';
import type { House } from '../commands/command.ts';
import { fullState } from '../compressed.ts';
import type { Data } from '../device.ts';
import { SCENE_STATES, SCRIPT_SEQUENCE } from '../devices/scenes.ts';
import { freeId, slug } from '../registries.ts';
import { CONFIG_KINDS, type ConfigKind, definitionProblem, isData } from './definitions.ts';

const LONGEST_BODY = 1 << 20;
const PATH = new RegExp(`^/api/config/(${CONFIG_KINDS.join('|')})/config/([^/]{1,255})$`);

/** Automations, scripts and scenes that were made over the REST API, by `kind/id`. */
export type Definitions = Map<string, { readonly entityId: string; readonly body: Data }>;

/**
 * Answers the part of Home Assistant's REST API by which automations, scripts and scenes are read, made and removed. What
 * is made can be used at once.
 */
export async function serveRest(
  house: House,
  definitions: Definitions,
  automations: Automations,
  token: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const answer = (status: number, body: Json): void => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
  const path = (request.url ?? '').split('?')[0] ?? '';
  if (!path.startsWith('/api/')) {
    response
      .writeHead(404, { 'content-type': 'text/plain' })
      .end('This is a demo home: it speaks WebSocket at /api/websocket.\n');
    return;
  }
  if (request.headers.authorization !== `Bearer ${token}`) {
    response.writeHead(401, { 'content-type': 'text/plain' }).end('401: Unauthorized');
    return;
  }
  if (path === '/api/') return answer(200, { message: 'API running.' });
  const [, kind, id] = (PATH.exec(path) ?? []) as [string?, ConfigKind?, string?];
  if (kind === undefined || id === undefined) return answer(404, { message: 'Resource not found' });
  const key = `${kind}/${id}`;
  const known = definitions.get(key);
  switch (request.method) {
    case 'GET':
      return known ? answer(200, known.body) : answer(404, { message: 'Resource not found' });
    case 'DELETE':
      if (!known) return answer(400, { message: 'Resource not found' });
      definitions.delete(key);
      automations.withdraw(known.entityId);
      withdraw(house, known.entityId);
      return answer(200, { result: 'ok' });
    case 'POST': {
      const body = await readBody(request);
      if (!isData(body)) return answer(400, { message: 'Invalid JSON specified' });
      const problem = definitionProblem(kind, id, body);
      if (problem !== undefined) return answer(400, { message: `Message malformed: ${problem}` });
      const entityId = known?.entityId ?? newEntity(house, kind, id, body);
      definitions.set(key, { entityId, body: kind === 'script' ? body : { id, ...body } });
      define(house, kind, entityId, body, id);
      if (kind === 'automation') automations.define(entityId, body);
      return answer(200, { result: 'ok' });
    }
    default:
      return answer(405, { message: 'Method not allowed' });
  }
}

function newEntity(house: House, kind: ConfigKind, id: string, body: Data): string {
  const { entities } = house.registries;
  const name = nameOf(kind, id, body);
  const entityId = freeId(kind === 'script' ? `script.${id}` : `${kind}.${slug(name)}`, entities);
  entities.set(entityId, {
    entity_id: entityId,
    name: null,
    original_name: name,
    aliases: [],
    area_id: null,
    device_id: null,
    hidden_by: null,
    disabled_by: null,
    exposed: true,
  });
  return entityId;
}

/** What it does is kept beside its state, as for those of the home file. */
function define(house: House, kind: ConfigKind, entityId: string, body: Data, id: string): void {
  const context = house.newContext(house.userId);
  const memory = house.world.memory(entityId);
  const name = { friendly_name: nameOf(kind, id, body) };
  if (kind === 'scene') {
    memory.set(SCENE_STATES, body.entities ?? {});
    const members = Object.keys(isData(body.entities) ? body.entities : {});
    house.world.change(entityId, { state: 'unknown', attributes: { ...name, id, entity_id: members } }, context);
  } else {
    memory.set(SCRIPT_SEQUENCE, (kind === 'script' ? body.sequence : body.actions) ?? []);
    const more = { ...name, mode: body.mode ?? 'single', current: 0, last_triggered: null };
    const attributes = kind === 'script' ? more : { ...more, id };
    house.world.change(entityId, { state: kind === 'script' ? 'off' : 'on', attributes }, context);
  }
  house.fire('entity_registry_updated', { action: 'create', entity_id: entityId }, context);
}

function withdraw(house: House, entityId: string): void {
  const context = house.newContext(null);
  const last = house.world.get(entityId);
  house.registries.entities.delete(entityId);
  house.world.remove(entityId);
  const data = { entity_id: entityId, old_state: last === undefined ? null : fullState(last), new_state: null };
  house.fire('state_changed', data, context);
  house.fire('entity_registry_updated', { action: 'remove', entity_id: entityId }, context);
}

function nameOf(kind: ConfigKind, id: string, body: Data): string {
  const name = kind === 'scene' ? body.name : body.alias;
  return typeof name === 'string' && name ? name : id;
}

async function readBody(request: IncomingMessage): Promise<Json | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += (chunk as Buffer).length;
    // What is too long is read to its end all the same: the connection is used again.
    if (length <= LONGEST_BODY) chunks.push(chunk as Buffer);
  }
  if (length > LONGEST_BODY) return undefined;
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as Json;
  } catch {
    return undefined;
  }
}
