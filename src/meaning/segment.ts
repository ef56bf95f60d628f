import type { Context } from '../domain/meaning.ts';
import { chooseConcept, type Lexicon } from './lexicon.ts';
import { readNumber } from './numbers.ts';
import { addPhrase, type PhraseTree, phrasesAt } from './phrase-tree.ts';
import type { Act, Piece, Sense } from './pieces.ts';
import type { Token } from './tokens.ts';
import { COLOURS, SHADED, WHITES } from './words/colours.ts';
import { GRAMMAR_WORDS } from './words/grammar-words.ts';
import { INTERJECTIONS } from './words/interjections.ts';
import { KINDS } from './words/kinds.ts';
import { OTHER_COLOUR, OTHER_COLOURS } from './words/other-colours.ts';
import { AMOUNTS, COMPARATIVES, LEVELS, PROPERTIES, STATE_WORDS } from './words/settings.ts';
import { VERBS } from './words/verbs.ts';

const INFLECTED: Readonly<Record<string, readonly string[]>> = {
  turn: ['turning', 'turns'],
  switch: ['switching'],
  put: ['putting', 'puts'],
  set: ['sets'],
  open: ['opens'],
  close: ['closes'],
  shut: ['shuts'],
  start: ['starts'],
  stop: ['stops'],
  dim: ['dims'],
  raise: ['raises'],
  lower: ['lowers'],
  make: ['makes'],
};

const WORDS = compileWords();
const KIND_TREE = compileKinds();

function compileWords(): PhraseTree {
  const tree: PhraseTree = new Map();
  const put = (phrase: string, sense: Sense): void => addPhrase(tree, phrase.split(' '), sense, phrase);
  for (const [act, phrases] of Object.entries(VERBS))
    for (const phrase of phrases) for (const form of formsOf(phrase)) put(form, { is: 'verb', act: act as Act });
  for (const [name, hs] of Object.entries({ ...SHADED, ...COLOURS })) put(name, { is: 'colour', name, hs });
  for (const phrase of OTHER_COLOURS) put(phrase, { is: 'colour', name: OTHER_COLOUR, hs: [0, 0] });
  for (const [name, kelvin] of Object.entries(WHITES)) put(name, { is: 'white', name, kelvin });
  for (const [name, pct] of Object.entries(LEVELS)) put(name, { is: 'level', pct });
  for (const [name, of] of Object.entries(PROPERTIES)) put(name, { is: 'property', of });
  for (const [name, more] of Object.entries(COMPARATIVES)) put(name, { is: 'more', ...more });
  for (const [name, factor] of Object.entries(AMOUNTS)) put(name, { is: 'amount', factor });
  for (const [name, state] of Object.entries(STATE_WORDS)) put(name, { is: 'state', state });
  for (const [phrase, sense] of GRAMMAR_WORDS) put(phrase, sense);
  return tree;
}

/** "Turning on", "turns on" and "closes" ask for what "turn on" does, where a definition is spoken. Other gerunds are names as often. */
function formsOf(phrase: string): readonly string[] {
  const [verb = '', ...rest] = phrase.split(' ');
  const forms = INFLECTED[verb] ?? [];
  return [phrase, ...forms.map((form) => [form, ...rest].join(' '))];
}

function compileKinds(): PhraseTree {
  const tree: PhraseTree = new Map();
  for (const [noun, kinds] of Object.entries(KINDS)) {
    addPhrase(tree, noun.split(' '), { is: 'kind', kinds, noun, plural: false }, noun);
  }
  return tree;
}

/** A piece costs 1, so that long known phrases win; these break ties between senses of the same words. */
const TIE: Partial<Record<Sense['is'], number>> = {
  concept: -0.3,
  entity: -0.2,
  kind: -0.15,
  area: -0.1,
  floor: -0.1,
  verb: -0.05,
  filler: 0.05,
  source: 0.4,
};
const UNKNOWN_COST = 3;
/** Words that only open a clause: they link it, or sigh. */
const OPENERS = new Set([
  ...INTERJECTIONS,
  'right',
  'first',
  'firstly',
  'second',
  'secondly',
  'next',
  'finally',
  'lastly',
  'last',
  'like',
  'alright',
  'yeah',
  'yes',
  'also',
  'then',
  'say',
  'and',
]);
/** What people call whoever does them a favour, at the end of a sentence. */
const ADDRESSED = new Set('love mate dear darling honey sweetie sweetheart buddy pal dude man sir madam'.split(' '));
const AFTER_BACK = new Set([
  '',
  'on',
  'off',
  'up',
  'down',
  'to',
  'in',
  'again',
  'please',
  'now',
  'and',
  ',',
  'open',
  'closed',
  'home',
  'at',
  'how',
]);
/** What people call their assistant, at the head of a sentence. */
const ASSISTANTS = new Set([
  'understudy',
  'assistant',
  'computer',
  'alexa',
  'google',
  'siri',
  'jarvis',
  'olly',
  'nabu',
  'rhasspy',
  'mycroft',
  'system',
  'hey',
  'hi',
  'hello',
]);
const CLAUSE_HEADS = new Set(
  ', : ; and then please you to not just now also never do ok okay hey yes no well so oh again right first finally lastly but or can could would will should'.split(
    ' ',
  ),
);

/**
 * Cuts a sentence into pieces with a sense each: the cheapest way through all known phrases (dynamic programming, work
 * proportional to words times the longest name). Words that no phrase covers become pieces of sense `unknown`.
 */
export function segment(tokens: readonly Token[], lexicon: Lexicon, context: Context): readonly Piece[] {
  const known = segmented.get(tokens);
  if (known && known.lexicon === lexicon && known.speaker === context.speaker) return known.pieces;
  const pieces = cut(tokens, lexicon, context);
  segmented.set(tokens, { lexicon, speaker: context.speaker, pieces });
  return pieces;
}

/** Several readers look at the same words: they are cut once. */
const segmented = new WeakMap<
  readonly Token[],
  { readonly lexicon: Lexicon; readonly speaker: string | undefined; readonly pieces: readonly Piece[] }
>();

function cut(tokens: readonly Token[], lexicon: Lexicon, context: Context): readonly Piece[] {
  const norms = tokens.map((token) => token.norm);
  const stems = tokens.map((token) => token.stem);
  const best: { cost: number; piece?: Piece }[] = [{ cost: 0 }];
  const offer = (from: number, to: number, sense: Sense, extra = 0): void => {
    const cost = (best[from]?.cost ?? 0) + 1 + (TIE[sense.is] ?? 0) + extra;
    const there = best[to];
    if (!there || cost < there.cost) best[to] = { cost, piece: { from, to, sense } };
  };
  for (let at = 0; at < tokens.length; at++) {
    if (!best[at]) continue;
    offer(at, at + 1, { is: 'unknown' }, UNKNOWN_COST - 1);
    if (heads(norms, at) && OPENERS.has(norms[at] ?? '')) offer(at, at + 1, { is: 'filler' });
    if (at <= 1 && ASSISTANTS.has(norms[at] ?? '')) offer(at, at + 1, { is: 'filler' });
    if (at > 0 && at === tokens.length - 1 && ADDRESSED.has(norms[at] ?? '')) offer(at, at + 1, { is: 'filler' });
    const number = readNumber(tokens, at);
    if (number) offer(at, number.to, number.sense);
    // "Switch" at the head of a clause is what to do, elsewhere it is a thing.
    for (const { to, node } of phrasesAt(WORDS, norms, at)) {
      // "Back on" and "back to blue" say again; "the back door" says which.
      if (norms[at] === 'back' && to === at + 1 && !AFTER_BACK.has(norms[to] ?? '')) continue;
      for (const { sense } of node.senses) offer(at, to, sense, heads(norms, at) && sense.is === 'verb' ? -0.2 : 0);
    }
    for (const { to, node } of phrasesAt(KIND_TREE, stems, at)) {
      const plural = tokens[to - 1]?.norm !== tokens[to - 1]?.stem;
      for (const { sense } of node.senses) if (sense.is === 'kind') offer(at, to, { ...sense, plural });
    }
    for (const { to, node } of [...phrasesAt(lexicon.names, stems, at), ...compoundAt(lexicon, stems, at)]) {
      const said = norms.slice(at, to).join(' ');
      // The written form is preferred to one that differs in number: "kitchen light" to the group "Kitchen lights".
      const exact = node.senses.some(({ written }) => written === said);
      for (const { sense, written } of node.senses) {
        if (sense.is === 'concept' && !chooseConcept(sense.ids, lexicon.concepts, context.speaker)) continue;
        if (exact && written !== said) continue;
        // "Kitchen lights" are the lights of the kitchen, though one of them is called Kitchen light.
        const several =
          sense.is === 'entity' && norms[to - 1] !== stems[to - 1] && joined(written).endsWith(stems[to - 1] ?? '');
        offer(at, to, sense, exact ? -0.05 : several ? 1 : 0.02);
      }
    }
  }
  const pieces: Piece[] = [];
  for (let at = tokens.length; at > 0; ) {
    const piece = best[at]?.piece;
    if (!piece) break;
    pieces.unshift(piece);
    at = piece.from;
  }
  return pieces.map((piece, i) => {
    if (isHeadOf(pieces[i - 1], piece, norms)) return { ...piece, sense: { is: 'filler' } };
    // "Party love" is a name as a whole; "on, love" calls somebody that.
    const named = pieces[i - 1]?.sense.is === 'unknown' && ADDRESSED.has(norms[piece.from] ?? '');
    return named && piece.sense.is === 'filler' ? { ...piece, sense: { is: 'unknown' } } : piece;
  });
}

const joined = (words: string): string => words.replace(/ /g, '');

/** Whether a clause may begin here. */
const heads = (norms: readonly string[], at: number): boolean => at === 0 || CLAUSE_HEADS.has(norms[at - 1] ?? '');

/** "Bed room", where the home writes "Bedroom". */
function compoundAt(lexicon: Lexicon, stems: readonly string[], at: number): ReturnType<typeof phrasesAt> {
  const next = stems[at + 1];
  if (next === undefined) return [];
  return phrasesAt(lexicon.names, [`${stems[at]}${next}`], 0).map(({ node }) => ({ to: at + 2, node }));
}

/** "The deadline setting", "the cosy scene": the noun after a taught word says no more than the word. */
function isHeadOf(before: Piece | undefined, piece: Piece, norms: readonly string[]): boolean {
  return before?.sense.is === 'concept' && piece.sense.is === 'unknown' && HEAD_NOUNS.has(norms[piece.from] ?? '');
}

const HEAD_NOUNS = new Set([
  'setting',
  'settings',
  'mode',
  'scene',
  'preset',
  'look',
  'style',
  'thing',
  'routine',
  'lighting',
]);
