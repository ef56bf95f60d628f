import type { Call } from '../domain/call.ts';
import type { Step } from '../domain/concept.ts';
import type { Doubt } from '../domain/heard.ts';
import type { Guess, Intent, Near, Request, SetIntent, SkillIntent, UseIntent } from '../domain/meaning.ts';
import type { Missing } from '../domain/missing.ts';
import type { Hunch, Proposal } from '../domain/proposal.ts';
import type { Deed } from '../domain/remark.ts';
import type { HabitReminder } from '../domain/reminder.ts';
import type { Setting } from '../domain/setting.ts';
import type { Agreed } from './habits/proposal-book.ts';
import type { Return } from './lasting.ts';
import type { Draft } from './learn.ts';
import type { Watching } from './watch.ts';

export type Acting = SetIntent | UseIntent;

/** A question that was put to the person and waits for its answer. */
export type Pending =
  | {
      readonly awaits: 'definition';
      readonly name: string;
      readonly request: Request & { readonly guess: Guess };
      /** What was asked for, to be done once the word is known; absent when only teaching was asked for. */
      readonly wanted?: string;
      /** The steps that were told so far, where they come one by one, and their words. */
      readonly steps?: readonly Step[];
      readonly words?: string;
      /** How many times it was asked. */
      readonly asked: number;
    }
  /** "I could turn on the hall light at seven. Shall I?": a routine that was learned from habits. */
  | { readonly awaits: 'proposal'; readonly proposal: Proposal; readonly asked: number }
  /** "You let me turn on the hall light at seven, but it was undone. Shall I stop?" `unasked`: nobody brought it up. */
  | {
      readonly awaits: 'stop';
      readonly routine: Agreed;
      readonly ask: string;
      readonly unasked: boolean;
      readonly asked: number;
    }
  /** "It is late, and the garage door is open. Shall I close it?" */
  | { readonly awaits: 'hunch'; readonly hunch: Hunch; readonly asked: number }
  /** "Black tea steeps for three to five minutes. Shall I set a timer for five minutes?": what may be wanted next. */
  | {
      readonly awaits: 'goal';
      readonly id: string;
      readonly does: { readonly sentence: string } | { readonly acting: Acting };
      readonly ask: string;
      readonly duration?: string;
      /** How often it followed in this home, of how many times. */
      readonly seen: { readonly times: number; readonly of: number };
    }
  /** "Let me teach you something": the next sentence is a lesson, if it is one. */
  | { readonly awaits: 'lesson' }
  /** "Change the colour of the lamp", "set an alarm for tomorrow": what the request lacks, and where it belongs. */
  | {
      readonly awaits: 'value';
      readonly text: string;
      readonly missing: Missing;
      readonly devices: readonly string[];
      readonly asked: number;
    }
  /** "Study mode is 60 percent already; shall it be 20 now?": what was taught, until that is settled. */
  | { readonly awaits: 'conflict'; readonly draft: Draft; readonly rename?: true; readonly asked: number }
  /** "You usually open the bin lid on Tuesday. Shall I remind you?" */
  | { readonly awaits: 'remind'; readonly habit: HabitReminder; readonly asked: number }
  /** "Who are you?", "Who is your partner?": whom a reminder is about. `words` are those for them ("me", "my partner"). */
  | {
      readonly awaits: 'who';
      readonly words: string;
      readonly intents: readonly SkillIntent[];
      readonly text: string;
      readonly asked: number;
    }
  /** "Did you mean the bed light?": the sentence as it was said, and with the name that may have been meant. */
  | { readonly awaits: 'near'; readonly near: Near; readonly text: string; readonly asked: number }
  /** "Did you say on, or off?": what was said, and the question that it was an answer to. */
  | {
      readonly awaits: 'doubt';
      readonly doubt: Doubt;
      readonly text: string;
      readonly before?: Pending;
      readonly asked: number;
    }
  | {
      readonly awaits: 'choice';
      readonly choices: readonly string[];
      readonly intent: Acting;
      /** What else the sentence asked for, before and after it. */
      readonly before?: readonly Intent[];
      readonly after?: readonly Intent[];
      readonly text: string;
      readonly asked: number;
    }
  | {
      readonly awaits: 'yes';
      readonly calls: readonly Call[];
      readonly deeds: readonly Deed[];
      readonly text: string;
      readonly asked: number;
      /** The question and what is said after a yes, in words, where there are no deeds to word them by. */
      /** What is put back after a while, once it is done. */
      readonly back?: Return;
      readonly question?: string;
      /** Requests to a skill that are done after a yes. */
      readonly intents?: readonly SkillIntent[];
      readonly answer?: string;
    };

/** What was done last: enough to undo it, to explain it, and to know what "it" is. */
export interface LastAct {
  readonly text: string;
  readonly intents: readonly Acting[];
  /** How the devices were before, to be put back. */
  readonly before: readonly { readonly entity: string; readonly set: Setting }[];
  readonly concepts: readonly string[];
  /** What will be put back later: the appointments for it. */
  readonly plans?: readonly string[];
}

/** One conversation: a satellite's, or a chat's. It is a value; each turn makes the next one. */
export interface Conversation {
  readonly pending?: Pending;
  readonly last?: LastAct;
  /** What undo takes back: the last act, or the last thing learned, whichever came later. */
  readonly undoable?: 'act' | 'learning' | 'plan' | 'routine';
  /** The routine that was agreed to last. */
  readonly routine?: string;
  /** What was set for a later time last: the appointments. */
  readonly planned?: readonly string[];
  /** The concept that was learned or changed last: "no, sixteen percent" is about it. */
  readonly learned?: string;
  /** The devices of the last choice: "actually the sofa one". */
  readonly choices?: readonly string[];
  /** Somebody is showing what a word means. */
  readonly watching?: Watching;
  readonly focus: readonly Acting[];
  readonly said: string;
  /** The hub's own conversation that was begun here, so that it knows what went before. */
  readonly hubConversation?: string;
}

export const NEW_CONVERSATION: Conversation = { focus: [], said: '' };

/** The same conversation with no question open. */
export function settled(conversation: Conversation): Conversation {
  const { pending: _pending, ...rest } = conversation;
  return rest;
}
