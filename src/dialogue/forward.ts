import { Failure } from '../domain/failure.ts';
import type { Conversation } from './conversation.ts';
import type { DialogueTools } from './tools.ts';
import { type Turn, turn } from './turn.ts';

/**
 * A sentence that is not for us: the hub's own conversation agent may know it, where that is enabled. What it says is
 * the reply; where it cannot be asked, or says nothing, the sentence is not understood.
 */
export async function forward(idle: Conversation, text: string, tools: DialogueTools): Promise<Turn> {
  const unheard = turn(idle, { say: 'not-understood' });
  if (!tools.converse || !/[\p{L}\p{N}]/u.test(text)) return unheard;
  try {
    const { speech, conversation } = await tools.converse(text, idle.hubConversation);
    if (!speech.trim()) return unheard;
    const next = conversation === undefined ? idle : { ...idle, hubConversation: conversation };
    return { ...turn(next, { say: 'plainly', text: speech }), byHub: true };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    tools.log.problem(`The hub's conversation agent could not be asked: ${error.message}`);
    return unheard;
  }
}
