import { PHONES } from '../acoustic/posteriors.ts';

type Manner = 'stop' | 'affricate' | 'fricative' | 'nasal' | 'lateral' | 'glide';

interface Consonant {
  readonly manner: Manner;
  /** Where the tongue or lips close: 0 lips, 1 teeth and lip, 2 teeth, 3 ridge, 4 palate, 5 soft palate, 7 throat. */
  readonly place: number;
  readonly voiced: boolean;
}

/** A place in the vowel space: 0 close to 3 open, 0 front to 2 back. */
interface Tongue {
  readonly open: number;
  readonly back: number;
  readonly round?: boolean;
}

/** A vowel, and where it glides to; a rhotic one is coloured by an R. */
interface Vowel {
  readonly from: Tongue;
  readonly to: Tongue;
  readonly rhotic: boolean;
}

const consonant = (manner: Manner, place: number, voiced: boolean): Consonant => ({ manner, place, voiced });
const vowel = (from: Tongue, to: Tongue = from, rhotic = false): Vowel => ({ from, to, rhotic });
const at = (open: number, back: number, round = false): Tongue => ({ open, back, round });

/** The phones by how they are made (P. Ladefoged and K. Johnson, "A Course in Phonetics", 2014, chapters 1, 3 and 4). */
const CONSONANTS: Readonly<Record<string, Consonant>> = {
  P: consonant('stop', 0, false),
  B: consonant('stop', 0, true),
  T: consonant('stop', 3, false),
  D: consonant('stop', 3, true),
  K: consonant('stop', 5, false),
  G: consonant('stop', 5, true),
  CH: consonant('affricate', 4, false),
  JH: consonant('affricate', 4, true),
  F: consonant('fricative', 1, false),
  V: consonant('fricative', 1, true),
  TH: consonant('fricative', 2, false),
  DH: consonant('fricative', 2, true),
  S: consonant('fricative', 3, false),
  Z: consonant('fricative', 3, true),
  SH: consonant('fricative', 4, false),
  ZH: consonant('fricative', 4, true),
  HH: consonant('fricative', 7, false),
  M: consonant('nasal', 0, true),
  N: consonant('nasal', 3, true),
  NG: consonant('nasal', 5, true),
  L: consonant('lateral', 3, true),
  R: consonant('glide', 3.5, true),
  W: consonant('glide', 0.5, true),
  Y: consonant('glide', 4.5, true),
};

const VOWELS: Readonly<Record<string, Vowel>> = {
  IY: vowel(at(0, 0)),
  IH: vowel(at(0.6, 0.4)),
  EY: vowel(at(1.2, 0.1), at(0.4, 0.2)),
  EH: vowel(at(1.7, 0.2)),
  AE: vowel(at(2.4, 0.2)),
  AA: vowel(at(3, 1.6)),
  AO: vowel(at(2.3, 2, true)),
  OW: vowel(at(1.3, 1.9, true), at(0.5, 1.8, true)),
  UH: vowel(at(0.6, 1.6, true)),
  UW: vowel(at(0, 1.8, true)),
  AH: vowel(at(1.7, 1.1)),
  ER: vowel(at(1.4, 1.1), at(1.4, 1.1), true),
  AY: vowel(at(3, 1), at(0.5, 0.3)),
  AW: vowel(at(3, 1), at(0.6, 1.7, true)),
  OY: vowel(at(2, 1.9, true), at(0.5, 0.3)),
};

const VOICE = 0.25;
const PLACE = 0.12;
const MOST_PLACE = 0.4;
/** Manners that are near each other; all others are 0.6 apart. */
const MANNERS: Readonly<Record<string, number>> = {
  'affricate stop': 0.3,
  'affricate fricative': 0.25,
  'fricative stop': 0.4,
  'nasal stop': 0.5,
  'glide lateral': 0.3,
};
const OTHER_MANNER = 0.6;
/** Unstressed vowels all tend to this one. */
const NEUTRAL = new Set(['AH', 'IH']);
const MOST_TO_NEUTRAL = 0.3;
const LEAST = 0.05;
/** A vowel and the consonant that it turns into. */
const KIN: Readonly<Record<string, number>> = { 'ER R': 0.3, 'IY Y': 0.4, 'UW W': 0.4 };

/** How unlike two phones are: 0 the same, about 0.3 easily confused, 1 nothing in common. Symmetric. */
function unlikeness(one: string, other: string): number {
  if (one === other) return 0;
  const vowels = [VOWELS[one], VOWELS[other]] as const;
  const consonants = [CONSONANTS[one], CONSONANTS[other]] as const;
  if (vowels[0] !== undefined && vowels[1] !== undefined) {
    const apart = between(vowels[0], vowels[1]);
    const isReduced = NEUTRAL.has(one) || NEUTRAL.has(other);
    return Math.max(LEAST, isReduced ? Math.min(MOST_TO_NEUTRAL, apart) : apart);
  }
  if (consonants[0] !== undefined && consonants[1] !== undefined) return apart(consonants[0], consonants[1]);
  return KIN[[one, other].sort().join(' ')] ?? 1;
}

function apart(one: Consonant, other: Consonant): number {
  const manner =
    one.manner === other.manner ? 0 : (MANNERS[[one.manner, other.manner].sort().join(' ')] ?? OTHER_MANNER);
  const place = Math.min(MOST_PLACE, PLACE * Math.abs(one.place - other.place));
  return Math.min(1, manner + place + (one.voiced === other.voiced ? 0 : VOICE));
}

function between(one: Vowel, other: Vowel): number {
  const way = 0.5 * (gap(one.from, other.from) + gap(one.to, other.to)) * 0.8;
  return Math.min(1, way + (one.rhotic === other.rhotic ? 0 : 0.25));
}

const gap = (one: Tongue, other: Tongue): number =>
  Math.abs(one.open - other.open) / 3 + Math.abs(one.back - other.back) / 2.5 + (one.round === other.round ? 0 : 0.15);

/** What it costs where a phone is there on one side only: weak ones are dropped and put in more easily. */
const USUAL_GAP = 0.6;
const GAPS: Readonly<Record<string, number>> = { AH: 0.4, IH: 0.4, HH: 0.35, T: 0.45, D: 0.45, S: 0.5, Z: 0.5, R: 0.5 };

/** A phone that nothing is known of: unlike all others. */
export const STRANGE = PHONES.length;
const numbers: ReadonlyMap<string, number> = new Map(PHONES.map((phone, index) => [phone, index]));

/** ARPAbet phones with blanks between as numbers; what is no phone is strange. */
export const phoneNumbers = (phones: string): Uint8Array =>
  Uint8Array.from(phones.split(' ').filter(Boolean), (phone) => numbers.get(phone.replace(/\d$/, '')) ?? STRANGE);

const SIZE = PHONES.length + 1;
const TABLE = Float32Array.from({ length: SIZE * SIZE }, (_, index) => {
  const one = PHONES[Math.floor(index / SIZE)];
  const other = PHONES[index % SIZE];
  return one === undefined || other === undefined ? 1 : unlikeness(one, other);
});
const GAP_TABLE = Float32Array.from({ length: SIZE }, (_, index) => GAPS[PHONES[index] ?? ''] ?? USUAL_GAP);

/** The cost of one phone for another, by their numbers: 0 to 1. */
export const replacing = (one: number, other: number): number => TABLE[one * SIZE + other] ?? 1;

/** The cost of a phone that is not there on the other side. */
export const missing = (phone: number): number => GAP_TABLE[phone] ?? USUAL_GAP;
