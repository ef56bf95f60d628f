import { settled } from '../conversation.ts';
import { type Turn, turn } from '../turn.ts';
import { doCleaning } from './cleaning.ts';
import { doCustom } from './custom.ts';
import { doFacts } from './facts.ts';
import { doLists } from './lists.ts';
import { doMedia } from './media.ts';
import type { SkillDoers, SkillRequest } from './skill.ts';
import { doSpeech } from './speech.ts';
import { doTime } from './time.ts';
import { doVoice } from './voice.ts';
import { doWeather } from './weather.ts';

/** Who carries out what. */
const DOERS: SkillDoers = {
  time: doTime,
  lists: doLists,
  media: doMedia,
  weather: doWeather,
  cleaning: doCleaning,
  speech: doSpeech,
  voice: doVoice,
  facts: doFacts,
  custom: doCustom,
};

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
