import type { Automation, AutomationCondition, AutomationTrigger } from '../../domain/proposal.ts';
import { actionFor } from '../deeds.ts';
import { clockText, DAY, MINUTE, WEEKDAYS } from '../wall-clock.ts';
import type { Condition, Rule, Trigger } from './rule.ts';
import type { Target } from './target.ts';

/** A rule as the hub writes it: only time and state triggers, time and state conditions, service actions. */
export function automationOf(alias: string, rule: Rule, target: Target): Automation {
  const action = actionFor(target.track.entity, target.state);
  return {
    alias,
    triggers: [triggerOf(rule.trigger)],
    conditions: rule.conditions.map(conditionOf),
    actions: action ? [action] : [],
  };
}

function triggerOf(trigger: Trigger): AutomationTrigger {
  if (trigger.kind === 'time') return { trigger: 'time', at: clockText(trigger.minute * MINUTE) };
  const { track, code, forMs } = trigger;
  const to = track.states[code] ?? '';
  return { trigger: 'state', entity_id: track.entity, to, ...(forMs > 0 ? { for: clockText(forMs) } : {}) };
}

function conditionOf(condition: Condition): AutomationCondition {
  switch (condition.kind) {
    case 'days':
      return { condition: 'time', weekday: WEEKDAYS.filter((_, day) => condition.days[day]) };
    case 'hours': {
      const { from, to } = condition;
      return {
        condition: 'time',
        ...(from > 0 ? { after: clockText(from * MINUTE) } : {}),
        ...(to * MINUTE < DAY ? { before: clockText(to * MINUTE) } : {}),
      };
    }
    case 'state': {
      const states = condition.codes.map((code) => condition.track.states[code] ?? '');
      const [only = ''] = states;
      return { condition: 'state', entity_id: condition.track.entity, state: states.length === 1 ? only : states };
    }
  }
}
