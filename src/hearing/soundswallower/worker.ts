/** The thread in which the recogniser runs. */
import { Failure } from '../../domain/failure.ts';
import type { Hypothesis } from '../../domain/heard.ts';
import type { Expectation, Vocabulary } from '../../domain/vocabulary.ts';
import { readJsgf } from '../grammar/jsgf.ts';
import { grammarOf } from '../grammar/pattern.ts';
import { serve } from '../thread/service.ts';
import { type Compiled, Recogniser } from './recogniser.ts';

export type Task =
  | { readonly kind: 'vocabulary'; readonly vocabulary: Vocabulary }
  | { readonly kind: 'prepare'; readonly id: string; readonly expects: Expectation }
  | { readonly kind: 'recognise'; readonly samples: Int16Array; readonly id: string; readonly expects: Expectation }
  | { readonly kind: 'jsgf'; readonly samples: Int16Array; readonly jsgf: string };

const loading = Recogniser.load();
loading.catch(() => undefined); // reported with each task
let held: Vocabulary | undefined;
let compiled: Partial<Record<Expectation, Compiled>> = {};
let last: { jsgf: string; compiled: Compiled } | undefined;

async function answer(task: Task): Promise<readonly Hypothesis[]> {
  const recogniser = await loading;
  if (task.kind === 'vocabulary') {
    held = task.vocabulary;
    compiled = {};
    return [];
  }
  if (task.kind === 'jsgf') {
    if (last?.jsgf !== task.jsgf) last = { jsgf: task.jsgf, compiled: recogniser.compile(readJsgf(task.jsgf), [], {}) };
    return recogniser.recognise(task.samples, last.compiled);
  }
  const grammar = grammarFor(recogniser, task.id, task.expects);
  if (task.kind === 'prepare') {
    recogniser.turnTo(grammar);
    return [];
  }
  return recogniser.recognise(task.samples, grammar);
}

function grammarFor(recogniser: Recogniser, id: string, expects: Expectation): Compiled {
  if (held?.id !== id) throw new Failure('HEARING_FAILED', 'The language changed while it was being compiled.');
  const { openWords, pronunciations, sayings } = held;
  const grammar = compiled[expects] ?? recogniser.compile(grammarOf(held, expects), openWords, pronunciations, sayings);
  compiled[expects] = grammar;
  return grammar;
}

serve(answer);
