import type { SkillIntent, SkillName } from '../../domain/meaning.ts';
import type { Conversation } from '../conversation.ts';
import type { DialogueTools, Speaker } from '../tools.ts';
import type { Turn } from '../turn.ts';

/** What a skill is asked: the intents of one sentence that are for it, in order, and the words they came in. */
export interface SkillRequest {
  readonly conversation: Conversation;
  readonly intents: readonly SkillIntent[];
  readonly text: string;
  readonly tools: DialogueTools;
  readonly speaker: Speaker;
  /** What it would read back first has had its yes. */
  readonly confirmed?: boolean;
}

/** Carries out what a skill was asked and answers it. */
export type SkillDoer = (request: SkillRequest) => Promise<Turn>;

export type SkillDoers = Readonly<Partial<Record<SkillName, SkillDoer>>>;
