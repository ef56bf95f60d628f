import type { Saying } from '../saying.ts';

/** One word as the time skill reads it: "7:30pm" is two, "a.m." is "am", commas are left out. */
export interface TimeWord {
  readonly norm: string;
  /** Characters of the sentence, end exclusive. */
  readonly start: number;
  readonly end: number;
}

const MERIDIEM: Readonly<Record<string, string>> = { 'a.m.': 'am', 'p.m.': 'pm', 'a.m': 'am', 'p.m': 'pm' };

/** The words of a sentence with times taken apart. */
export function timeWords(saying: Saying): readonly TimeWord[] {
  const words: TimeWord[] = [];
  for (const { norm, start, end } of saying.tokens) {
    if (/^[,:;]$/.test(norm) || (words.at(-1)?.end === end && start === words.at(-1)?.start && norm === '')) continue;
    const glued = /^(\d{1,2}(?:[:.]\d\d)?)(am|pm|a\.m\.?|p\.m\.?|hours|hour|hrs|hr|mins|secs|sec|days|m|d)$/.exec(norm);
    if (glued?.[1] && glued[2]) {
      const middle = start + glued[1].length;
      words.push({ norm: glued[1], start, end: middle });
      words.push({ norm: MERIDIEM[glued[2]] ?? glued[2], start: middle, end });
      continue;
    }
    words.push({ norm: MERIDIEM[norm] ?? norm, start, end });
  }
  return joinMeridiem(words);
}

/** "Six a m" is heard as three words. */
function joinMeridiem(words: readonly TimeWord[]): readonly TimeWord[] {
  const joined: TimeWord[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    const next = words[i + 1];
    if (!word) continue;
    if (next?.norm === 'm' && (word.norm === 'a' || word.norm === 'p')) {
      joined.push({ norm: `${word.norm}m`, start: word.start, end: next.end });
      i++;
    } else joined.push(word);
  }
  return joined;
}

/** What stands in the sentence from one word to another, as it was written. */
export function written(text: string, words: readonly TimeWord[]): string {
  const parts: string[] = [];
  let start: number | undefined;
  let end = 0;
  for (const [i, word] of words.entries()) {
    // The two words of a contraction stand in one place.
    if (i > 0 && words[i - 1]?.start === word.start && words[i - 1]?.end === word.end) continue;
    // Words that were beside each other stay so, with what stood between them.
    if (start !== undefined && /^[\s,;:.'"-]*$/.test(text.slice(end, word.start)) && word.start >= end) end = word.end;
    else {
      if (start !== undefined) parts.push(text.slice(start, end));
      start = word.start;
      end = word.end;
    }
  }
  if (start !== undefined) parts.push(text.slice(start, end));
  return parts.join(' ').trim();
}

const LEAD =
  /^(?:(?:hey|hi|ok|okay|olly|please|kindly|just|so|well|um|uh|oh|and|then|also|now|actually|alright|right|yes|yeah) |(?:can|could|would|will) (?:you|we) (?:please |just |kindly )?|i (?:want|need) you to |i would like you to |would you mind |go ahead and |i wish (?:that )?you would |you (?:can|should|could) |let us )+/;
const TAIL =
  /(?: (?:please|thanks|thank you|thank you very much|for me|for us|olly|ok|okay|now please|right away|if you can|will you|would you|can you))+$/;

/** The words without the courtesies around them. They never carry a time, a place, an amount or a no. */
export function withoutCourtesy(words: readonly TimeWord[]): readonly TimeWord[] {
  const line = `${words.map(({ norm }) => norm).join(' ')} `;
  const lead = LEAD.exec(line)?.[0] ?? '';
  const rest = line.slice(lead.length).trimEnd();
  const tail = TAIL.exec(rest)?.[0] ?? '';
  const count = (part: string): number => part.split(' ').filter(Boolean).length;
  return words.slice(count(lead), words.length - count(tail));
}
