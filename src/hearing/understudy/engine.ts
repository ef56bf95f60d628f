import type { RecognitionEngine } from '../engine.ts';
import { RecogniserThread } from '../thread/thread.ts';
import { vocabularyOnce } from '../thread/vocabulary-once.ts';
import { ACOUSTIC_MODEL } from './model.ts';
import type { Against, Outcome, Task } from './worker.ts';

/** What the thread's objects may take: a large home needs half of it. */
const MOST_HEAP_MB = 128;

/**
 * Our own recogniser as an engine, in a thread: it decodes while somebody speaks. What a vocabulary compiles to is kept
 * until another one comes; utterances that are under way then go on with the old one.
 */
export function openUnderstudyEngine(model: string = ACOUSTIC_MODEL): RecognitionEngine {
  const thread = new RecogniserThread<Task, Outcome>(new URL('./worker.ts', import.meta.url), MOST_HEAP_MB, model);
  let utterances = 0;

  /** What fails here fails again, and is told, at the end of the utterance. */
  function tell(task: Task): Promise<void> {
    return thread.ask(task).then(
      () => undefined,
      () => undefined,
    );
  }

  const hand = vocabularyOnce(thread, (vocabulary) => thread.ask({ kind: 'vocabulary', vocabulary }));

  return {
    async prepare(vocabulary, expects) {
      hand(vocabulary);
      await thread.ask({ kind: 'prepare', against: { id: vocabulary.id, expects } });
    },
    begin(language) {
      const utterance = utterances;
      utterances += 1;
      if ('vocabulary' in language) hand(language.vocabulary);
      const against: Against =
        'jsgf' in language ? language : { id: language.vocabulary.id, expects: language.expects ?? 'request' };
      const begun = thread.ask({ kind: 'begin', utterance, against });
      begun.catch(() => undefined); // told by finish
      return {
        accept: (samples) => void tell({ kind: 'accept', utterance, samples }),
        partial: () =>
          thread.ask({ kind: 'partial', utterance }).then(
            ({ partial }) => partial,
            () => undefined,
          ),
        async finish() {
          const finished = thread.ask({ kind: 'finish', utterance });
          finished.catch(() => undefined); // where it could not begin, that is the reason
          await begun;
          return (await finished).hypotheses ?? [];
        },
        cancel: () => void tell({ kind: 'cancel', utterance }),
      };
    },
    close: () => thread.close(),
  };
}
