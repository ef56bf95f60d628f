import type { Definition } from '../domain/concept.ts';
import type { Context } from '../domain/meaning.ts';
import { readDefinition } from './define.ts';
import { hasNouns } from './frame.ts';
import { chooseConcept, type Lexicon } from './lexicon.ts';
import { likelyDomains } from './likely-domains.ts';
import type { Sense } from './pieces.ts';
import { readFrame } from './read-frame.ts';
import { hear, type Saying } from './saying.ts';
import { segment } from './segment.ts';
import { conceptKey } from './statement.ts';
import { findTarget } from './target-phrase.ts';
import type { TeachingEyes } from './teaching.ts';
import { tokenize } from './tokens.ts';

const BEGINS_REQUEST: ReadonlySet<Sense['is']> = new Set<Sense['is']>([
  'verb',
  'filler',
  'particle',
  'preposition',
  'not',
  'condition',
]);

/** What the patterns of teaching see of this home and of what was taught. */
export function eyesFor(saying: Saying): TeachingEyes {
  const { lexicon, context } = saying;
  const defines = (part: Saying): boolean => {
    const read = readDefinition(part, { text: '', targets: [], guess: 'action' });
    // What the home lacks for a condition is told when it is to be learned; it is a definition all the same.
    if (read.outcome !== 'defined') return read.outcome === 'as-now' || read.why !== undefined;
    return !isBareState(read.definition);
  };
  return {
    defines,
    commands: (part) => segment(part.tokens, lexicon, context)[0]?.sense.is === 'verb' && defines(part),
    definesWords: (words) =>
      readDefinition(hear(words, lexicon, context), { text: '', targets: ['light.any'], guess: 'setting' }).outcome ===
      'defined',
    locate: (words) => {
      const part = hear(words, lexicon, context);
      const frame = readFrame(segment(part.tokens, lexicon, context));
      const meant =
        hasNouns(frame.nouns) && !frame.unknown.length
          ? findTarget(frame, likelyDomains(frame), lexicon, context)
          : undefined;
      return meant?.outcome === 'found' ? meant.target : undefined;
    },
    conceptNamed: (words) => namedConcept(words, lexicon, context),
    taughtName: (words) => taughtName(words, lexicon, context),
    nameable: (words) => {
      const pieces = segment(tokenize(words), lexicon, context);
      const first = pieces.find(({ sense }) => sense.is !== 'article')?.sense.is;
      const isNoun = pieces.every(({ sense }) => sense.is !== 'unknown') && hasNouns(readFrame(pieces).nouns);
      return first !== undefined && !BEGINS_REQUEST.has(first) && !isNoun;
    },
    newName: (words) => segment(tokenize(words), lexicon, context).some(({ sense }) => sense.is === 'unknown'),
    namesPlace: (words) => {
      const read = readDefinition(hear(words, lexicon, context), { text: '', targets: [], guess: 'action' });
      return read.outcome === 'defined' && read.definition.kind === 'name' && 'in' in read.definition.means;
    },
  };
}

/** "The kettle is off" says how it is; it teaches nothing. */
function isBareState(definition: Definition): boolean {
  return (
    definition.kind === 'setting' &&
    definition.steps.every((step) => 'set' in step && Object.keys(step.set).join() === 'state')
  );
}

function namedConcept(words: string, lexicon: Lexicon, context: Context): string | undefined {
  const tokens = tokenize(words);
  const piece = segment(tokens, lexicon, context).filter(({ sense }) => sense.is !== 'article');
  const only = piece.length === 1 ? piece[0]?.sense : undefined;
  const ids = only?.is === 'concept' ? only.ids : lexicon.statements.get(conceptKey(tokens));
  return ids ? chooseConcept(ids, lexicon.concepts, context.speaker)?.id : undefined;
}

function taughtName(words: string, { concepts }: Lexicon, { speaker }: Context): string | undefined {
  const key = conceptKey(tokenize(words));
  const ids = [...concepts.values()]
    .filter(({ definition, name, otherNames }) => {
      return definition.kind === 'name' && [name, ...otherNames].some((one) => conceptKey(tokenize(one)) === key);
    })
    .map(({ id }) => id);
  return chooseConcept(ids, concepts, speaker)?.id;
}
