import type { Meaning } from '../domain/meaning.ts';
import type { Saying } from './saying.ts';
import { readCleaning } from './skills/cleaning.ts';
import { readCoffee } from './skills/coffee.ts';
import { readFact } from './skills/facts.ts';
import { readLists } from './skills/lists.ts';
import { readMedia } from './skills/media.ts';
import { readMessage, readSpeech } from './skills/speech.ts';
import { readTime } from './skills/time.ts';
import { readVoice } from './skills/voice.ts';
import { readWeather } from './skills/weather.ts';

/**
 * Reads the sentences of one skill. Undefined: not for this skill, or not wholly understood by it; then the next one
 * looks. A skill accounts for every word, as requests to devices do, and claims nothing that it does not explain.
 * `understand` reads a command that the sentence carries ("turn off the lamp in ten minutes").
 */
export type SkillReader = (saying: Saying, understand: (command: Saying) => Meaning) => Meaning | undefined;

/** The skills in the order in which they look at a sentence, before it is read as a request to devices. */
export const SKILLS: Readonly<Record<string, SkillReader>> = {
  voice: readVoice,
  message: readMessage,
  time: readTime,
  lists: readLists,
  media: readMedia,
  weather: readWeather,
  cleaning: readCleaning,
  coffee: readCoffee,
  speech: readSpeech,
  facts: readFact,
};

export function readSkill(saying: Saying, understand: (command: Saying) => Meaning): Meaning | undefined {
  for (const read of Object.values(SKILLS)) {
    const meaning = read(saying, understand);
    if (meaning) return meaning;
  }
  return undefined;
}
