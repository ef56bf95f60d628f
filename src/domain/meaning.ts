import type { Call } from './call.ts';
import type { Condition, Definition, Target } from './concept.ts';
import type { Missing } from './missing.ts';
import type { Setting } from './setting.ts';

/** What an unknown span probably is. */
export type Guess = 'setting' | 'device' | 'area' | 'action' | 'value';

/** Words that nobody explained: their text and where they stand in the sentence (characters, end exclusive). */
export interface UnknownSpan {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly guess: Guess;
}

export type SlotValue = string | number | readonly string[];
export type Slots = Readonly<Record<string, SlotValue>>;

interface Named {
  /** Home Assistant's intent name, or one in the same style where it has none. */
  readonly name: string;
  readonly slots: Slots;
  /** The entities that are meant, now and for this speaker. */
  readonly targets: readonly string[];
}

/** How long something shall be so, before it is put back as it was: milliseconds, or the slots of a time. */
export type Lasting = { readonly forMs: number } | { readonly until: Slots };

/** Devices shall be so. */
export interface SetIntent extends Named {
  readonly kind: 'set';
  readonly target: Target;
  readonly setting: Setting;
  readonly lasts?: Lasting;
}

/** A taught concept is used, on the devices named with it if any. */
export interface UseIntent extends Named {
  readonly kind: 'use';
  readonly concept: string;
  readonly target?: Target;
  /** Devices that are to be left as they are. */
  readonly without?: readonly string[];
  readonly lasts?: Lasting;
}

/** A value of a device that people ask for. */
export type AskedValue =
  | 'state'
  | 'temperature'
  | 'target'
  | 'humidity'
  | 'brightness'
  | 'color'
  | 'position'
  | 'speed'
  | 'volume'
  | 'battery';

/** A question that the home's state answers. */
export interface QueryIntent extends Named {
  readonly kind: 'query';
  readonly target: Target;
  /** What is asked: a state ("is it on", "which are open"), or a value. */
  readonly asks:
    | {
        /** As it was asked for ("open", "wet"). */
        readonly state: string;
        readonly quantity: 'any' | 'all' | 'which' | 'how-many' | 'one';
        /** The same of a sensor that is on or off, where it is one. */
        readonly binary?: 'on' | 'off';
      }
    | { readonly value: AskedValue };
}

/** Something said about the conversation itself, or about what was taught. */
export interface TalkIntent extends Named {
  readonly kind: 'talk';
  readonly talk: Talk;
}

/** A day of the week, in the hub's words. */
export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

export type Talk =
  | { readonly about: 'yes' }
  /** `when`: what it says of another time. */
  | { readonly about: 'no'; readonly when?: 'later' | 'never' }
  /** "Do you have any suggestions?" */
  | { readonly about: 'suggestions' }
  /** "Yes, but at ten", "yes, but only on weekdays": a yes to something else than was offered. */
  | {
      readonly about: 'adjust';
      /** The time of day; where it is not `sure`, either half of the day may be meant. */
      readonly hour?: number;
      readonly minute?: number;
      readonly sure?: boolean;
      readonly days?: readonly Weekday[];
      /** The days are what is left of those that were offered: "but not on Sundays". */
      readonly except?: boolean;
    }
  | { readonly about: 'never-mind' }
  /** "No, I meant the bedroom light": the words that put the last request right. */
  | { readonly about: 'correct'; readonly words: string }
  | { readonly about: 'dont-know' }
  | { readonly about: 'undo' }
  /** "Stop doing that": of what it does by itself since somebody agreed to it. */
  | { readonly about: 'stop-doing' }
  | { readonly about: 'why' }
  | { readonly about: 'thanks' }
  | { readonly about: 'repeat' }
  | { readonly about: 'time' }
  | { readonly about: 'date' }
  | { readonly about: 'list-taught' }
  | { readonly about: 'explain'; readonly concept: string }
  /** "What would movie time do now?": the words that somebody would say. */
  | { readonly about: 'dry-run'; readonly words: string }
  | { readonly about: 'forget'; readonly concept: string }
  | { readonly about: 'drop-step'; readonly concept: string; readonly target: Target }
  | { readonly about: 'change'; readonly concept: string; readonly words: string }
  | { readonly about: 'add-step'; readonly concept: string; readonly words: string }
  | { readonly about: 'swap-device'; readonly concept: string; readonly from: Target; readonly to: Target }
  /** "Make movie time only work after sunset". No concept: the one that was spoken of last. */
  | { readonly about: 'restrict'; readonly concept?: string; readonly onlyIf: readonly Condition[] }
  /** "Not only after sunset any more". No conditions: without any. */
  | { readonly about: 'free'; readonly concept?: string; readonly onlyIf?: readonly Condition[] }
  | { readonly about: 'rename'; readonly concept: string; readonly words: string }
  /** "Remember how the blinds are now as siesta". */
  | { readonly about: 'teach-as-now'; readonly concept: string; readonly target: Target }
  | { readonly about: 'teach'; readonly concept: string; readonly words?: string };

/** What people ask of more than devices: each skill reads its own sentences and answers them. */
export type SkillName = 'time' | 'lists' | 'media' | 'weather' | 'cleaning' | 'speech' | 'voice' | 'facts' | 'custom';

/** A request to a skill (timers, lists, weather ...): its name and slots say it all. */
export interface SkillIntent extends Named {
  readonly kind: 'skill';
  readonly skill: SkillName;
  /** A command that is to be carried out later, in its own words. */
  readonly command?: string;
  /** What small talk is about, where the name of the intent does not say it. */
  readonly topic?: string;
  /** What is still to be asked for, before it can be done. */
  readonly missing?: Missing;
  /**
   * Words that were only heard and not understood, and that it would keep as they are (what a reminder says): they are
   * read back for a yes first.
   */
  readonly verbatim?: UnknownSpan;
  /** Of a custom skill: the service call that it comes to. */
  readonly call?: Call;
  /** Of a custom skill what is said when that was made; of a fact, the fact. */
  readonly answer?: string;
}

export type Intent = SetIntent | UseIntent | QueryIntent | TalkIntent | SkillIntent;

/** What a sentence means. Nothing acts unless the outcome is `understood`. */
export type Meaning =
  | { readonly outcome: 'understood'; readonly intents: readonly [Intent, ...Intent[]]; readonly confidence: number }
  | {
      readonly outcome: 'unknown';
      readonly unknown: readonly [UnknownSpan, ...UnknownSpan[]];
      /** The part of the request that is known, for when the span has been explained. */
      readonly request: Request;
      /** Where the span is a hole and no strange words: what belongs there. */
      readonly missing?: Missing;
      readonly confidence: number;
    }
  | {
      readonly outcome: 'ambiguous';
      readonly choices: readonly string[];
      readonly request: SetIntent | UseIntent;
      /** What else the sentence asks for, before and after it. */
      readonly before?: readonly Intent[];
      readonly after?: readonly Intent[];
      readonly confidence: number;
    }
  | { readonly outcome: 'unsupported'; readonly reason: string; readonly confidence: number }
  | { readonly outcome: 'rejected'; readonly confidence: number };

/** What a name means before anybody teaches it; `value` is what a built-in value comes to ("100 percent"). */
export interface KnownName {
  readonly is: 'device' | 'scene' | 'script' | 'list' | 'room' | 'floor' | 'value' | 'word' | 'command';
  readonly name: string;
  readonly value?: string;
}

/** A name that unknown words were likely meant for, and the sentence with it in place. Offered as a question, never acted on. */
export interface Near {
  readonly name: string;
  readonly is: 'device' | 'place' | 'concept';
  readonly text: string;
}

/** A request with a hole: the unknown words, and what was said around them. */
export interface Request {
  readonly text: string;
  /** The unknown words, where they are what an answer explains. */
  readonly span?: string;
  readonly target?: Target;
  readonly targets: readonly string[];
}

/** What an answer to "what does it mean?" defines, or which words of it are unclear. */
export type Defined =
  | { readonly outcome: 'defined'; readonly definition: Definition }
  | { readonly outcome: 'as-now'; readonly onlyIf?: readonly Condition[] }
  /** `why` says what is missing, where that is known, as a sentence. */
  | { readonly outcome: 'unclear'; readonly words: string; readonly why?: string };

/** What the conversation knows when a sentence is said: where the speaker is, who it is, what was spoken of last. */
export interface Context {
  /** The area in which it is said. */
  readonly area?: string;
  readonly speaker?: string;
  /** What "it", "them" and "the same for ..." refer to: the intents of the last request that acted, in order. */
  readonly focus?: readonly (SetIntent | UseIntent)[];
}

/** The room `meaning` as the rest of the house sees it: compiled for one home and what it was taught. */
export interface Understanding {
  /** What a sentence means. Never throws; at most 500 characters are considered. */
  understand(text: string, context: Context): Meaning;
  /** What a name means already in this home, apart from what was taught. */
  known(name: string, context: Context): KnownName | undefined;
  /** What unknown words were likely meant for, where one name is clearly the nearest. */
  nearest(text: string, context: Context): Near | undefined;
  /** Reads the answer to "what does it mean?". `request` is what raised the question, where something did. */
  define(text: string, context: Context, request?: Request & { readonly guess: Guess }): Defined;
  /** The devices that a target stands for now, said in `area`. */
  resolve(target: Target, area?: string): readonly string[];
}
