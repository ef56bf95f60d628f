import type { Intent } from '../domain/meaning.ts';
import { after, type Saying, slice } from './saying.ts';
import { talkIntent } from './talk.ts';

const CORRECTION =
  /^(?:(?:no|nope|not that(?: one)?|wrong(?: one)?|sorry|wait|actually) )+(?:(?:i )?(?:meant|mean|said|wanted|want)(?: to say)? |the other one |rather |make that |it is )?(?!thanks|thank|forget|never|leave|cancel)(?=.)|^i (?:meant|mean|said)(?: to say)? /;

/** "No, I meant the bedroom light": the words that put the last request right. */
export function correctionIn(saying: Saying): Intent | undefined {
  if (!saying.context.focus?.length) return undefined; // there is nothing to put right
  const words = saying.tokens.filter((token) => !/^[,:;]$/.test(token.norm));
  const lead = CORRECTION.exec(words.map((token) => token.norm).join(' '))?.[0].trim();
  if (!lead) return undefined;
  const bare = { ...saying, tokens: words };
  const rest = after(bare, lead.split(' ').length);
  return rest.tokens.length ? talkIntent({ about: 'correct', words: slice(rest, 0) }) : undefined;
}
