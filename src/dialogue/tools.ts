import type { Call, HubAnswer } from '../domain/call.ts';
import type { Concept, Condition, Step } from '../domain/concept.ts';
import type { Entity, Home, Json } from '../domain/home.ts';
import type { Manners } from '../domain/manner.ts';
import type { Understanding } from '../domain/meaning.ts';
import type { Remark } from '../domain/remark.ts';
import type { Setting } from '../domain/setting.ts';
import type { Log } from '../domain/turn.ts';
import type { GoalTools } from './goals/goal-tools.ts';
import type { HabitTools } from './habits/habit-tools.ts';
import type { Interruptions } from './habits/interruptions.ts';
import type { SaidWords } from './heard-name.ts';
import type { ReminderTools } from './reminders/reminder-tools.ts';
import type { Schedule } from './skills/time-schedule.ts';

/** What the conversation needs from other rooms. */
export interface DialogueTools {
  /** Compiled for the home and the concepts as they are now. */
  understanding(): Understanding;
  readonly concepts: ConceptBook;
  /** Timers, alarms, reminders, and commands for another time. */
  readonly schedule: Schedule;
  /** Reminders that wait for somebody to come or go. Absent where nobody's coming and going is known. */
  readonly reminders?: ReminderTools;
  /** How the assistant speaks at each site. */
  readonly manners: Manners;
  home(): Home;
  plan(setting: Setting, entities: readonly Entity[], home: Home): Planned;
  /** The calls among these that need a yes each time. */
  sensitive(calls: readonly Call[], home: Home): readonly Call[];
  call(call: Call): Promise<void>;
  /** A service call that answers with data. Throws a Failure as `call` does. */
  read(call: Call): Promise<Json>;
  /** Says something at another site, as soon as it can be said there. */
  announce(site: string, text: string): void;
  /**
   * Asks the hub's own conversation agent, where that is wanted. Absent where it is not. Throws a Failure as `call` does.
   */
  converse?(text: string, conversation: string | undefined): Promise<HubAnswer>;
  /** Unfolds a concept into settings for devices. */
  expand(concept: Concept, asked: readonly string[], speaker: Speaker): Unfolded;
  revise(concept: Concept, change: Concept['definition']): Concept;
  /** Absent where nothing is written down of what happens. */
  readonly habits?: HabitTools;
  /** How much may be said unasked. */
  readonly interruptions: Interruptions;
  /** Absent where nothing is offered that somebody may want next. */
  readonly goals?: GoalTools;
  word(remark: Remark): string;
  now(): Date;
  /** Runs a task later; the result cancels it. */
  after(delayMs: number, task: () => void): () => void;
  readonly log: Log;
}

/** What doing something needs of them, and what planning it needs. Without a schedule nothing is put back later. */
export type ActingTools = PlanningTools &
  Pick<DialogueTools, 'call' | 'log'> &
  Partial<Pick<DialogueTools, 'now' | 'schedule'>>;
export type PlanningTools = Pick<DialogueTools, 'home' | 'concepts' | 'plan' | 'sensitive' | 'expand'>;

export interface Planned {
  readonly calls: readonly Call[];
  readonly leftOut: readonly { readonly entity: Entity; readonly what: string }[];
  readonly nothing: readonly Entity[];
}

export interface Unfolded {
  readonly parts: readonly { readonly entities: readonly string[]; readonly set: Setting }[];
  readonly gone: readonly string[];
  readonly unknown: readonly string[];
  readonly held: readonly Held[];
}

/** A concept, or one step of it, that was left out since conditions of it do not hold. */
export interface Held {
  readonly concept: string;
  readonly step?: Step;
  readonly conditions: readonly Condition[];
}

export interface ConceptBook {
  all(): readonly Concept[];
  learn(concept: Omit<Concept, 'id'>): Promise<Concept>;
  change(concept: Concept): Promise<void>;
  forget(id: string): Promise<void>;
  /** Takes back what was learned last, of one concept where its id is given. */
  undo(of?: string): Promise<string | undefined>;
}

/** Who speaks, and from where. `site` keeps conversations apart. */
export interface Speaker {
  readonly site: string;
  readonly area?: string;
  readonly person?: string;
  /** What they said lately, word by word, where it was by voice and had words that nobody knew. */
  readonly sounds?: readonly SaidWords[];
}
