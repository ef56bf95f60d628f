import type { Call } from '../domain/call.ts';
import type { Intent } from '../domain/meaning.ts';
import type { Remark } from '../domain/remark.ts';
import type { Conversation } from './conversation.ts';

/** What one turn comes to: what is said, what was called, and the conversation as it goes on. */
export interface Turn {
  readonly conversation: Conversation;
  readonly remark: Remark;
  readonly calls: readonly Call[];
  readonly intents: readonly Intent[];
  /** The hub's own conversation agent gave the answer. */
  readonly byHub?: true;
  /** It was done since it was offered: nobody thought of it by themselves. */
  readonly prompted?: true;
}

export function turn(
  conversation: Conversation,
  remark: Remark,
  calls: readonly Call[] = [],
  intents: readonly Intent[] = [],
): Turn {
  return { conversation, remark, calls, intents };
}
