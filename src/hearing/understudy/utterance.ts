import { openFeatures } from '../acoustic/features.ts';
import type { AcousticNetwork } from '../acoustic/network.ts';
import type { Posteriors } from '../acoustic/posteriors.ts';
import type { PartialHearing } from '../engine.ts';
import type { Search } from '../search/search.ts';

/** One utterance on its way from sound to sentences. Not to be called again before the call before has settled. */
export interface Utterance {
  /** Takes 16 kHz mono samples as they come. */
  accept(samples: Int16Array): Promise<void>;
  /** The words so far, as if the utterance ended here. */
  partial(): Promise<PartialHearing | undefined>;
  /** The search over all that was said, and what the network made of it, if the utterance ends here. */
  finish(): Promise<Ended>;
}

export interface Ended {
  readonly search: Search;
  readonly posteriors: readonly Posteriors[];
}

/** Less sound than this, 0.1 s, is no word. */
const LEAST_SAMPLES = 1_600;

/**
 * Opens the way from sound over features and the network to a search. The search follows while sound comes; what is said
 * so far is found by a second one, since the network looks half a second ahead and has to be told that nothing follows.
 */
export function openUtterance(network: AcousticNetwork, openSearch: () => Search): Utterance {
  const features = openFeatures();
  const stream = network.open();
  const search = openSearch();
  const known: Posteriors[] = [];
  let samples = 0;
  let ended: Ended | undefined;

  async function end(): Promise<Ended> {
    const posteriors = [...known, await stream.rest(features.rest())];
    const whole = openSearch();
    for (const part of posteriors) whole.accept(part);
    return { search: whole, posteriors };
  }

  return {
    async accept(sound) {
      samples += sound.length;
      ended = undefined;
      const posteriors = await stream.accept(features.accept(sound));
      if (posteriors.rows === 0) return;
      known.push(posteriors);
      search.accept(posteriors);
    },
    async partial() {
      if (samples < LEAST_SAMPLES) return undefined;
      ended ??= await end();
      const { words, complete } = ended.search.partial();
      if (words.length === 0) return undefined;
      return { text: words.map(({ text }) => text).join(' '), complete, open: words.at(-1)?.open ?? false };
    },
    async finish() {
      if (ended !== undefined) return ended;
      const rest = samples < LEAST_SAMPLES ? [] : [await stream.rest(features.rest())];
      for (const part of rest) search.accept(part);
      return { search, posteriors: [...known, ...rest] };
    },
  };
}
