import type { Heard } from '../domain/heard.ts';
import type { Mind, Reply } from '../domain/turn.ts';

/**
 * The mind, asked in order at each site: a session that was cut short while the mind was at work must not let its answer
 * fall into the next session's conversation.
 */
export function orderly(mind: Mind): Mind {
  const busy = new Map<string, Promise<unknown>>();

  function after<T>(siteId: string, task: () => T | Promise<T>): Promise<T> {
    const before = busy.get(siteId);
    const result = before ? before.then(task) : Promise.resolve().then(task);
    const settled = result.then(
      () => undefined,
      () => undefined,
    );
    busy.set(siteId, settled);
    void settled.then(() => {
      if (busy.get(siteId) === settled) busy.delete(siteId);
    });
    return result;
  }

  return {
    answer: (heard: Heard, at): Promise<Reply> => after(at.siteId, () => mind.answer(heard, at)),
    leave(siteId) {
      // Nothing waits for it, and a mind that fails here has nothing left to say.
      after(siteId, () => mind.leave(siteId)).catch(() => undefined);
    },
  };
}
