/** The phones of American English in ARPAbet, as pronouncing dictionaries write them, in the alphabet's order. */
export const PHONES =
  'AA AE AH AO AW AY B CH D DH EH ER EY F G HH IH IY JH K L M N NG OW OY P R S SH T TH UH UW V W Y Z ZH'.split(' ');

/** How a name, or a word, is said: phones with blanks between ("K IY"), or words that sound the same ("key"). */
export interface Saying {
  readonly name: string;
  readonly saidAs: readonly string[];
}
