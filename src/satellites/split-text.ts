/**
 * Cuts a long text into pieces of at most `maxChars`, in order, at the best place that there is: after a sentence, else
 * after a clause, else between words. A single word that is longer is cut. Nothing but white space is lost.
 */
export function splitText(text: string, maxChars: number): string[] {
  const pieces: string[] = [];
  let rest = text.replace(/\s+/g, ' ').trim();
  while (rest.length > maxChars) {
    const cut = cutAt(rest, maxChars);
    pieces.push(rest.slice(0, cut).trim());
    rest = rest.slice(cut).trim();
  }
  if (rest !== '') pieces.push(rest);
  return pieces;
}

const ENDS = [/[.!?]["')]?\s/g, /[,;:]\s/g, /\s/g];

function cutAt(text: string, maxChars: number): number {
  // One more: the white space after a piece does not count.
  const window = text.slice(0, maxChars + 1);
  for (const end of ENDS) {
    const last = [...window.matchAll(end)].at(-1);
    if (last) return last.index + last[0].length;
  }
  // Not between the halves of a character outside the basic plane.
  const low = text.charCodeAt(maxChars) & 0xfc00;
  return low === 0xdc00 ? maxChars - 1 : maxChars;
}

/** What the satellite firmware has for a parsed message, and what its JSON library takes for each member. */
const FIRMWARE_BYTES = 300;
const MEMBER_BYTES = 16;
/** Below this, speech would fall to pieces. */
const LEAST_CHARS = 40;

/**
 * How many characters of text a `tts/say` with these other fields may have, so that an ESP32 satellite can parse it: its
 * document holds 300 bytes, of which each member takes 16, and each key and string its length and an end mark.
 */
export function sayBudget(fields: Readonly<Record<string, string | undefined>>): number {
  const used = Object.entries(fields).reduce(
    (sum, [key, value]) =>
      value === undefined ? sum : sum + MEMBER_BYTES + key.length + 1 + Buffer.byteLength(value) + 1,
    MEMBER_BYTES + 'text'.length + 1 + 1,
  );
  return Math.max(LEAST_CHARS, FIRMWARE_BYTES - used);
}
