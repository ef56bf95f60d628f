import { settled } from '../conversation.ts';
import { type Turn, turn } from '../turn.ts';
import type { SkillDoers, SkillRequest } from './skill.ts';
import { doTime } from './time.ts';

/** Who carries out what. */
const DOERS: SkillDoers = { time: doTime };

export async function runSkill(request: SkillRequest): Promise<Turn> {
  const [first] = request.intents;
  const doer = first ? DOERS[first.skill] : undefined;
  if (doer) return doer(request);
  return turn(
    settled(request.conversation),
    { say: 'cannot', reason: "I understand that, but I can't do it yet." },
    [],
    request.intents,
  );
}
