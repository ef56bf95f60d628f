/** A pronouncing dictionary: words in lower case to pronunciations (ARPAbet phones, blanks between), the usual one first. */
export interface Dictionary {
  lookup(word: string): readonly string[];
  /** Every word with its first pronunciation. */
  entries(): Iterable<readonly [word: string, phones: string]>;
}

/**
 * Reads a dictionary as CMU Sphinx writes it: a word, blanks, phones on each line; `word(2)` for a further
 * pronunciation; lines that begin with `;;` are comments. The text is kept as it is, with an index of line starts
 * beside it: a map of all words would take ten times the memory.
 */
export function readDictionary(text: string): Dictionary {
  const lines: number[] = [];
  for (let at = 0; at < text.length; at = nextLine(text, at)) {
    if (!text.startsWith(';;', at) && text[at] !== '\n') lines.push(at);
  }
  const size = 2 ** Math.ceil(Math.log2(lines.length * 2 + 1));
  const table = new Int32Array(size).fill(-1);
  for (const at of lines) {
    let slot = hash(baseAt(text, at)) & (size - 1);
    while (table[slot] !== -1) slot = (slot + 1) & (size - 1);
    table[slot] = at;
  }

  return {
    lookup(word) {
      const found: { at: number; phones: string }[] = [];
      let slot = hash(word) & (size - 1);
      for (let at = table[slot] ?? -1; at !== -1; at = table[slot] ?? -1) {
        if (baseAt(text, at) === word) found.push({ at, phones: phonesAt(text, at) });
        slot = (slot + 1) & (size - 1);
      }
      return found.sort((a, b) => a.at - b.at).map(({ phones }) => phones);
    },
    *entries() {
      for (const at of lines) {
        const end = wordEnd(text, at);
        if (text[end - 1] !== ')') yield [text.slice(at, end), phonesAt(text, at)];
      }
    },
  };
}

function nextLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end + 1;
}

function wordEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && text.charCodeAt(end) > 32) end += 1;
  return end;
}

/** The word of the line, without the number of a further pronunciation. */
function baseAt(text: string, at: number): string {
  const word = text.slice(at, wordEnd(text, at));
  return word.endsWith(')') ? word.replace(/\(\d+\)$/, '') : word;
}

function phonesAt(text: string, at: number): string {
  return text.slice(wordEnd(text, at), nextLine(text, at)).trim();
}

/** FNV-1a, 32 bits (Fowler, Noll, Vo). */
function hash(word: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < word.length; index += 1) {
    value = Math.imul(value ^ word.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
}
