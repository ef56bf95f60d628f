import type { Turn } from '../../satellites/turn-timing.ts';

/** A turn as one line of the log. */
export function describeTurn({ siteId, heard, reply, endOfSpeechMs, wordsMs, firstAudioMs }: Turn): string {
  const words = heard.outcome === 'heard' ? `"${heard.hypotheses[0].text}"` : heard.reason;
  const times = [
    `words after ${Math.round(wordsMs - endOfSpeechMs)} ms`,
    ...(firstAudioMs === undefined ? [] : [`first audio after ${Math.round(firstAudioMs - endOfSpeechMs)} ms`]),
  ];
  return `${siteId}: ${words} -> "${reply.say}" (${times.join(', ')})`;
}
