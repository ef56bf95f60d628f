/** The thread in which text is compared with a home's language. */
import { Failure } from '../../domain/failure.ts';
import type { Hypothesis } from '../../domain/heard.ts';
import type { Expectation, Vocabulary } from '../../domain/vocabulary.ts';
import { readJsgf } from '../grammar/jsgf.ts';
import { grammarOf } from '../grammar/pattern.ts';
import { loadPronunciations } from '../pronunciation/load.ts';
import type { Pronounce } from '../pronunciation/pronounce.ts';
import { serve } from '../thread/service.ts';
import { hypothesesOf } from './hypotheses.ts';
import { type SoundedLanguage, soundedLanguage } from './language.ts';

/** Text that a recogniser of free speech wrote, and how long the sound was. */
export interface Written {
  readonly text: string;
  readonly audioMs: number;
}

export type Task =
  | { readonly kind: 'vocabulary'; readonly vocabulary: Vocabulary }
  | { readonly kind: 'prepare'; readonly id: string; readonly expects: Expectation }
  | { readonly kind: 'match'; readonly written: Written; readonly id: string; readonly expects: Expectation }
  | { readonly kind: 'jsgf'; readonly written: Written; readonly jsgf: string };

const loading = loadPronunciations();
loading.catch(() => undefined); // reported with each task
let held: { readonly vocabulary: Vocabulary; readonly pronounce: Pronounce } | undefined;
let compiled: Partial<Record<Expectation, SoundedLanguage>> = {};
let last: { readonly jsgf: string; readonly language: SoundedLanguage } | undefined;

async function answer(task: Task): Promise<readonly Hypothesis[]> {
  const pronunciations = await loading;
  if (task.kind === 'vocabulary') {
    held = { vocabulary: task.vocabulary, pronounce: pronunciations(task.vocabulary.pronunciations) };
    compiled = {};
    return [];
  }
  if (task.kind === 'jsgf') {
    const pronounce = pronunciations();
    if (last?.jsgf !== task.jsgf) last = { jsgf: task.jsgf, language: soundedLanguage(readJsgf(task.jsgf), pronounce) };
    return hypothesesOf(task.written.text, last.language, pronounce, task.written.audioMs);
  }
  if (held?.vocabulary.id !== task.id) {
    throw new Failure('HEARING_FAILED', 'The language changed while it was being compiled.');
  }
  const { vocabulary, pronounce } = held;
  const language = compiled[task.expects] ?? soundedLanguage(grammarOf(vocabulary, task.expects), pronounce);
  compiled[task.expects] = language;
  return task.kind === 'prepare' ? [] : hypothesesOf(task.written.text, language, pronounce, task.written.audioMs);
}

serve(answer);
