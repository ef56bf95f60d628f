import type { Intent, Talk } from '../domain/meaning.ts';
import { readAdjust } from './adjust.ts';
import type { Saying } from './saying.ts';
import { asksForSuggestions, asksToStop, isNever, refusal } from './suggestions.ts';
import { TALK_PHRASES } from './words/talk-phrases.ts';

/** What is put off: "I'll tell you later". */
const LEFT =
  /^(?:just )?leave (?:it|that|them|the [a-z ]+?)(?: (?:as it is|as they are|alone|be|locked|unlocked|closed|shut|open|on|off))?$/;
const NEEDLESS =
  /^(?:(?:it|that|this) is not (?:that )?(?:important|necessary|urgent)|(?:you|there) (?:do not|is no) (?:need|have)(?: to)?(?: (?:do|bother|worry)(?: anything| about (?:it|that))?)?|do not bother|it can wait)$/;
const PUT_OFF =
  /^(?:maybe )?(?:(?:i|we) (?:will|can|shall|might) |let me |let us )?(?:tell|teach|explain|show|do)(?: it| that| this)?(?: to)?(?: you)?(?: it| that| this| about it| about that)? (?:later|another time|some other time|next time|tomorrow|some day)$/;
/** A no before what says as much ("no, leave it"), and after it what softens ("not now, love"). */
const AROUND_NO = /^(?:no|nah|nope) (?=.)| (?:for now|then|thanks|thank you|love|mate|dear|please|after all)$/g;

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
const BY_PHRASE = new Map(
  TALK_PHRASES.flatMap(([about, phrases]) => phrases.map((phrase) => [phrase, about] as const)),
);

/** A sentence about the conversation ("never mind", "yes", "undo that"), or undefined. */
export function readTalk(saying: Saying): Intent | undefined {
  const words = saying.tokens.filter((token) => !/^[,:;]$/.test(token.norm)).map((token) => token.norm);
  const plain = words.filter((word) => !COURTESY.has(word)).join(' ');
  const about = BY_PHRASE.get(words.join(' ')) ?? BY_PHRASE.get(plain) ?? declined(plain) ?? agreed(plain);
  if (about === 'no' || (about === undefined && isNever(plain))) return talkIntent(refusal(plain));
  if (about !== undefined) return talkIntent({ about } as Talk);
  if (asksToStop(plain)) return talkIntent({ about: 'stop-doing' });
  if (asksForSuggestions(plain)) return talkIntent({ about: 'suggestions' });
  const adjusted = readAdjust(saying);
  return adjusted && talkIntent(adjusted);
}

function declined(plain: string): 'no' | 'never-mind' | undefined {
  const about = BY_PHRASE.get(plain.replace(AROUND_NO, ''));
  if (about === 'no' || about === 'never-mind') return about;
  const rest = plain.replace(AROUND_NO, '');
  if (NEEDLESS.test(rest) || LEFT.test(rest)) return 'never-mind';
  return PUT_OFF.test(rest) ? 'no' : undefined;
}

/** "Sure, go ahead", "yes of course, please do": one yes after another. */
function agreed(plain: string): 'yes' | undefined {
  let rest = plain;
  for (let before = ''; rest && rest !== before; ) {
    before = rest;
    rest = rest.replace(/^(?:yes|yeah|yep|yup|sure|certainly|of course|alright|all right|please|very well) ?/, '');
  }
  const some = rest !== plain;
  return some && (!rest || BY_PHRASE.get(rest) === 'yes') ? 'yes' : undefined;
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

const READS = new Set<Talk['about']>([
  'suggestions',
  'list-taught',
  'explain',
  'dry-run',
  'why',
  'thanks',
  'yes',
  'no',
  'dont-know',
]);
