import type { Guess, KnownName } from './meaning.ts';
import type { Lacking } from './missing.ts';
import type { Setting } from './setting.ts';

/** Something done, or that would be done: devices by name (or what stands for them), and how they shall be. */
export interface Deed {
  readonly devices: readonly string[];
  readonly set: Setting;
}

/** A step of a concept in words: what it does, and what it waits for ("after 10 PM", "when the TV is on"). */
export interface DescribedStep extends Deed {
  readonly onlyIf?: string;
}

/** A concept in words: what it does, which others it uses, or what it is a name for. */
export interface DescribedConcept {
  readonly steps: readonly DescribedStep[];
  readonly uses: readonly string[];
  readonly means?: readonly string[];
  readonly onlyIf?: string;
}

/** What was left out: a whole concept, or some of it, and what it waits for. */
export interface HeldBack {
  readonly concept: string;
  readonly deed?: Deed;
  readonly onlyIf: string;
}

/** What the assistant says, before it has words. The room `voice` words it. */
export type Remark =
  | {
      readonly say: 'done';
      readonly deeds: readonly Deed[];
      /** The taught concepts that were used. */
      readonly concepts: readonly string[];
      readonly leftOut: readonly LeftOut[];
      readonly gone: readonly string[];
      /** A concept that was learned on the way. */
      readonly learned?: string;
      /** What was left out, since conditions do not hold. */
      readonly held?: readonly HeldBack[];
      /** What will be put back, and when ("in 10 minutes"); what will not, since it needs a yes. */
      readonly putsBack?: {
        readonly deeds: readonly Deed[];
        readonly asks: readonly Deed[];
        readonly when: string;
      };
    }
  /** What could be done next, as a question. */
  | { readonly say: 'offer'; readonly deeds: readonly Deed[] }
  /** It is so already: there is nothing that could be put back. */
  | { readonly say: 'already'; readonly deeds: readonly Deed[] }
  /** Nothing was done: conditions do not hold. */
  | { readonly say: 'held'; readonly held: readonly HeldBack[]; readonly learned?: string }
  | { readonly say: 'teach-me'; readonly words: string; readonly guess: Guess }
  | {
      readonly say: 'define-again';
      readonly name: string;
      readonly unclear: string;
      readonly attempt: number;
      /** What is missing, as a sentence, where that is known. */
      readonly why?: string;
    }
  | { readonly say: 'gave-up'; readonly name: string }
  | {
      readonly say: 'to-what';
      readonly what: Lacking;
      readonly devices: readonly string[];
      readonly again: boolean;
    }
  /** A name that is to be taught means something already: what it means, and what it would mean. */
  | {
      readonly say: 'means-already';
      readonly name: string;
      readonly is: KnownName['is'] | 'concept';
      readonly of?: string;
      readonly before?: DescribedConcept;
      readonly wanted: DescribedConcept;
    }
  | { readonly say: 'other-name'; readonly name: string }
  /** What was said is not known; `name` sounds like it, or means the same. */
  | {
      readonly say: 'did-you-mean';
      readonly words: string;
      readonly name: string;
      readonly is: 'device' | 'place' | 'concept';
      readonly again: boolean;
    }
  /** Two words that mean opposite things were heard alike. */
  | { readonly say: 'which-word'; readonly said: string; readonly or: string; readonly again: boolean }
  | { readonly say: 'which'; readonly names: readonly string[]; readonly again: boolean }
  | {
      readonly say: 'confirm';
      readonly deeds: readonly Deed[];
      readonly done: readonly Deed[];
      readonly again: boolean;
    }
  | {
      readonly say: 'learned';
      readonly name: string;
      /** What it does, where it is worth saying back. */
      readonly steps?: readonly DescribedStep[];
      readonly onlyIf?: string;
    }
  | {
      readonly say: 'changed';
      readonly name: string;
      readonly steps: readonly DescribedStep[];
      readonly uses: readonly string[];
      readonly onlyIf?: string;
    }
  /** It would use itself. */
  | { readonly say: 'circle'; readonly name: string }
  /** What a request would do now, where nothing of it is done. */
  | {
      readonly say: 'would';
      readonly words: string;
      readonly deeds: readonly Deed[];
      /** What it would ask for a yes before. */
      readonly asks: readonly Deed[];
      readonly leftOut: readonly LeftOut[];
      readonly gone: readonly string[];
      readonly held: readonly HeldBack[];
    }
  /** It watches what people do, to learn what a word means. */
  | { readonly say: 'watching'; readonly name: string }
  /** `done`: what was said of the request that it was asked for with, where that is more than done now. */
  | { readonly say: 'saw'; readonly name: string; readonly deeds: readonly Deed[]; readonly done?: string }
  | { readonly say: 'saw-nothing'; readonly name: string }
  | { readonly say: 'go-on'; readonly name: string }
  | { readonly say: 'how-to-teach' }
  | { readonly say: 'not-a-change'; readonly name: string; readonly words: string }
  | { readonly say: 'forgot'; readonly name: string }
  | {
      readonly say: 'explain';
      readonly name: string;
      readonly steps: readonly DescribedStep[];
      readonly uses: readonly string[];
      readonly onlyIf?: string;
      readonly means?: readonly string[];
    }
  | { readonly say: 'list-taught'; readonly names: readonly string[] }
  | { readonly say: 'what-shall-it-do'; readonly name: string }
  | { readonly say: 'unable'; readonly devices: readonly string[]; readonly what: readonly string[] }
  | {
      readonly say: 'gone';
      readonly name: string;
      readonly devices: readonly string[];
      readonly concepts: readonly string[];
    }
  /** A skill's own words. */
  | { readonly say: 'plainly'; readonly text: string }
  | { readonly say: 'cannot'; readonly reason: string }
  | { readonly say: 'failed'; readonly reason: string }
  | { readonly say: 'undone'; readonly devices: readonly string[]; readonly concept?: string }
  | { readonly say: 'nothing-to-undo' }
  | {
      readonly say: 'why';
      readonly words: string;
      readonly concepts: readonly { readonly name: string; readonly taught: string; readonly at: string }[];
    }
  | { readonly say: 'no-reason' }
  | { readonly say: 'left-alone' }
  | { readonly say: 'not-understood' }
  | { readonly say: 'thanks' }
  | { readonly say: 'again'; readonly text: string }
  | { readonly say: 'time'; readonly at: Date }
  | { readonly say: 'date'; readonly at: Date }
  | {
      readonly say: 'states';
      readonly items: readonly { readonly name: string; readonly value: string; readonly matches: boolean }[];
      readonly state: string;
      readonly quantity: 'any' | 'all' | 'which' | 'how-many' | 'one';
    }
  | { readonly say: 'values'; readonly items: readonly { readonly name: string; readonly value: string }[] };

export interface LeftOut {
  readonly device: string;
  /** What it cannot do, in words ("colour temperature"). */
  readonly what: string;
}
