import type { Talk } from '../domain/meaning.ts';
import { type Saying, slice } from './saying.ts';

/** Teaching by showing, as a whole sentence; `name` is what is taught. */
const FORMS: readonly RegExp[] = [
  /^(?:(?:and|ok|okay|so|please|now) )*(?:let me|i will|i want to|i would like to|i am going to|can i) (?:show|demonstrate)(?: to)?(?: you)?(?: what)? (?<name>.+?)(?: (?:is|means|looks like|does))?$/,
  /^(?:(?:and|ok|okay|so|please|now) )*(?:when|whenever|if) i say (?<name>.+?) (?:then )?(?:watch me|watch what i do|i will show you|let me show you)$/,
  /^(?:(?:and|ok|okay|so|please|now) )*watch me(?: do)? (?:and (?:call|name) (?:it|that) )?(?<name>.+)$/,
  /^(?:(?:and|ok|okay|so|please|now) )*(?:learn|remember) (?<name>.+?) by watching(?: me)?$/,
  /^(?<name>.+?) (?:means|is) (?:what i (?:do|am doing) (?:now|next)|watch me)$/,
];

const NAMELESS =
  /^(?:(?:and|ok|okay|so|please|now) )*(?:watch me|watch (?:this|what i do)|look what i do|(?:let me|i will|i want to|can i) show you(?: something)?|learn by watching(?: me)?)$/;

/** "Watch me", and nobody said what for: the word is wanted first. */
export function showsNameless({ tokens }: Saying): boolean {
  return NAMELESS.test(
    tokens
      .map(({ norm }) => norm)
      .filter((norm) => !/^[,:;]$/.test(norm))
      .join(' '),
  );
}

/** "Let me show you movie time", "when I say bedtime, watch me". `nameable` says whether words may be a new name. */
export function readShowing(saying: Saying, nameable: (words: string) => boolean): Talk | undefined {
  const tokens = saying.tokens.filter(({ norm }) => !/^[,:;]$/.test(norm));
  const line = tokens.map(({ norm }) => norm).join(' ');
  for (const pattern of FORMS) {
    const match = pattern.exec(line);
    const name = match?.groups?.name;
    if (!match || name === undefined || /^(?:it|that|this|you|how|what|something)$/.test(name)) continue;
    const from = line.slice(0, line.indexOf(name, match[0].search(/\S/))).trim();
    const at = from ? from.split(' ').length : 0;
    const written = slice({ ...saying, tokens }, at, at + name.split(' ').length).replace(/^(?:the|a|an) /i, '');
    if (written && nameable(written)) return { about: 'teach', concept: written, words: 'watch me' };
  }
  return undefined;
}
