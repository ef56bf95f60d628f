import type { Hypothesis } from '../../domain/heard.ts';
import type { Expectation, Vocabulary } from '../../domain/vocabulary.ts';
import type { Language } from '../engine.ts';
import { RecogniserThread } from '../thread/thread.ts';
import { vocabularyOnce } from '../thread/vocabulary-once.ts';
import type { Task, Written } from './worker.ts';

/** What the thread's objects may take: the dictionary, and the language of a large home several times over. */
const MOST_HEAP_MB = 192;

/** Turns text of any recogniser of free speech towards a home's language, in a thread of its own. */
export interface Likeness {
  /** Compiles what is expected next, ahead of time. Rejects with a Failure. */
  prepare(vocabulary: Vocabulary, expects: Expectation): Promise<void>;
  /** The hypotheses that a text amounts to (see `hypothesesOf`). Rejects with a Failure. */
  hypotheses(written: Written, language: Language): Promise<readonly Hypothesis[]>;
  close(): Promise<void>;
}

export function openLikeness(): Likeness {
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
    hypotheses(written, language) {
      if ('jsgf' in language) return thread.ask({ kind: 'jsgf', written, jsgf: language.jsgf });
      const { vocabulary, expects = 'request' } = language;
      hand(vocabulary);
      return thread.ask({ kind: 'match', written, id: vocabulary.id, expects });
    },
    close: () => thread.close(),
  };
}
