import type { Call } from '../../domain/call.ts';
import { callAll } from '../act.ts';
import { settled } from '../conversation.ts';
import { turn } from '../turn.ts';
import type { SkillDoer } from './skill.ts';

/** Makes the service calls of custom skills, under the same safety policy as everything else: what is sensitive asks first. */
export const doCustom: SkillDoer = async ({ conversation, intents, text, tools }) => {
  // What a call did cannot be taken back: "undo" must not take back what came before it instead.
  const { last: _last, undoable: _undoable, ...idle } = settled(conversation);
  const calls = intents.flatMap(({ call }) => call ?? []);
  const answer = intents.flatMap((intent) => intent.answer ?? []).join(' ') || 'Done.';
  const guarded = tools.sensitive(calls, tools.home());
  if (guarded.length) {
    const question = `Shall I really ${guarded.map((call) => describe(call, tools.home().entities)).join(' and ')}?`;
    // Half of what was asked for is not done while the other half waits for its yes.
    const pending = { awaits: 'yes', calls, deeds: [], text, asked: 1, question, answer } as const;
    return turn({ ...idle, pending }, { say: 'plainly', text: question }, [], intents);
  }
  const made = await callAll(calls, tools);
  if (made.failure) return turn(idle, { say: 'failed', reason: made.failure }, made.calls, intents);
  return turn(idle, { say: 'plainly', text: answer }, made.calls, intents);
};

/** "Unlock the Front door", "turn on script": a call in words. */
function describe(
  { domain, service, target }: Call,
  entities: readonly { readonly id: string; readonly name: string }[],
): string {
  const names = target.entity_id.map((id) => entities.find((entity) => entity.id === id)?.name ?? id);
  const what = names.length ? names.map((name) => `the ${name}`).join(' and ') : domain.replace(/_/g, ' ');
  return `${service.replace(/_/g, ' ')} ${what}`;
}
