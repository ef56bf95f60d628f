import { createRequire } from 'node:module';
import type { Model, WinkMethods } from 'wink-nlp';

/**
 * One word of a sentence. `norm` is lower case without apostrophes ("mias"), `stem` the same as singular ("light" for
 * "lights"); `start` and `end` are character positions, end exclusive; `pos` is a universal part-of-speech tag.
 */
export interface Token {
  readonly text: string;
  readonly norm: string;
  readonly stem: string;
  readonly start: number;
  readonly end: number;
  readonly pos: string;
}

// wink-nlp is CommonJS and takes its model as a value; loading both takes about 0.2 s, so it waits for the first use.
let wink: WinkMethods | undefined;
function tagger(): WinkMethods {
  if (!wink) {
    const require = createRequire(import.meta.url);
    const winkNLP = require('wink-nlp') as (model: Model, pipe: string[]) => WinkMethods;
    wink = winkNLP(require('wink-eng-lite-web-model') as Model, ['pos']);
  }
  return wink;
}

const CONTRACTIONS: Readonly<Record<string, readonly string[]>> = {
  "it's": ['it', 'is'],
  whats: ['what', 'is'],
  wheres: ['where', 'is'],
  whos: ['who', 'is'],
  hows: ['how', 'is'],
  theres: ['there', 'is'],
  its: ['its'],
  "that's": ['that', 'is'],
  "what's": ['what', 'is'],
  "where's": ['where', 'is'],
  "who's": ['who', 'is'],
  "how's": ['how', 'is'],
  "there's": ['there', 'is'],
  "here's": ['here', 'is'],
  "let's": ['let', 'us'],
  "i'm": ['i', 'am'],
  "we're": ['we', 'are'],
  "they're": ['they', 'are'],
  "you're": ['you', 'are'],
  "i'd": ['i', 'would'],
  "we'd": ['we', 'would'],
  "i'll": ['i', 'will'],
  "i've": ['i', 'have'],
  "don't": ['do', 'not'],
  dont: ['do', 'not'],
  "doesn't": ['does', 'not'],
  "didn't": ['did', 'not'],
  "can't": ['can', 'not'],
  cant: ['can', 'not'],
  cannot: ['can', 'not'],
  "couldn't": ['could', 'not'],
  "won't": ['will', 'not'],
  "shouldn't": ['should', 'not'],
  "isn't": ['is', 'not'],
  "aren't": ['are', 'not'],
  "wasn't": ['was', 'not'],
  "mustn't": ['must', 'not'],
};

const ALWAYS_SO = new Set([
  'is',
  'this',
  'its',
  'us',
  'was',
  'has',
  'does',
  'as',
  'yes',
  'always',
  'plus',
  'less',
  'thus',
  'gas',
  'bus',
  'glass',
]);

/** The singular of a noun, near enough to compare names by: "lights" light, "shelves" shelv (on both sides alike). */
export function singular(word: string): string {
  if (word.length < 3 || ALWAYS_SO.has(word) || word.endsWith('ss') || word.endsWith('us') || word.endsWith('is'))
    return word;
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ches|shes|sses|xes|zes)$/.test(word)) return word.slice(0, -2);
  return word.endsWith('s') ? word.slice(0, -1) : word;
}

/**
 * The words of a sentence, punctuation left out but for commas and colons, which part clauses. Contractions become
 * their words, possessives lose the apostrophe, hyphens part words.
 */
export function tokenize(text: string): readonly Token[] {
  const written = text.replace(/[\u2018\u2019\u02bc`]/g, "'");
  const its = tagger().its;
  const doc = tagger().readDoc(written);
  const words = doc.tokens().out() as string[];
  const tags = doc.tokens().out(its.pos) as unknown as string[];
  const tokens: Token[] = [];
  let cursor = 0;
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? '';
    const start = written.indexOf(word, cursor);
    if (start < 0) continue;
    let end = start + word.length;
    cursor = end;
    let whole = word;
    // "Mia" + "'s", "do" + "n't" are one written word.
    while (
      i + 1 < words.length &&
      written.startsWith(words[i + 1] ?? '', end) &&
      /^(?:'[a-z]*|n't)$/i.test(words[i + 1] ?? '')
    ) {
      i++;
      whole += words[i];
      end = start + whole.length;
      cursor = end;
    }
    push(tokens, text, whole, start, end, tags[i] ?? 'X');
  }
  return tokens;
}

function push(tokens: Token[], text: string, whole: string, start: number, end: number, pos: string): void {
  const lower = whole.toLowerCase();
  const parts = CONTRACTIONS[lower];
  if (parts) {
    for (const part of parts)
      tokens.push({ text: text.slice(start, end), norm: part, stem: singular(part), start, end, pos });
    return;
  }
  if (/^[^\p{L}\p{N}%°,:;]+$/u.test(lower)) return; // hyphens, full stops, quotation marks
  // "60%", "21.5°C", "2700k" are a number and its unit.
  const glued = /^(\d+(?:[.,]\d+)?)(%|°[cf]?|k|kelvin|am|pm|percent|min|h|s)$/.exec(lower);
  if (glued) {
    const middle = start + (glued[1]?.length ?? 0);
    add(tokens, text, glued[1] ?? '', start, middle, 'NUM');
    add(tokens, text, glued[2] ?? '', middle, end, 'NOUN');
    return;
  }
  add(tokens, text, lower.replace(/'/g, ''), start, end, pos);
}

function add(tokens: Token[], text: string, norm: string, start: number, end: number, pos: string): void {
  if (norm) tokens.push({ text: text.slice(start, end), norm, stem: singular(norm), start, end, pos });
}
