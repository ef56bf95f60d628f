import { join } from 'node:path';
import { writeDurably } from './concepts/durable-file.ts';
import { expandConcept } from './concepts/expand.ts';
import { revise } from './concepts/revise.ts';
import type { ConceptStore } from './concepts/store.ts';
import { holds } from './dialogue/conditions/hold.ts';
import type { GoalTools } from './dialogue/goals/goal-tools.ts';
import type { HabitTools } from './dialogue/habits/habit-tools.ts';
import { type Interruptions, openInterruptions } from './dialogue/habits/interruptions.ts';
import { createMind, type TalkingMind } from './dialogue/mind.ts';
import { keepReminders, type OpenWatch } from './dialogue/reminders/keeper.ts';
import type { ReminderTools } from './dialogue/reminders/reminder-tools.ts';
import { type Announcement, keepTime, type Timekeeper } from './dialogue/skills/time-keeper.ts';
import type { Schedule } from './dialogue/skills/time-schedule.ts';
import { openSchedule } from './dialogue/skills/time-store.ts';
import { openManners } from './dialogue/skills/voice-manners.ts';
import type { DialogueTools, PlanningTools, Speaker } from './dialogue/tools.ts';
import type { Hub } from './domain/call.ts';
import type { Clock } from './domain/clock.ts';
import type { Concept } from './domain/concept.ts';
import type { CustomSkill } from './domain/custom-skill.ts';
import type { Fact } from './domain/fact.ts';
import type { Home } from './domain/home.ts';
import type { Manners } from './domain/manner.ts';
import type { Understanding } from './domain/meaning.ts';
import type { Saying } from './domain/saying.ts';
import type { Log } from './domain/turn.ts';
import type { Vocabulary } from './domain/vocabulary.ts';
import { planCalls } from './home/actions.ts';
import { type Policy, sensitiveOf } from './home/policy.ts';
import { createUnderstanding } from './meaning/understand.ts';
import { buildVocabulary } from './meaning/vocabulary/vocabulary.ts';
import { createWording } from './voice/wording/wording.ts';

/** What can be said to this home now, and what it means: compiled anew when names change or something was taught. */
export interface Language {
  understanding(): Understanding;
  vocabulary(): Vocabulary;
}

const NONE: readonly CustomSkill[] = [];
const NO_SKILLS = { all: () => NONE };
const UNSAID: readonly Saying[] = [];
const NO_SAYINGS = { all: () => UNSAID };

export function createLanguage(
  hub: Pick<Hub, 'home' | 'subscribe'>,
  concepts: Pick<ConceptStore, 'all'>,
  skills: { all(): readonly CustomSkill[] } = NO_SKILLS,
  facts: readonly Fact[] = [],
  sayings: { all(): readonly Saying[] } = NO_SAYINGS,
): Language {
  // States come and go all day; only names and what was taught make the language another one.
  let names = 0;
  hub.subscribe((event) => {
    if (event.kind !== 'state' || event.old === undefined) names++;
  });
  type Compile<T> = (
    home: Home,
    taught: readonly Concept[],
    added: readonly CustomSkill[],
    facts: readonly Fact[],
    sayings: readonly Saying[],
  ) => T;
  const compiled = <T>(compile: Compile<T>): (() => T) => {
    let kept: { readonly of: readonly unknown[]; readonly value: T } | undefined;
    return () => {
      const of = [names, concepts.all(), skills.all(), sayings.all()] as const;
      if (!kept || of.some((part, i) => part !== kept?.of[i]))
        kept = { of, value: compile(hub.home(), of[1], of[2], facts, of[3]) };
      return kept.value;
    };
  };
  return {
    understanding: compiled(createUnderstanding),
    vocabulary: compiled(buildVocabulary),
  };
}

export interface Furniture {
  readonly hub: Hub;
  readonly concepts: ConceptStore;
  readonly policy: Policy;
  readonly language: Language;
  readonly schedule: Schedule;
  readonly manners: Manners;
  readonly clock: Clock;
  readonly log: Log;
  /** Whether what is not understood is passed on to the hub's own conversation agent. */
  readonly forwards?: boolean;
  /** What was learned from habits, where that is done. */
  readonly habits?: HabitTools;
  /** How much may be said unasked. */
  readonly interruptions: Interruptions;
  /** What somebody may want next, where that is offered. */
  readonly goals?: GoalTools;
  /** Reminders that wait for somebody to come or go, where the home can tell of that. */
  readonly reminding?: { readonly tools: ReminderTools; readonly openWatch: OpenWatch };
  /** Told what falls due: a timer's end, an alarm, a reminder, a command for this time. */
  announce(announcement: Announcement): void;
}

/** What is due when, kept beside the learned rules. Throws a Failure (STORE_FAILED). */
export function openScheduleOf(rules: string, log: Log): Promise<Schedule> {
  return openSchedule(join(rules, '.state', 'schedule.yaml'), { write: writeDurably, log });
}

/** How loud the assistant speaks where, kept beside the learned rules. Throws a Failure (STORE_FAILED). */
export function openMannersOf(rules: string, log: Log): Promise<Manners> {
  return openManners(join(rules, '.state', 'voice.yaml'), { write: writeDurably, log });
}

/** What was said unasked and how people liked it, kept beside the learned rules. Throws a Failure (STORE_FAILED). */
export function openInterruptionsOf(rules: string, log: Log): Promise<Interruptions> {
  const state = join(rules, '.state');
  const remarks = join(state, 'hunches.yaml');
  return openInterruptions(join(state, 'interruptions.yaml'), { write: writeDurably, log, remarks });
}

/** What planning an action needs from other rooms. */
export function planningWith(
  hub: Pick<Hub, 'home'>,
  { concepts, policy, language, clock }: Pick<Furniture, 'concepts' | 'policy' | 'language' | 'clock'>,
): PlanningTools {
  const knownTo = (person: string | undefined, name: string): Concept | undefined => {
    const wanted = name.toLowerCase();
    const known = concepts
      .all()
      .filter(({ name: own, otherNames }) => [own, ...otherNames].some((one) => one.toLowerCase() === wanted));
    return known.find(({ owner }) => owner === person) ?? known.find(({ owner }) => owner === undefined);
  };
  return {
    concepts,
    home: () => hub.home(),
    plan: planCalls,
    sensitive: (calls, home) => sensitiveOf(calls, home, policy),
    expand: (concept, asked, { person, area }) =>
      expandConcept(concept, asked, {
        concept: (name) => knownTo(person, name),
        resolve: (target, where) => language.understanding().resolve(target, where),
        holds: (condition) =>
          holds(condition, {
            now: new Date(clock.now()),
            home: hub.home(),
            resolve: (target) => language.understanding().resolve(target, area),
          }),
        ...(area === undefined ? {} : { area }),
      }),
  };
}

/** A mind with everything that it needs from the other rooms. Close it before the hub. */
export function furnishMind(furniture: Furniture, whereabouts: (siteId: string) => Speaker): TalkingMind & Timekeeper {
  const { hub, language, schedule, manners, clock, log, announce, habits, interruptions, goals, reminding } = furniture;
  const tools: DialogueTools = {
    ...planningWith(hub, furniture),
    understanding: language.understanding,
    schedule,
    manners,
    call: (call) => hub.call(call),
    read: (call) => hub.read(call),
    announce: (site, say) => announce({ site, say, quiet: false, calls: [] }),
    revise: (concept, change) => ({ ...concept, definition: revise(concept.definition, change) }),
    word: createWording(),
    now: () => new Date(clock.now()),
    after: (delayMs, task) => clock.after(delayMs, task),
    log,
    interruptions,
    ...(habits ? { habits } : {}),
    ...(reminding ? { reminders: reminding.tools } : {}),
    ...(goals ? { goals } : {}),
    ...(furniture.forwards ? { converse: (text, conversation) => hub.converse(text, conversation) } : {}),
  };
  const mind = createMind(tools, whereabouts);
  const time = keepTime(tools, clock, announce);
  const keepers = [time];
  if (reminding) keepers.push(keepReminders(tools, reminding.tools, reminding.openWatch, clock, announce));
  return {
    ...mind,
    close: async () => {
      for (const keeper of keepers) await keeper.close();
    },
    settle: async () => {
      await mind.settle();
      for (const keeper of keepers) await keeper.settle();
    },
  };
}
