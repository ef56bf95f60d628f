/** A word of a grammar with phones of its own, for that place alone: "quay=K.IY". No word that is spoken contains a "=". */
export const saidWord = (word: string, phones: string): string => `${word}=${phones.replaceAll(' ', '.')}`;

/** The word itself. */
export function bareWord(word: string): string {
  const at = word.indexOf('=');
  return at <= 0 ? word : word.slice(0, at);
}

/** The phones that a word has for its place alone, if it has any. */
export function ownPhones(word: string): string | undefined {
  const at = word.indexOf('=');
  return at <= 0 || at === word.length - 1 ? undefined : word.slice(at + 1).replaceAll('.', ' ');
}
