import type { HeldBack, Remark } from '../../domain/remark.ts';
import { listOf, phraseDeed, phraseRequest, withArticle } from './setting-phrases.ts';

/** What a request would do now: all of it, also what it would ask about or leave out. */
export function wordWould({ words, deeds, asks, leftOut, gone, held }: Extract<Remark, { say: 'would' }>): string {
  const does = deeds.map(phraseRequest).join(', ');
  const parts = [
    does ? `Now "${words}" would ${does}.` : '',
    asks.length ? `It would ask before it would ${listOf(asks.map(phraseRequest))}.` : '',
    ...held.map(wordWouldNot),
    leftOut.length
      ? `Left out: ${listOf(leftOut.map(({ device, what }) => `${withArticle(device)} can't do ${what}`))}.`
      : '',
    gone.length ? `I can't find ${listOf(gone.map(withArticle))} any more.` : '',
  ];
  return parts.filter(Boolean).join(' ') || `Now "${words}" would change nothing.`;
}

function wordWouldNot({ concept, deed, onlyIf }: HeldBack): string {
  return deed
    ? `It would not ${phraseRequest(deed)}: that is only ${onlyIf}.`
    : `"${concept}" only works ${onlyIf}, so that would do nothing now.`;
}

/** What it saw people do. */
export function wordSaw({ name, deeds, done }: Extract<Remark, { say: 'saw' }>): string {
  return `Okay, I saw ${deeds.map(phraseDeed).join(', ')}. ${done ?? `I know what "${name}" means now.`}`;
}
