import type { Clock } from '../domain/clock.ts';
import type { Heard } from '../domain/heard.ts';

/** What the assistant itself says, and when, so that a microphone which picks it up does not make a command of it. */
export interface OwnVoice {
  /** It begins to be heard somewhere; the result is called when it has ended there. */
  says(text: string): () => void;
  /** Whether what was heard just now is the assistant's own voice, in this room or from another. */
  echoes(heard: Heard): boolean;
}

/** Rooms ring, players lag behind what they say of themselves. */
const RING_MS = 300;
/** A person who repeats several words of what was said just now, so soon after it, is not one. */
const AFTERWARDS_MS = 2_000;
const LEAST_AFTERWARDS = 3;
/** While it speaks, words that are so nearly its own are taken for its own: an echo is seldom heard without a mistake. */
const LEAST_SHARE = 0.6;

interface Saying {
  readonly words: readonly string[];
  readonly fromMs: number;
  toMs: number | undefined;
}

/**
 * Remembers what is said at all sites. `asSpoken` spells out numbers and units the way the voice reads them. Sites share
 * one memory, since a voice carries to the next room.
 */
export function rememberOwnVoice(clock: Pick<Clock, 'now'>, asSpoken: (text: string) => string): OwnVoice {
  let sayings: readonly Saying[] = [];

  return {
    says(text) {
      const fromMs = clock.now();
      const saying: Saying = { words: wordsOf(asSpoken(text)), fromMs, toMs: undefined };
      sayings = [...sayings.filter(({ toMs }) => toMs === undefined || fromMs - toMs < 60_000), saying];
      return () => {
        saying.toMs = clock.now();
      };
    },
    echoes(heard) {
      const said = wordsOf(heard.hypotheses[0]?.text ?? '');
      if (said.length === 0) return false;
      const { audioMs, decodeMs, endpointMs } = heard.timing;
      const endMs = clock.now() - decodeMs - endpointMs;
      const startMs = endMs - audioMs;
      return sayings.some(({ words, fromMs, toMs = Number.POSITIVE_INFINITY }) => {
        if (endMs < fromMs || startMs >= toMs + AFTERWARDS_MS) return false;
        // Half of it at least must have been said meanwhile: what began with the last word is an answer.
        const ownMs = Math.min(endMs, toMs + RING_MS) - Math.max(startMs, fromMs);
        if (ownMs >= audioMs / 2) return inCommon(said, words) >= LEAST_SHARE * said.length;
        return said.length >= LEAST_AFTERWARDS && ` ${words.join(' ')} `.includes(` ${said.join(' ')} `);
      });
    },
  };
}

/** The length of the longest sequence of words that both have in order (R. Wagner and M. Fischer, JACM 21(1), 1974). */
function inCommon(one: readonly string[], other: readonly string[]): number {
  let row = new Array<number>(other.length + 1).fill(0);
  for (const word of one) {
    const next = [0];
    for (const [at, against] of other.entries()) {
      next.push(word === against ? (row[at] ?? 0) + 1 : Math.max(next[at] ?? 0, row[at + 1] ?? 0));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? [];
}
