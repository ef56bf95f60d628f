import { stringify } from 'yaml';
import type { Call } from '../../../domain/call.ts';
import type { Clock } from '../../../domain/clock.ts';
import type { Concept, Target } from '../../../domain/concept.ts';
import { Failure } from '../../../domain/failure.ts';
import type { Home, Json } from '../../../domain/home.ts';
import type { ConfigKind } from '../../../home/hub/config-api.ts';
import { hubConditions } from './conditions.ts';
import type { PlannedConcept } from './plan.ts';
import { sceneEntities } from './scene.ts';

/** A script, scene or automation for the hub: its id there, and its definition. */
export interface Promotion {
  readonly kind: ConfigKind;
  readonly id: string;
  readonly definition: Readonly<Record<string, Json>>;
  /** What a person should know about it. */
  readonly notes: readonly string[];
}

export interface PromotionParts {
  readonly concept: Concept;
  readonly kind: ConfigKind;
  /** What it is to be called in the hub. */
  readonly name: string;
  readonly planned: PlannedConcept;
  readonly triggers: readonly Json[];
  readonly home: Home;
  readonly clock: Clock;
  resolve(target: Target): readonly string[];
}

/** A planned concept as a definition for the hub. Throws a Failure (BAD_USAGE) for what its kind cannot be. */
export function promotionOf(parts: PromotionParts): Promotion {
  const { concept, kind, name, planned, home } = parts;
  const conditions = hubConditions(planned.onlyIf, home, parts.resolve);
  const notes = planned.leftOut.map(({ device, what }) => `${device} cannot do ${what}: left out.`);
  if (planned.isRelative)
    notes.push('It starts from how things are ("brighter", "two degrees warmer"): the figures here are those of now.');
  const description = `Taught to Understudy on ${concept.taught.at.slice(0, 10)}: ${concept.taught.words}`;
  if (kind === 'scene') {
    if (conditions.length || planned.steps.some(({ onlyIf }) => onlyIf.length))
      throw new Failure('BAD_USAGE', `"${concept.name}" has conditions, which a scene cannot have; make it a script.`);
    const calls = planned.steps.flatMap((step) => step.calls);
    const { entities, leftOut } = sceneEntities(home, calls, parts.clock);
    if (!Object.keys(entities).length)
      throw new Failure(
        'BAD_USAGE',
        `Nothing of "${concept.name}" is a state that a scene could keep; make it a script.`,
      );
    notes.push(...leftOut.map((call) => `A scene cannot do ${call.domain}.${call.service}: left out.`));
    return { kind, id: `understudy_${slugOf(name)}`, definition: { name, entities }, notes };
  }
  const actions = planned.steps.flatMap(({ onlyIf, calls }): readonly Json[] => {
    const made = calls.map(actionOf);
    if (!onlyIf.length) return made;
    // From pairs: the hub's word for what follows is what a promise is known by.
    return [
      Object.fromEntries([
        ['if', [...hubConditions(onlyIf, home, parts.resolve)]],
        ['then', made],
      ]),
    ];
  });
  if (kind === 'script')
    return {
      kind,
      id: slugOf(name),
      definition: { alias: name, description, mode: 'single', sequence: [...conditions, ...actions] },
      notes,
    };
  return {
    kind,
    id: `understudy_${slugOf(name)}`,
    definition: {
      alias: name,
      description,
      mode: 'single',
      triggers: [...parts.triggers],
      conditions: [...conditions],
      actions,
    },
    notes,
  };
}

function actionOf({ domain, service, target, data }: Call): Json {
  const [only] = target.entity_id;
  const ids = target.entity_id.length === 1 && only !== undefined ? only : [...target.entity_id];
  return {
    action: `${domain}.${service}`,
    ...(target.entity_id.length ? { target: { entity_id: ids } } : {}),
    ...(Object.keys(data).length ? { data: { ...data } } : {}),
  };
}

/** `Study mode` becomes `study_mode`, as the hub makes its ids. */
function slugOf(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return (
    plain
      .replace(/['’]/g, '')
      .replace(/[^a-z0-9]+/g, '_')
      .replace(/^_+|_+$/g, '') || 'concept'
  );
}

const FILES: Readonly<Record<ConfigKind, string>> = {
  automation: 'automations.yaml',
  scene: 'scenes.yaml',
  script: 'scripts.yaml',
};

/** A definition as it stands in the hub's own files. */
export function yamlOf({ kind, id, definition }: Promotion): string {
  const written = kind === 'script' ? { [id]: definition } : [{ id, ...definition }];
  return `# For ${FILES[kind]} of Home Assistant.\n${stringify(written, { lineWidth: 100, version: '1.1' })}`;
}
