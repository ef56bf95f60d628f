import type { Json } from '../../../domain/home.ts';
import type { Data } from '../device.ts';

export const CONFIG_KINDS = ['automation', 'script', 'scene'] as const;
export type ConfigKind = (typeof CONFIG_KINDS)[number];

const COMMON = ['alias', 'description', 'mode', 'max', 'variables', 'trace'];
const KEYS: Readonly<Record<ConfigKind, readonly string[]>> = {
  automation: [...COMMON, 'id', 'triggers', 'conditions', 'actions', 'initial_state'],
  script: [...COMMON, 'sequence', 'fields', 'icon'],
  scene: ['id', 'name', 'entities', 'icon', 'metadata'],
};

const TRIGGERS = new Set([
  ...[
    'state',
    'numeric_state',
    'time',
    'time_pattern',
    'sun',
    'zone',
    'event',
    'homeassistant',
    'template',
    'calendar',
  ],
  ...['mqtt', 'conversation', 'webhook', 'device', 'tag', 'geo_location', 'persistent_notification'],
]);

/** What is wrong with a definition, in the hub's manner; undefined where it is taken. */
export function definitionProblem(kind: ConfigKind, id: string, body: Data): string | undefined {
  const extra = Object.keys(body).find((key) => !KEYS[kind].includes(key));
  if (extra !== undefined) return `extra keys not allowed @ data['${extra}']`;
  if (kind === 'scene') {
    if (typeof body.name !== 'string' || !body.name) return "required key not provided @ data['name']";
    return isData(body.entities) && Object.keys(body.entities).every((one) => /^[a-z_]+\.[a-z0-9_]+$/.test(one))
      ? undefined
      : "expected a dictionary for dictionary value @ data['entities']";
  }
  if (kind === 'script' && !/^[a-z0-9_]+$/.test(id)) return `invalid slug ${id}`;
  if (kind === 'script') return actionProblem(body.sequence, 'sequence');
  if (typeof body.alias !== 'string' || !body.alias) return "required key not provided @ data['alias']";
  const triggers = listOf(body.triggers);
  if (!triggers?.length || !triggers.every((one) => isData(one) && typeof one.trigger === 'string'))
    return "required key not provided @ data['triggers']";
  const strange = triggers.filter(isData).find((one) => !TRIGGERS.has(String(one.trigger)));
  if (strange !== undefined) return `Invalid trigger '${String(strange.trigger)}' specified`;
  return conditionProblem(body.conditions ?? []) ?? actionProblem(body.actions, 'actions');
}

function actionProblem(value: Json | undefined, key: string): string | undefined {
  const steps = listOf(value);
  if (steps === undefined) return `required key not provided @ data['${key}']`;
  for (const step of steps) {
    if (!isData(step)) return `expected a dictionary @ data['${key}']`;
    if ('action' in step) {
      if (!/^[a-z_]+\.[a-z0-9_]+$/.test(String(step.action)))
        return `Service ${String(step.action)} does not match format <domain>.<name>`;
    } else if ('if' in step) {
      const problem = conditionProblem(step.if ?? null) ?? actionProblem(step.then, 'then');
      if (problem !== undefined) return problem;
    } else if ('condition' in step) {
      const problem = conditionProblem([step]);
      if (problem !== undefined) return problem;
    } else return `Unable to determine action @ data['${key}']`;
  }
  return undefined;
}

function conditionProblem(value: Json): string | undefined {
  for (const condition of listOf(value) ?? []) {
    if (!isData(condition) || typeof condition.condition !== 'string') return 'Expected a condition';
    if (!['state', 'time', 'not', 'and', 'or', 'sun', 'numeric_state'].includes(condition.condition))
      return `Invalid condition "${condition.condition}" specified`;
  }
  return undefined;
}

/** The hub takes one thing where it takes a list. */
function listOf(value: Json | undefined): readonly Json[] | undefined {
  if (value === undefined || value === null) return undefined;
  return Array.isArray(value) ? value : [value];
}

export function isData(value: Json | undefined): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
