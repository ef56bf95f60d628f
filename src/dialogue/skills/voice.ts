import type { Slots } from '../../domain/meaning.ts';
import { settled } from '../conversation.ts';
import { type Turn, turn } from '../turn.ts';
import type { SkillDoer } from './skill.ts';
import { lengthOf, momentOf } from './time-moment.ts';
import { spokenMoment } from './time-words.ts';

/** One "louder": clearly heard, and four of them reach the end. */
const STEP_PERCENT = 15;
const LEAST_PERCENT = 5;
/** How long it is quiet where nobody said how long. */
const USUAL_QUIET_MS = 3_600_000;
const A_WHILE_MS = 1_800_000;

/** How loud the assistant itself speaks where it is asked, and when it shall not. */
export const doVoice: SkillDoer = async ({ conversation, intents, tools, speaker }): Promise<Turn> => {
  const idle = settled(conversation);
  const [intent] = intents;
  const { volumePercent, quietUntilMs } = tools.manners.of(speaker.site);
  const now = tools.now();
  const said = (text: string): Turn => turn(idle, { say: 'plainly', text }, [], intents);
  switch (intent?.name) {
    case 'UnderstudyVoiceVolume': {
      const level = volumeAfter(volumePercent, intent.slots);
      if (level === volumePercent)
        return said(level === 100 ? "I can't speak louder than this." : 'That is how loud I speak already.');
      await tools.manners.change(speaker.site, { volumePercent: level });
      return said(level > volumePercent ? 'I speak louder now.' : 'I speak more quietly now.');
    }
    case 'UnderstudyVoiceMute': {
      const untilMs = quietUntil(intent.slots, now);
      if (untilMs === undefined) return turn(idle, { say: 'cannot', reason: 'That time is over.' }, [], intents);
      await tools.manners.change(speaker.site, { volumePercent, quietUntilMs: untilMs });
      return said(
        `I'll be quiet until ${spokenMoment(untilMs, now).replace(/^at /, '')}. Say "speak again" to end it.`,
      );
    }
    default: {
      const quiet = quietUntilMs !== undefined && quietUntilMs > now.getTime();
      await tools.manners.change(speaker.site, { volumePercent });
      return said(quiet ? 'I am here again.' : 'I am here, and not quiet.');
    }
  }
};

function volumeAfter(now: number, { volume_level, volume_step }: Slots): number {
  const wanted =
    typeof volume_level === 'number' ? volume_level : now + (volume_step === 'up' ? STEP_PERCENT : -STEP_PERCENT);
  return Math.min(100, Math.max(LEAST_PERCENT, Math.round(wanted)));
}

/** The end of the quiet. Undefined: it lies in the past. */
function quietUntil(slots: Slots, now: Date): number | undefined {
  if (slots.duration !== undefined) return now.getTime() + A_WHILE_MS;
  const length = lengthOf(slots);
  if (length) return now.getTime() + length;
  if (slots.date === 'today' && slots.time === undefined && slots.part_of_day === undefined)
    return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1).getTime();
  if (Object.keys(slots).length === 0) return now.getTime() + USUAL_QUIET_MS;
  const moment = momentOf(slots, now);
  return moment.is === 'set' ? moment.dueMs : undefined;
}
