const NUMBERS =
  /^(?:\d+(?:[.,]\d+)?|an?|half|quarter|couple|of|and|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred)$/;
const TENS = /^(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)$/;
const UNITS = /^(?:seconds?|secs?|minutes?|mins?|hours?|hrs?)$/;

/**
 * The first length of time in a text that is a whole one to `isLength`, in its own words; of a span ("three to five
 * minutes", "3-5 min") its end. Undefined where there is none.
 */
export function durationIn(text: string, isLength: (phrase: string) => boolean): string | undefined {
  const words = wordsOf(text);
  for (let at = 0; at < words.length; at++) {
    if (!UNITS.test(words[at] ?? '')) continue;
    let from = at;
    while (from > 0 && NUMBERS.test(words[from - 1] ?? '')) from--;
    if (from === at) continue;
    // "One hour and thirty minutes", "an hour and a half": as far as it goes.
    let to = at + 1;
    while (to < words.length && (NUMBERS.test(words[to] ?? '') || UNITS.test(words[to] ?? ''))) to++;
    for (let end = to; end > at; end--)
      for (let start = from; start < at; start++) {
        const phrase = words.slice(start, end).join(' ');
        if (isLength(phrase)) return phrase;
      }
  }
  return undefined;
}

/** The words of a text in lower case; "forty-five" are two, "3-5" are "3 to 5", and commas and ends of sentences part. */
function wordsOf(text: string): readonly string[] {
  const spaced = text
    .toLowerCase()
    .replace(/(\d)\s*[-–—]\s*(?=\d)/g, '$1 to ')
    .replace(/([a-z])[-–](?=[a-z])/g, (match, before: string, at: number, whole: string) =>
      TENS.test(/[a-z]+$/.exec(whole.slice(0, at + before.length))?.[0] ?? '') ? `${before} ` : match,
    )
    .replace(/(\d)(?=(?:s|sec|secs|min|mins|h|hr|hrs)\b)/g, '$1 ')
    .replace(/([.,;:!?()])(?=\s|$)/g, ' $1 ');
  return spaced.split(/\s+/).filter(Boolean);
}
