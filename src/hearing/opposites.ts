/** Words whose confusion turns a request into another one, or into its opposite: what sounds alike, what is said alike. */
const PAIRS: readonly (readonly [string, string])[] = [
  ['on', 'off'],
  ['open', 'close'],
  ['opened', 'closed'],
  ['open', 'closed'],
  ['opening', 'closing'],
  ['lock', 'unlock'],
  ['locked', 'unlocked'],
  ['locking', 'unlocking'],
  ['up', 'down'],
  ['left', 'right'],
  ['in', 'out'],
  ['louder', 'quieter'],
  ['louder', 'softer'],
  ['loud', 'quiet'],
  ['more', 'less'],
  ['most', 'least'],
  ['maximum', 'minimum'],
  ['warmer', 'cooler'],
  ['warmer', 'colder'],
  ['hotter', 'colder'],
  ['hotter', 'cooler'],
  ['warm', 'cool'],
  ['warm', 'cold'],
  ['heat', 'cool'],
  ['heating', 'cooling'],
  ['higher', 'lower'],
  ['high', 'low'],
  ['raise', 'lower'],
  ['faster', 'slower'],
  ['brighter', 'darker'],
  ['brighter', 'dimmer'],
  ['lighter', 'darker'],
  ['bright', 'dim'],
  ['brighten', 'dim'],
  ['brighten', 'darken'],
  ['increase', 'decrease'],
  ['start', 'stop'],
  ['begin', 'end'],
  ['play', 'pause'],
  ['pause', 'resume'],
  ['continue', 'cancel'],
  ['arm', 'disarm'],
  ['armed', 'disarmed'],
  ['enable', 'disable'],
  ['activate', 'deactivate'],
  ['mute', 'unmute'],
  ['add', 'remove'],
  ['show', 'hide'],
  ['next', 'previous'],
  ['before', 'after'],
  ['upstairs', 'downstairs'],
  ['indoor', 'outdoor'],
  ['inside', 'outside'],
  ['thirteen', 'thirty'],
  ['fourteen', 'forty'],
  ['fifteen', 'fifty'],
  ['sixteen', 'sixty'],
  ['seventeen', 'seventy'],
  ['eighteen', 'eighty'],
  ['nineteen', 'ninety'],
  ['five', 'nine'],
];

const OPPOSITES: ReadonlyMap<string, readonly string[]> = (() => {
  const found = new Map<string, string[]>();
  for (const [one, other] of PAIRS) {
    found.set(one, [...(found.get(one) ?? []), other]);
    found.set(other, [...(found.get(other) ?? []), one]);
  }
  return found;
})();

const NONE: readonly string[] = [];

/** The words that a word must not be taken for. Symmetric. */
export const oppositesOf = (word: string): readonly string[] => OPPOSITES.get(word) ?? NONE;

/** A sentence with one of its words turned round. */
export interface Rival {
  readonly words: readonly string[];
  /** Which word, what it was and what it is now. */
  readonly at: number;
  readonly said: string;
  readonly or: string;
}

/** Every sentence that differs from this one in a single word, by its opposite. */
export function rivalsOf(words: readonly string[]): readonly Rival[] {
  return words.flatMap((said, at) => oppositesOf(said).map((or) => ({ words: words.with(at, or), at, said, or })));
}

/**
 * The word, and its opposite, by which two sentences contradict each other: one has it, the other its opposite instead.
 * They may differ otherwise too ("turn on the lamp", "turn the lamp off"). Nothing where they agree.
 */
export function oppositeBetween(
  one: readonly string[],
  other: readonly string[],
): { readonly said: string; readonly or: string } | undefined {
  const only = one.filter((word) => !other.includes(word));
  const instead = other.filter((word) => !one.includes(word));
  for (const said of only) {
    const or = instead.find((word) => oppositesOf(said).includes(word));
    if (or !== undefined) return { said, or };
  }
  return undefined;
}
