import type { Concept, Condition, Definition, Kind, Step, Target } from '../domain/concept.ts';
import type { Rule, RuleCondition, RuleStep, RuleTarget } from './rule-schema.ts';

/** The concept that a rule file describes; `id` is the file's name. */
export function conceptOf(id: string, rule: Rule): Concept {
  return {
    id,
    name: rule.name,
    otherNames: rule.other_names ?? [],
    ...(rule.said_as === undefined ? {} : { saidAs: rule.said_as }),
    ...(rule.owner === undefined ? {} : { owner: rule.owner }),
    definition: definitionOf(rule),
    taught: rule.taught,
  };
}

function definitionOf(rule: Rule): Definition {
  if (rule.kind === 'name') return { kind: 'name', means: rule.means ? targetOf(rule.means) : { entities: [] } };
  return { kind: rule.kind, steps: (rule.steps ?? []).map(stepOf), ...onlyIfOf(rule) };
}

function stepOf(step: RuleStep): Step {
  const onlyIf = onlyIfOf(step);
  if ('set' in step) return { target: targetOf(step.target), set: step.set, ...onlyIf };
  return { concept: step.concept, ...(step.target ? { target: targetOf(step.target) } : {}), ...onlyIf };
}

function onlyIfOf(part: { readonly only_if?: readonly RuleCondition[] | undefined }): {
  onlyIf?: readonly Condition[];
} {
  return part.only_if ? { onlyIf: part.only_if.map(conditionOf) } : {};
}

function conditionOf(condition: RuleCondition): Condition {
  if (!('target' in condition)) return condition;
  const { target, every, ...state } = condition;
  const of = { target: targetOf(target), ...(every ? { every } : {}) };
  return 'is' in state ? { ...of, is: state.is } : { ...of, isNot: state.is_not };
}

function targetOf(target: RuleTarget): Target {
  if ('entity' in target) return { entities: [target.entity] };
  if ('entities' in target) return { entities: target.entities };
  if ('asked' in target) return { asked: kindOf(target.asked) };
  return { kind: kindOf(target.all), in: target.in, ...(target.except ? { except: target.except } : {}) };
}

function kindOf(name: string): Kind {
  const [domain = '', deviceClass] = name.split('.');
  return deviceClass ? { domain, class: deviceClass } : { domain };
}

/** A concept as a rule, in the order in which a person reads it. */
export function ruleOf(concept: Concept): Rule {
  const { definition } = concept;
  return {
    name: concept.name,
    ...(concept.otherNames.length ? { other_names: [...concept.otherNames] } : {}),
    ...(concept.saidAs?.length ? { said_as: [...concept.saidAs] } : {}),
    ...(concept.owner === undefined ? {} : { owner: concept.owner }),
    kind: definition.kind,
    ...(definition.kind === 'name'
      ? { means: writeTarget(definition.means) }
      : { ...writeOnlyIf(definition), steps: definition.steps.map(writeStep) }),
    taught: { ...concept.taught },
  };
}

function writeStep(step: Step): RuleStep {
  const onlyIf = writeOnlyIf(step);
  if ('set' in step) return { ...onlyIf, target: writeTarget(step.target), set: { ...step.set } };
  return { ...onlyIf, concept: step.concept, ...(step.target ? { target: writeTarget(step.target) } : {}) };
}

function writeOnlyIf({ onlyIf }: { readonly onlyIf?: readonly Condition[] }): { only_if?: RuleCondition[] } {
  return onlyIf?.length ? { only_if: onlyIf.map(writeCondition) } : {};
}

function writeCondition(condition: Condition): RuleCondition {
  if ('days' in condition) return { days: [...condition.days] };
  if (!('target' in condition)) return condition as RuleCondition;
  const of = { target: writeTarget(condition.target), ...(condition.every ? { every: condition.every } : {}) };
  return 'is' in condition ? { ...of, is: condition.is } : { ...of, is_not: condition.isNot };
}

function writeTarget(target: Target): RuleTarget {
  if ('entities' in target) {
    const [only] = target.entities;
    return target.entities.length === 1 && only ? { entity: only } : { entities: [...target.entities] };
  }
  if ('asked' in target) return { asked: writeKind(target.asked) };
  return { all: writeKind(target.kind), in: target.in, ...(target.except ? { except: [...target.except] } : {}) };
}

function writeKind(kind: Kind): string {
  return kind.class ? `${kind.domain}.${kind.class}` : kind.domain;
}
