/** A synthesiser call never gets more than this many characters: it bounds memory and the wait for the first sound. */
const LONGEST_PIECE = 240;

/** Splits spoken text into sentences, and a sentence that is too long at its last comma or blank. */
export function sentences(text: string): readonly string[] {
  return text
    .split(/(?<=[.!?])\s+/)
    .flatMap(shorten)
    .map((piece) => piece.trim())
    .filter((piece) => /[A-Za-z]/.test(piece));
}

function shorten(sentence: string): readonly string[] {
  const pieces: string[] = [];
  let rest = sentence;
  while (rest.length > LONGEST_PIECE) {
    const head = rest.slice(0, LONGEST_PIECE);
    const comma = head.lastIndexOf(', ');
    const blank = head.lastIndexOf(' ');
    const cut = comma > LONGEST_PIECE / 3 ? comma + 1 : blank > 0 ? blank : LONGEST_PIECE;
    pieces.push(rest.slice(0, cut));
    rest = rest.slice(cut);
  }
  return [...pieces, rest];
}
