import type { Call } from '../domain/call.ts';
import { Failure } from '../domain/failure.ts';
import type { Remark } from '../domain/remark.ts';
import { type Acting, type Conversation, type LastAct, settled } from './conversation.ts';
import { describeHeld } from './describe.ts';
import { keepReturn, planReturn } from './lasting.ts';
import { type PlannedActs, planActs } from './plan-acts.ts';
import type { ActingTools, Speaker } from './tools.ts';
import { type Turn, turn } from './turn.ts';

/** Does what was asked. What is sensitive waits for a yes; the rest is done at once. */
export async function act(
  conversation: Conversation,
  intents: readonly Acting[],
  text: string,
  tools: ActingTools,
  speaker: Speaker,
  learned?: string,
): Promise<Turn> {
  const planned = planActs(intents, tools, speaker);
  const problem = planned.calls.length || planned.sensitive.length ? undefined : whyNothing(planned, tools, learned);
  if (problem) return turn(settled(conversation), problem, [], intents);
  const returning = planReturn(intents, tools, speaker);
  if (returning.outcome === 'refused') return turn(settled(conversation), returning.remark, [], intents);
  const back = returning.outcome === 'return' ? returning.back : undefined;
  const made = await callAll(planned.calls, tools);
  const waits = planned.sensitive.length > 0;
  // What waits for a yes is put back only if it is done.
  const plans = back && !made.failure && !waits ? await keepReturn(back, tools) : [];
  const last: LastAct = {
    text,
    intents,
    before: planned.before,
    concepts: planned.concepts.map(({ id }) => id),
    ...(plans.length ? { plans } : {}),
  };
  const next: Conversation = {
    ...settled(conversation),
    last,
    undoable: 'act',
    focus: continues(text) ? [...conversation.focus, ...intents] : intents,
  };
  if (made.failure) return turn(next, { say: 'failed', reason: made.failure }, made.calls, intents);
  if (waits) {
    const deeds = planned.sensitiveDeeds;
    const later = back ? { back } : {};
    const pending = { awaits: 'yes', calls: planned.sensitive, deeds, text, asked: 1, ...later } as const;
    const remark: Remark = { say: 'confirm', deeds: planned.sensitiveDeeds, done: planned.deeds, again: false };
    return turn({ ...next, pending }, remark, made.calls, intents);
  }
  const remark: Remark = {
    say: 'done',
    deeds: planned.deeds,
    concepts: planned.concepts.map(({ name }) => name),
    leftOut: [...planned.leftOut, ...planned.unable.map((entity) => ({ device: entity.name, what: 'that' }))],
    gone: [...planned.gone, ...planned.missing],
    ...(learned === undefined ? {} : { learned }),
    ...(planned.held.length ? { held: describeHeld(planned.held, tools) } : {}),
    ...(back ? { putsBack: back.says } : {}),
  };
  return turn(next, remark, made.calls, intents);
}

/** "And the coffee maker": what was spoken of before stays in mind. */
const continues = (text: string): boolean => /^(?:and|also|then)\b|\b(?:too|also|as well)[.!]?$/i.test(text.trim());

function whyNothing(planned: PlannedActs, tools: ActingTools, learned: string | undefined): Remark {
  const name = planned.concepts[0]?.name;
  if (planned.held.length && !planned.gone.length && !planned.missing.length)
    return {
      say: 'held',
      held: describeHeld(planned.held, tools),
      ...(learned === undefined ? {} : { learned }),
    };
  if (name !== undefined && (planned.gone.length || planned.missing.length))
    return { say: 'gone', name, devices: planned.gone, concepts: planned.missing };
  if (planned.unable.length)
    return {
      say: 'unable',
      devices: planned.unable.map((entity) => entity.name),
      what: planned.leftOut.map(({ what }) => what),
    };
  if (name !== undefined) return { say: 'cannot', reason: `There is nothing here that "${name}" could be used on.` };
  return { say: 'cannot', reason: 'I found no device for that.' };
}

/** Makes calls in order and stops at the first that fails. */
export async function callAll(
  calls: readonly Call[],
  tools: ActingTools,
): Promise<{ calls: readonly Call[]; failure?: string }> {
  const made: Call[] = [];
  for (const call of calls) {
    try {
      await tools.call(call);
      made.push(call);
    } catch (error) {
      tools.log.problem(
        `${call.domain}.${call.service} on ${call.target.entity_id.join(', ')} failed: ${error instanceof Error ? error.message : String(error)}`,
      );
      return { calls: made, failure: error instanceof Failure ? error.message : 'The hub did not do it.' };
    }
  }
  return { calls: made };
}
