import type { Meaning, SkillIntent } from '../../domain/meaning.ts';
import { contextOf } from '../context.ts';
import type { Conversation } from '../conversation.ts';
import { runSkill } from '../skills/skills.ts';
import type { DialogueTools, Speaker } from '../tools.ts';
import type { Turn } from '../turn.ts';

/** Whoever was just told something may answer it in a few words. */
const JUST_TOLD_MS = 5 * 60_000;
const DONE =
  /^\W*(?:(?:ok|okay|yes|yeah|all|already|i am|i'm|it's|consider it) )*(?:done|did it|did that|finished)(?: (?:it|that|already|now|thanks|thank you))*\W*$/i;
const LATER =
  /^\W*(?:(?:ok|okay|no) )*(?:later|not now|not yet|in a (?:bit|while|moment)|a bit later)(?: (?:please|thanks))*\W*$/i;

/** The short answer to a reminder that was just told: "in ten minutes", "later", "done". Undefined: it is none. */
export async function replyToReminder(
  conversation: Conversation,
  meaning: Meaning,
  text: string,
  tools: DialogueTools,
  speaker: Speaker,
): Promise<Turn | undefined> {
  if (!tools.reminders?.told.within(JUST_TOLD_MS, tools.now().getTime())) return undefined;
  const intent = intentFor(meaning, text, tools, speaker);
  return intent && runSkill({ conversation, intents: [intent], text, tools, speaker });
}

function intentFor(meaning: Meaning, text: string, tools: DialogueTools, speaker: Speaker): SkillIntent | undefined {
  if (DONE.test(text)) return answer('UnderstudyReminderDone');
  if (LATER.test(text)) return answer('UnderstudySnoozeReminder');
  if (meaning.outcome === 'understood') return undefined;
  const again = tools.understanding().understand(`remind me again ${text}`, contextOf(speaker));
  const [intent] = again.outcome === 'understood' ? again.intents : [];
  return intent?.kind === 'skill' && intent.name === 'UnderstudySnoozeReminder' ? intent : undefined;
}

const answer = (name: string): SkillIntent => ({ kind: 'skill', skill: 'time', name, slots: {}, targets: [] });
