import type { Saying } from '../saying.ts';
import type { TimeWord } from '../skills/time-said.ts';
import { readSomeone, type Someone } from './people.ts';
import { homeZone, type ReadPlace, readPlace } from './places.ts';

/** Somebody comes to a place or leaves it, as it was said; words `from` up to `to`. */
export interface SaidOccasion {
  readonly who: Someone;
  readonly does: 'arrive' | 'leave';
  readonly place: { readonly zone: string } | { readonly area: string } | { readonly unknown: readonly TimeWord[] };
  readonly repeats: boolean;
  /** Whether it is said to be something after it ("ten minutes after I get home"). */
  readonly after: boolean;
  readonly from: number;
  readonly to: number;
}

const OPENERS: readonly (readonly [RegExp, 'once' | 'always' | 'after'])[] = [
  [/^(?:every|each|any) time(?: that| when)?(?= )/, 'always'],
  [/^(?:whenever|anytime|always when)(?= )/, 'always'],
  [/^(?:the )?(?:very )?next time(?: that| when)?(?= )/, 'once'],
  [/^(?:the )?first time(?: that| when)?(?= )/, 'once'],
  [/^(?:as soon as|once|when|the (?:moment|minute|second|instant)(?: that| when)?|if)(?= )/, 'once'],
  [/^after(?= )/, 'after'],
];

const AT = '(?:at|in|inside|into|to|by|near|within)';
const BE = '(?:am|is|are|be)';
const SOON = '(?:(?:finally|eventually|safely|actually|next|just|have|has|will|both|all|are all|is all) )*';
const COME = `(?:get|gets|got|come|comes|came|arrive|arrives|arrived|return|returns|returned|drive|drives|walk|walks|go|goes|head|heads|step|steps|pop|pops|${BE})`;
/** Ways to say that somebody comes, before the place; the ends of words are blanks. */
const COMES = new RegExp(
  `^${SOON}(?:${COME} (?:back )?(?:down |up |over |out |through )?${AT}|(?:enter|enters|reach|reaches|reached|visit|visits)) `,
);
const COMES_HOME = new RegExp(
  `^${SOON}(?:(?:get|gets|got|come|comes|came|arrive|arrives|arrived|return|returns|returned|drive|drives|walk|walks|reach|reaches|${BE}) (?:back )?(?:home|in|inside|back home|back)(?: again)?|(?:return|returns|arrive|arrives)|${BE} (?:back|home|back home|here))(?= |$)`,
);
const GO = `(?:go|goes|went|head|heads|walk|walks|step|steps|get|gets|pop|pops|am going|is going|are going|am heading|is heading|set|sets|move|moves|${BE})`;
const LEAVES = new RegExp(
  `^${SOON}(?:(?:leave|leaves|left|leaving|am leaving|is leaving|are leaving|exit|exits|depart from|departs from|depart|departs)(?: from)?|${GO} out of|(?:get|gets) off|(?:finish|finishes|finished|am done at|is done at)) `,
);
const LEAVES_HOME = new RegExp(
  `^${SOON}(?:(?:leave|leaves|left|am leaving|is leaving|are leaving)(?: (?:the )?(?:house|home|apartment|flat|building))?|${GO} (?:out|off|away)(?: (?:of )?(?:the )?(?:house|home|door|front door|flat|apartment))?|(?:am|is|are) (?:gone|out|away|out of the house|away from home)|have gone out|has gone out)(?= |$)`,
);
/** "Nobody is home": everyone has left. */
const NOT_THERE = /^(?:is|are) (?:at home|home|in the house|in|here|left|around)(?= |$)/;
/** Words that may follow a coming without changing what it is. */
const ENDS_WORK = /\b(?:finish|finishes|finished|off|done at) $/;
const ERRANDS = /^from (?:work|school|the office|the shops?|the shop|town|shopping)(?= |$)/;
const TAIL = /^(?:again|safely|myself|alone)(?= |$)/;

const lineFrom = (words: readonly TimeWord[], at: number): string =>
  words
    .slice(at)
    .map(({ norm }) => norm)
    .join(' ');
const countOf = (text: string): number => text.trim().split(' ').filter(Boolean).length;

/** Reads "when I get home", "every time Ben leaves work", "next time I'm in the garage" at word `at`. */
export function readOccasion(words: readonly TimeWord[], at: number, saying: Saying): SaidOccasion | undefined {
  const line = lineFrom(words, at);
  for (const [pattern, how] of OPENERS) {
    const opener = pattern.exec(line)?.[0];
    if (opener === undefined) continue;
    const start = at + countOf(opener);
    const subject = readSomeone(lineFrom(words, start), saying);
    if (!subject) return undefined;
    const read = readMove(words, start + subject.count, subject.who, saying);
    return read && { ...read, repeats: how === 'always', after: how === 'after', from: at };
  }
  return undefined;
}

type Move = Pick<SaidOccasion, 'who' | 'does' | 'place' | 'to'>;

function readMove(words: readonly TimeWord[], at: number, who: Someone, saying: Saying): Move | undefined {
  const line = lineFrom(words, at);
  const home = { zone: homeZone(saying.lexicon) };
  if (who === 'nobody') {
    const said = NOT_THERE.exec(line)?.[0];
    return said === undefined ? undefined : { who: 'everyone', does: 'leave', place: home, to: at + countOf(said) };
  }
  const ways: readonly (readonly [RegExp, RegExp, 'arrive' | 'leave'])[] = [
    [COMES, COMES_HOME, 'arrive'],
    [LEAVES, LEAVES_HOME, 'leave'],
  ];
  for (const [toPlace, plain, does] of ways) {
    const way = toPlace.exec(line)?.[0];
    const start = at + countOf(way ?? '');
    const place = way === undefined ? undefined : readPlace(lineFrom(words, start), saying.lexicon);
    // "When I finish dinner" is about no place at all.
    if (place && !(place.is === 'unknown' && ENDS_WORK.test(way ?? '')))
      return { who, does, place: placeOf(place, words, start), to: pastTail(words, start + place.count, saying) };
    const bare = plain.exec(line)?.[0];
    if (bare !== undefined) return { who, does, place: home, to: pastTail(words, at + countOf(bare), saying) };
  }
  return undefined;
}

function placeOf(place: ReadPlace, words: readonly TimeWord[], at: number): SaidOccasion['place'] {
  if (place.is === 'zone') return { zone: place.zone };
  if (place.is === 'area') return { area: place.area };
  return { unknown: words.slice(at, at + place.count) };
}

/** "Home from work" is home; where somebody comes from is said, and asks for no more. */
function pastTail(words: readonly TimeWord[], at: number, saying: Saying): number {
  const line = lineFrom(words, at);
  if (TAIL.test(line)) return at + 1;
  const from = line.startsWith('from ') ? readPlace(line.slice('from '.length), saying.lexicon) : undefined;
  return from && (from.is !== 'unknown' || ERRANDS.test(line)) ? at + 1 + from.count : at;
}
