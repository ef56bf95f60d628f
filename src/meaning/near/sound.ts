/**
 * How a word sounds, as a string of letters that each stand for one sound: consonants by the spelling rules of
 * Metaphone (L. Philips, "Hanging on the Metaphone", Computer Language 7(12), 1990), reduced to those that English
 * names need; vowels are kept, a run of them as one, since what a recogniser confuses are mostly the vowels.
 * C stands for "ch", S for "sh", T for "th", N for "ng". Digits stay.
 */
export function soundOf(word: string): string {
  let sound = word.toLowerCase().replace(/[^a-z0-9]/g, '');
  for (const [spelling, said] of RULES) sound = sound.replace(spelling, said);
  return sound;
}

const RULES: readonly (readonly [spelling: RegExp, said: string])[] = [
  [/^[kg]n/, 'n'],
  [/^wr/, 'r'],
  [/^wh/, 'w'],
  [/^ps/, 's'],
  [/mb$/, 'm'],
  [/(?<=[aeiou])lk$/, 'k'],
  [/t?ch/g, 'C'],
  [/sc(?=[eiy])/g, 's'],
  [/sh|(?:ti|ci|si)(?=on|al|ous)/g, 'S'],
  [/th/g, 'T'],
  [/ph/g, 'f'],
  [/igh/g, 'i'],
  [/(?<=[ao]u)gh/g, ''],
  [/gh(?=[aeiou])/g, 'g'],
  [/gh/g, ''],
  [/dg(?=[eiy])/g, 'j'],
  [/ck/g, 'k'],
  [/c(?=[eiy])/g, 's'],
  [/c/g, 'k'],
  [/q(?:u(?=[aeiou]))?/g, 'kw'],
  [/x/g, 'ks'],
  [/ng(?![aeiou])/g, 'N'],
  [/g(?=[ei])/g, 'j'],
  // A silent e at the end; "kitchen's" and "nora's" keep their s.
  [/(?<=[aeiouy][a-zA-Z]+)e(?=s?$)/, ''],
  [/(?<=[aeiou])[wh](?![aeiou])/g, ''],
  [/(?<=.)y(?![aeiou])/g, 'i'],
  [/([aeiou])[aeiou]+/g, '$1'],
  [/([a-zA-Z])\1+/g, '$1'],
];

/** Sounds that are mistaken for each other: voiced and voiceless, vowels, nasals, liquids. After Editex's letter groups. */
const GROUPS: readonly string[] = ['aeiou', 'bp', 'dtT', 'gkj', 'fpv', 'fvT', 'szS', 'jCS', 'mnN', 'lr', 'w', 'y', 'h'];
const near = (one: string, other: string): boolean =>
  GROUPS.some((group) => group.includes(one) && group.includes(other));
const isVowel = (sound: string | undefined): boolean => sound !== undefined && 'aeiou'.includes(sound);

/**
 * How far two sounds are apart: the least sum of changes, where one within a group costs half. Editex (J. Zobel and
 * P. Dart, "Phonetic string matching", SIGIR 1996) on sounds instead of letters. The first consonant counts more than
 * others: it is the one that listeners and recognisers hardly ever mistake beyond its group.
 */
export function soundDistance(one: string, other: string): number {
  let row = [0];
  for (let j = 1; j <= other.length; j++) row[j] = (row[j - 1] ?? 0) + gapCost(other[j - 1], other[j - 2]);
  for (let i = 1; i <= one.length; i++) {
    const next = [(row[0] ?? 0) + gapCost(one[i - 1], one[i - 2])];
    for (let j = 1; j <= other.length; j++) {
      const swap = (row[j - 1] ?? 0) + changeCost(one[i - 1] ?? '', other[j - 1] ?? '', i === 1 && j === 1);
      const drop = (row[j] ?? 0) + gapCost(one[i - 1], one[i - 2]);
      const add = (next[j - 1] ?? 0) + gapCost(other[j - 1], other[j - 2]);
      next[j] = Math.min(swap, drop, add);
    }
    row = next;
  }
  return row[other.length] ?? 0;
}

function changeCost(one: string, other: string, first: boolean): number {
  if (one === other) return 0;
  if (near(one, other)) return 0.5;
  return first ? 1.5 : 1;
}

/** A vowel, an "h" or what only doubles its neighbour is easily lost. */
function gapCost(sound: string | undefined, before: string | undefined): number {
  if (isVowel(sound) || sound === 'h' || sound === 'w') return 0.5;
  return before !== undefined && sound !== undefined && near(sound, before) ? 0.5 : 1;
}

/**
 * How far two spellings are apart: changes, gaps and swapped neighbours, one each (optimal string alignment distance;
 * F. Damerau, CACM 7(3), 1964). For what was typed.
 */
export function spellingDistance(one: string, other: string): number {
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, j) => j);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      next[j] = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same);
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (swapped) next[j] = Math.min(next[j] ?? 0, (before[j - 2] ?? 0) + 1);
    }
    before = row;
    row = next;
  }
  return row[other.length] ?? 0;
}
