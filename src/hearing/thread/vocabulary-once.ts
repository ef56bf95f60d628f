import type { Vocabulary } from '../../domain/vocabulary.ts';

/**
 * Hands vocabularies to a thread, each once: `hand` is called where the thread holds another one, or was lost since
 * (`losses`). The thread works in order, so a vocabulary that is on its way is there before what follows it; where
 * handing over fails, what follows fails too, and says so.
 */
export function vocabularyOnce(
  thread: { readonly losses: number },
  hand: (vocabulary: Vocabulary) => Promise<unknown>,
): (vocabulary: Vocabulary) => void {
  let held: { readonly id: string; readonly losses: number } | undefined;
  return (vocabulary) => {
    if (held?.id === vocabulary.id && held.losses === thread.losses) return;
    held = { id: vocabulary.id, losses: thread.losses };
    hand(vocabulary).catch(() => undefined);
  };
}
