import type { Lexicon } from '../lexicon.ts';
import { plainly } from './people.ts';

/** A place that is named, or words that name none that the home knows. */
export type ReadPlace =
  | { readonly is: 'zone'; readonly zone: string; readonly count: number }
  | { readonly is: 'area'; readonly area: string; readonly count: number }
  | { readonly is: 'unknown'; readonly count: number };

const ARTICLE = /^(?:the|my|our|his|her|their|a|an) /;
const HOME = /^(?:home|house|the house|apartment|flat|building|place)(?= |$)/;
/** What no place begins with: then the words before were no way of going somewhere. */
const NO_PLACE =
  /^(?:bed|sleep|know|be|do|have|see|it|that|this|him|her|them|you|us|me|early|late|soon|again|today|tomorrow|tonight|now|time|least|all|once|first|last|\d+)(?= |$)/;
/** Where words that nobody knows end: at what begins another part of the sentence. */
const ENDS =
  /^(?:to|about|that|of|and|then|please|remind|tell|say|ask|let|after|before|between|from|on|in|at|during|every|each|tomorrow|today|tonight|this|if|when|for)$/;
const LONGEST_UNKNOWN = 4;

/** The place named at the start of a line of words, the longest name first. */
export function readPlace(line: string, lexicon: Lexicon): ReadPlace | undefined {
  const article = ARTICLE.exec(line)?.[0] ?? '';
  const skipped = article ? 1 : 0;
  const said = line.slice(article.length);
  const { zones, areas } = lexicon.home;
  const known = [
    ...zones.map(({ name }) => ({ place: { is: 'zone', zone: name } as const, name: plainly(name) })),
    ...areas.flatMap(({ name, aliases }) =>
      [name, ...aliases].map((one) => ({ place: { is: 'area', area: name } as const, name: plainly(one) })),
    ),
  ]
    .filter(({ name }) => name && (said === name || said.startsWith(`${name} `)))
    .sort((one, other) => other.name.length - one.name.length)[0];
  if (known) return { ...known.place, count: skipped + known.name.split(' ').length };
  const home = HOME.exec(said)?.[0];
  if (home !== undefined) return { is: 'zone', zone: homeZone(lexicon), count: skipped + home.split(' ').length };
  if (NO_PLACE.test(said)) return undefined;
  const words = said.split(' ').filter(Boolean);
  const end = words.findIndex((word) => ENDS.test(word));
  const count = end < 0 ? words.length : end;
  return count > 0 && count <= LONGEST_UNKNOWN ? { is: 'unknown', count: skipped + count } : undefined;
}

/** The zone that is the home. A hub has one, whether or not it is among those that were told. */
export function homeZone({ home }: Lexicon): string {
  return home.zones.find(({ name }) => name.toLowerCase() === 'home')?.name ?? 'Home';
}
