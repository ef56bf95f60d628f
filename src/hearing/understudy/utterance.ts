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
 * Opens the way from sound over features and the network to a search, which follows while sound comes. The network looks
 * half a second ahead: to know the words before a pause it is told that nothing follows, and the search runs to that
 * end. Should more follow all the same, the search is taken back to where that end began.
 */
export function openUtterance(network: AcousticNetwork, openSearch: () => Search): Utterance {
  const features = openFeatures();
  const stream = network.open();
  const known: Posteriors[] = [];
  const search = openSearch();
  let samples = 0;
  let rest: Posteriors | undefined;
  let takeBack: () => void = () => undefined;

  async function end(): Promise<Ended> {
    if (rest === undefined) {
      rest = await stream.rest(features.rest());
      takeBack = search.mark();
      search.accept(rest);
    }
    return { search, posteriors: [...known, rest] };
  }

  function goOn(): void {
    if (rest === undefined) return;
    rest = undefined;
    takeBack();
  }

  return {
    async accept(sound) {
      if (sound.length === 0) return;
      samples += sound.length;
      goOn();
      const posteriors = await stream.accept(features.accept(sound));
      if (posteriors.rows === 0) return;
      known.push(posteriors);
      search.accept(posteriors);
    },
    async partial() {
      if (samples < LEAST_SAMPLES) return undefined;
      const { words, complete } = (await end()).search.partial();
      if (words.length === 0) return undefined;
      return { text: words.map(({ text }) => text).join(' '), complete, open: words.at(-1)?.open ?? false };
    },
    finish: async () => (samples < LEAST_SAMPLES ? { search, posteriors: [] } : end()),
  };
}
