import type { Intent, Talk } from '../domain/meaning.ts';
import type { Saying } from './saying.ts';

/** Whole sentences about the conversation itself, after courtesies are taken away. */
const PHRASES: readonly (readonly [Talk['about'], readonly string[]])[] = [
  [
    'yes',
    [
      'yes',
      'yeah',
      'yep',
      'yup',
      'sure',
      'of course',
      'do it',
      'go on',
      'correct',
      'right',
      'that is right',
      'exactly',
      'please do',
      'absolutely',
      'definitely',
      'yes do',
      'yes do it',
      'confirm',
      'affirmative',
      'i am sure',
      'sounds good',
      'go ahead',
      'okay',
      'ok',
      'yes please',
      'sure thing',
      'yes i am sure',
    ],
  ],
  [
    'no',
    [
      'no',
      'nope',
      'nah',
      'do not',
      'no do not',
      'not now',
      'no thanks',
      'no thank you',
      'rather not',
      'better not',
      'no way',
      'negative',
      'wrong',
      'that is wrong',
      'do not do it',
      'do not do that',
      'no do not do it',
      'no do not do that',
    ],
  ],
  [
    'never-mind',
    [
      'never mind',
      'nevermind',
      'cancel',
      'cancel that',
      'forget it',
      'forget about it',
      'leave it',
      'drop it',
      'stop',
      'stop it',
      'abort',
      'it does not matter',
      'skip it',
      'let it be',
      'no never mind',
      'oh never mind',
      'not important',
      'quit',
      'that is all',
      'nothing',
      'no forget it',
    ],
  ],
  [
    'dont-know',
    [
      'i do not know',
      'do not know',
      'no idea',
      'i have no idea',
      'not sure',
      'i am not sure',
      'dunno',
      'whatever',
      'hmm no idea',
      'you decide',
      'i can not say',
      'no clue',
      'beats me',
      'anything',
      'i do not care',
      'who knows',
    ],
  ],
  [
    'undo',
    [
      'undo',
      'undo that',
      'undo it',
      'take that back',
      'revert that',
      'revert',
      'put it back',
      'undo the last one',
      'undo the last thing',
      'change it back',
      'go back',
    ],
  ],
  [
    'why',
    ['why', 'why did you do that', 'why did you do this', 'why did that happen', 'why that', 'what was that for'],
  ],
  [
    'thanks',
    [
      'thanks',
      'thank you',
      'thank you very much',
      'thanks a lot',
      'great',
      'well done',
      'good',
      'perfect',
      'cheers',
      'nice',
    ],
  ],
  [
    'repeat',
    ['repeat', 'say that again', 'repeat that', 'what did you say', 'pardon', 'come again', 'sorry what', 'what'],
  ],
  [
    'time',
    [
      'what time is it',
      'what is the time',
      'time',
      'tell me the time',
      'what time is it now',
      'do you know what time it is',
      'what is the time now',
    ],
  ],
  [
    'date',
    [
      'what is the date',
      'what day is it',
      'what is today',
      'what day is today',
      'what is the date today',
      'what is todays date',
      'what day is it today',
    ],
  ],
  [
    'list-taught',
    [
      'what have i taught you',
      'what did i teach you',
      'what did you learn',
      'what have you learned',
      'what have you learnt',
      'what do you know',
      'what words do you know',
      'what concepts do you know',
      'list what i taught you',
      'list what you have learned',
      'what have we taught you',
      'what did we teach you',
      'what do you remember',
      'tell me what you have learned',
      'tell me what i taught you',
      'list my concepts',
      'what have i taught you so far',
    ],
  ],
];

const NAMES: Partial<Record<Talk['about'], string>> = {
  'never-mind': 'HassNevermind',
  time: 'HassGetCurrentTime',
  date: 'HassGetCurrentDate',
  repeat: 'HassRepeat',
};
const COURTESY = new Set([
  'please',
  'oh',
  'well',
  'um',
  'uh',
  'hey',
  'then',
  'ok',
  'okay',
  'so',
  'hmm',
  'just',
  'actually',
]);
const BY_PHRASE = new Map(PHRASES.flatMap(([about, phrases]) => phrases.map((phrase) => [phrase, about] as const)));

/** A sentence about the conversation ("never mind", "yes", "undo that"), or undefined. */
export function readTalk(saying: Saying): Intent | undefined {
  const words = saying.tokens.filter((token) => !/^[,:;]$/.test(token.norm)).map((token) => token.norm);
  const about = BY_PHRASE.get(words.join(' ')) ?? BY_PHRASE.get(words.filter((word) => !COURTESY.has(word)).join(' '));
  return about === undefined ? undefined : talkIntent({ about } as Talk);
}

/** Wraps something said about the conversation, or about what was taught, as an intent. */
export function talkIntent(talk: Talk): Intent {
  const slots: Record<string, string> = 'concept' in talk ? { concept: talk.concept } : {};
  const title = talk.about.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return {
    kind: 'talk',
    name: NAMES[talk.about] ?? `Understudy${title}${READS.has(talk.about) ? 'Query' : ''}`,
    slots,
    targets: [],
    talk,
  };
}

const READS = new Set<Talk['about']>(['list-taught', 'explain', 'why', 'thanks', 'yes', 'no', 'dont-know']);
