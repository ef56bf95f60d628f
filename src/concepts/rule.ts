import type { Concept, Definition, Kind, Step, Target } from '../domain/concept.ts';
import type { Rule, RuleStep, RuleTarget } from './rule-schema.ts';

/** The concept that a rule file describes; `id` is the file's name. */
export function conceptOf(id: string, rule: Rule): Concept {
  return {
    id,
    name: rule.name,
    otherNames: rule.other_names ?? [],
    ...(rule.owner === undefined ? {} : { owner: rule.owner }),
    definition: definitionOf(rule),
    taught: rule.taught,
  };
}

function definitionOf(rule: Rule): Definition {
  if (rule.kind === 'name') return { kind: 'name', means: rule.means ? targetOf(rule.means) : { entities: [] } };
  return { kind: rule.kind, steps: (rule.steps ?? []).map(stepOf) };
}

function stepOf(step: RuleStep): Step {
  if ('set' in step) return { target: targetOf(step.target), set: step.set };
  return step.target ? { concept: step.concept, target: targetOf(step.target) } : { concept: step.concept };
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
    ...(concept.owner === undefined ? {} : { owner: concept.owner }),
    kind: definition.kind,
    ...(definition.kind === 'name'
      ? { means: writeTarget(definition.means) }
      : { steps: definition.steps.map(writeStep) }),
    taught: { ...concept.taught },
  };
}

function writeStep(step: Step): RuleStep {
  if ('set' in step) return { target: writeTarget(step.target), set: { ...step.set } };
  return step.target ? { concept: step.concept, target: writeTarget(step.target) } : { concept: step.concept };
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
