import type { Hypothesis } from '../../domain/heard.ts';
import type { RecognitionEngine } from '../engine.ts';
import { RecogniserThread } from '../thread/thread.ts';
import { vocabularyOnce } from '../thread/vocabulary-once.ts';
import { wholeUtterance } from '../whole-utterance.ts';
import type { Task } from './worker.ts';

/** What the thread's objects may take: a large home needs a third of it. */
const MOST_HEAP_MB = 192;

/**
 * The recogniser of the package `soundswallower` (a small PocketSphinx, WebAssembly) as an engine, in a thread. What a
 * vocabulary compiles to is kept until another one comes. Alternatives' weights are not used; one hypothesis is given.
 */
export function openSoundSwallower(): RecognitionEngine {
  const thread = new RecogniserThread<Task, readonly Hypothesis[]>(
    new URL('./worker.ts', import.meta.url),
    MOST_HEAP_MB,
  );

  const hand = vocabularyOnce(thread, (vocabulary) => thread.ask({ kind: 'vocabulary', vocabulary }));

  return {
    async prepare(vocabulary, expects) {
      hand(vocabulary);
      await thread.ask({ kind: 'prepare', id: vocabulary.id, expects });
    },
    begin(language) {
      return wholeUtterance((samples) => {
        if ('jsgf' in language) return thread.ask({ kind: 'jsgf', samples, jsgf: language.jsgf });
        const { vocabulary, expects = 'request' } = language;
        hand(vocabulary);
        return thread.ask({ kind: 'recognise', samples, id: vocabulary.id, expects });
      });
    },
    close: () => thread.close(),
  };
}
