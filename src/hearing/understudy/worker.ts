/**
 * The thread in which our own recogniser runs: it holds one vocabulary and the utterances that are under way. It is told
 * the file of the acoustic model when it starts.
 */
import { workerData } from 'node:worker_threads';
import { Failure } from '../../domain/failure.ts';
import type { Hypothesis } from '../../domain/heard.ts';
import type { Expectation, Vocabulary } from '../../domain/vocabulary.ts';
import type { PartialHearing } from '../engine.ts';
import type { SearchGraph } from '../search/graph.ts';
import { serve } from '../thread/service.ts';
import { loadRecogniser, type Recogniser } from './recogniser.ts';
import type { Utterance } from './utterance.ts';

/** What is decoded against: an expectation of the vocabulary with this id, or a grammar. */
export type Against = { readonly id: string; readonly expects: Expectation } | { readonly jsgf: string };

export type Task =
  | { readonly kind: 'vocabulary'; readonly vocabulary: Vocabulary }
  | { readonly kind: 'prepare'; readonly against: Against }
  | { readonly kind: 'begin'; readonly utterance: number; readonly against: Against }
  | { readonly kind: 'accept'; readonly utterance: number; readonly samples: Int16Array }
  | { readonly kind: 'partial'; readonly utterance: number }
  | { readonly kind: 'finish'; readonly utterance: number }
  | { readonly kind: 'cancel'; readonly utterance: number };

export interface Outcome {
  readonly hypotheses?: readonly Hypothesis[];
  readonly partial?: PartialHearing | undefined;
}

const DONE: Outcome = {};
const loading = loadRecogniser(String(workerData));
loading.catch(() => undefined); // reported with each task
let held: { readonly id: string; readonly graphFor: (expects: Expectation) => SearchGraph } | undefined;
let last: { readonly jsgf: string; readonly graph: SearchGraph } | undefined;
const utterances = new Map<number, Utterance>();

function graphOf(recogniser: Recogniser, against: Against): SearchGraph {
  if ('jsgf' in against) {
    if (last?.jsgf !== against.jsgf) last = { jsgf: against.jsgf, graph: recogniser.read(against.jsgf) };
    return last.graph;
  }
  if (held?.id !== against.id) throw lost();
  return held.graphFor(against.expects);
}

function underWay(number: number): Utterance {
  const utterance = utterances.get(number);
  if (utterance === undefined) throw lost();
  return utterance;
}

const lost = () => new Failure('HEARING_FAILED', 'The recogniser started anew while you spoke. Say it again.');

async function answer(task: Task): Promise<Outcome> {
  const recogniser = await loading;
  switch (task.kind) {
    case 'vocabulary':
      held = { id: task.vocabulary.id, graphFor: recogniser.learn(task.vocabulary) };
      return DONE;
    case 'prepare':
      graphOf(recogniser, task.against);
      return DONE;
    case 'begin':
      utterances.set(task.utterance, recogniser.open(graphOf(recogniser, task.against)));
      return DONE;
    case 'accept':
      await underWay(task.utterance).accept(task.samples);
      return DONE;
    case 'partial':
      return { partial: await underWay(task.utterance).partial() };
    case 'finish':
      try {
        return { hypotheses: await recogniser.hear(underWay(task.utterance)) };
      } finally {
        utterances.delete(task.utterance);
      }
    case 'cancel':
      utterances.delete(task.utterance);
      return DONE;
  }
}

serve(answer);
