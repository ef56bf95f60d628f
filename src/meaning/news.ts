import type { Piece, Sense } from './pieces.ts';
import type { Saying } from './saying.ts';

const PEOPLE = new Set(
  `kid kids child children boy boys girl girls baby babies toddler mum mom mummy mommy dad daddy grandma grandpa granny mother father
  brother sister son daughter uncle aunt husband wife partner family guest guests visitor visitors neighbour neighbours neighbor
  neighbors friend friends everyone everybody someone somebody people person nobody dog cat boss teacher doctor plumber`.split(
    /\s+/,
  ),
);
/** "The meeting is at nine", "the party is on Saturday", "the plan is to leave". */
const APPOINTED =
  /^(?:(?:at|by|from|until|till|around|about) (?:noon|midnight|half|quarter|\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?! ?(?:percent|%|degrees?|kelvin))\b|(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:tomorrow|today|tonight|next|due)\b|to (?:leave|go|meet|be|eat|call|start|come|see)\b)/;

/**
 * Whether "X is ..." or "X should ..." tells of people or of an appointment: "the kids should turn off the lights",
 * "the meeting is at nine". Nobody teaches a word like that.
 */
export function isNews(saying: Saying, subjectTo: number, predicateFrom: number): boolean {
  const words = saying.tokens.map(({ norm }) => norm);
  const named = saying.lexicon.home.entities
    .filter(({ domain }) => domain === 'person')
    .map(({ name }) => name.toLowerCase());
  const subject = words.slice(0, subjectTo);
  const last = subject.at(-1) ?? '';
  return PEOPLE.has(last) || named.includes(last) || APPOINTED.test(words.slice(predicateFrom).join(' '));
}

const THING: ReadonlySet<Sense['is']> = new Set<Sense['is']>([
  'article',
  'entity',
  'kind',
  'area',
  'floor',
  'here',
  'preposition',
  'every',
]);
const STATE: ReadonlySet<Sense['is']> = new Set<Sense['is']>([
  'particle',
  'state',
  'colour',
  'white',
  'level',
  'number',
  'preposition',
  'filler',
  'time',
]);

/** "The kettle is on", "the light is blue", "dinner is at six": says how things are, and asks for nothing. */
export function tellsHowItIs(saying: Saying, pieces: readonly Piece[]): boolean {
  const at = pieces.findIndex(({ from }) => /^(?:is|are|was|were)$/.test(saying.tokens[from]?.norm ?? ''));
  const [before, after] = [pieces.slice(0, at), pieces.slice(at + 1)];
  return (
    at > 0 &&
    before.every(({ sense }) => THING.has(sense.is)) &&
    before.some(({ sense }) => sense.is === 'entity' || sense.is === 'kind') &&
    (after.every(({ sense }) => STATE.has(sense.is)) || after.every(({ sense }) => THING.has(sense.is)))
  );
}

const PASSES_ON =
  /^(?:(?:please|and|ok|okay|so|can you|could you|would you) )*(?:(?:tell|ask|inform|remind|text|message|email|announce|broadcast|shout)\b|let (?!me\b|us\b)|say to )/;

/** "Tell everyone that bedtime means lights out": a message, whatever it says. */
export const passesOn = (words: string): boolean => PASSES_ON.test(words);
