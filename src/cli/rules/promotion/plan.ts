import type { PlanningTools } from '../../../dialogue/tools.ts';
import type { Call } from '../../../domain/call.ts';
import type { Concept, Condition, Step } from '../../../domain/concept.ts';
import { Failure } from '../../../domain/failure.ts';
import type { LeftOut } from '../../../domain/remark.ts';
import type { Setting } from '../../../domain/setting.ts';

/** A concept as calls, those of a step together with what the step waits for. */
export interface PlannedStep {
  readonly onlyIf: readonly Condition[];
  readonly calls: readonly Call[];
}

export interface PlannedConcept {
  readonly onlyIf: readonly Condition[];
  readonly steps: readonly PlannedStep[];
  readonly sensitive: readonly Call[];
  readonly leftOut: readonly LeftOut[];
  /** Whether some of it starts from how things are now ("brighter", "toggle"). */
  readonly isRelative: boolean;
}

/**
 * Plans what a concept would do whatever the time and the states, with the conditions beside it. Throws a Failure
 * (BAD_USAGE) for a name, for nothing to do, for devices that are gone, and for conditions inside concepts that it uses.
 */
export function planConcept(
  concept: Concept,
  asked: readonly string[],
  area: string | undefined,
  tools: PlanningTools,
  withUsed: (concept: Concept) => readonly Concept[],
): PlannedConcept {
  const { name, definition } = concept;
  if (definition.kind === 'name') throw new Failure('BAD_USAGE', `"${name}" is a name: there is nothing that it does.`);
  const depends = withUsed(concept).find((one) => one.id !== concept.id && hasConditions(one));
  if (depends)
    throw new Failure(
      'BAD_USAGE',
      `"${name}" uses "${depends.name}", which has conditions of its own; promote that one, or write its steps into "${name}".`,
    );
  const home = tools.home();
  const speaker = {
    site: 'promote',
    ...(area === undefined ? {} : { area }),
    ...(concept.owner === undefined ? {} : { person: concept.owner }),
  };
  const sensitive: Call[] = [];
  const leftOut: LeftOut[] = [];
  let isRelative = false;
  const steps = definition.steps.map(({ onlyIf = [], ...step }): PlannedStep => {
    const alone: Concept = { ...concept, definition: { kind: definition.kind, steps: [step as Step] } };
    const unfolded = tools.expand(alone, asked, speaker);
    const missing = [...unfolded.gone, ...unfolded.unknown.map((other) => `the concept "${other}"`)];
    if (missing.length)
      throw new Failure('BAD_USAGE', `"${name}" needs ${missing.join(', ')}, which this home does not have.`);
    const calls = unfolded.parts.flatMap(({ entities, set }) => {
      const devices = home.entities.filter(({ id }) => entities.includes(id));
      const planned = tools.plan(set, devices, home);
      isRelative ||= startsFromNow(set);
      leftOut.push(...planned.leftOut.map(({ entity, what }) => ({ device: entity.name, what })));
      return planned.calls;
    });
    sensitive.push(...tools.sensitive(calls, home));
    return { onlyIf, calls };
  });
  if (!steps.some(({ calls }) => calls.length)) {
    throw new Failure('BAD_USAGE', `There is nothing in this home that "${name}" would do.`);
  }
  return {
    onlyIf: definition.onlyIf ?? [],
    steps: steps.filter(({ calls }) => calls.length),
    sensitive,
    leftOut,
    isRelative,
  };
}

const startsFromNow = (set: Setting): boolean => set.by !== undefined || set.state === 'toggled';

function hasConditions({ definition }: Concept): boolean {
  if (definition.kind === 'name') return false;
  return Boolean(definition.onlyIf?.length) || definition.steps.some(({ onlyIf }) => onlyIf?.length);
}
