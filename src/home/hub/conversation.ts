import type { HubAnswer } from '../../domain/call.ts';
import { Failure } from '../../domain/failure.ts';
import { isLostConnection, wordsOf } from './errors.ts';
import type { Ask } from './registry.ts';
import type { CallerOptions } from './service-calls.ts';

/**
 * Asks the hub's conversation agent (`conversation/process`). Every failure is a Failure: HUB_UNREACHABLE, HUB_CALL_FAILED.
 */
export function createConverser(options: CallerOptions): (text: string, conversation?: string) => Promise<HubAnswer> {
  const { address, ask, clock, patienceMs, connected } = options;
  return async (text, conversation) => {
    if (!connected()) throw new Failure('HUB_UNREACHABLE', `The hub at ${address} is not connected just now.`);
    let cancel = (): void => undefined;
    const late = new Promise<never>((_, reject) => {
      const message = `The hub's conversation agent did not answer within ${patienceMs / 1000} s.`;
      cancel = clock.after(patienceMs, () => reject(new Failure('HUB_CALL_FAILED', message)));
    });
    try {
      return readAnswer(await Promise.race([ask(messageFor(text, conversation)), late]));
    } catch (cause) {
      if (cause instanceof Failure) throw cause;
      if (isLostConnection(cause))
        throw new Failure('HUB_UNREACHABLE', 'The connection to the hub broke while its agent was asked.', { cause });
      throw new Failure('HUB_CALL_FAILED', `The hub refused to converse: ${wordsOf(cause)}`, { cause });
    } finally {
      cancel();
    }
  };
}

function messageFor(text: string, conversation: string | undefined): Parameters<Ask>[0] {
  return {
    type: 'conversation/process',
    text,
    language: 'en',
    ...(conversation === undefined ? {} : { conversation_id: conversation }),
  };
}

/** `{response: {speech: {plain: {speech}}}, conversation_id}`, whatever of it is there. */
function readAnswer(answer: unknown): HubAnswer {
  const speech = at(at(at(at(answer, 'response'), 'speech'), 'plain'), 'speech');
  const id = at(answer, 'conversation_id');
  return {
    speech: typeof speech === 'string' ? speech : '',
    ...(typeof id === 'string' && id ? { conversation: id } : {}),
  };
}

function at(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
}
