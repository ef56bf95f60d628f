import { fileURLToPath } from 'node:url';
import type { Hypothesis } from '../../domain/heard.ts';
import type { Expectation, Vocabulary } from '../../domain/vocabulary.ts';
import { type AcousticNetwork, loadNetwork } from '../acoustic/network.ts';
import { automatonOf } from '../grammar/automaton.ts';
import { readJsgf } from '../grammar/jsgf.ts';
import { networkOf } from '../grammar/network.ts';
import { type Grammar, grammarOf } from '../grammar/pattern.ts';
import { loadPronunciations, type Pronunciations } from '../pronunciation/load.ts';
import { withSayings } from '../pronunciation/sayings.ts';
import { compileGraph, type OpenTree, openTreeOf, type SearchGraph } from '../search/graph.ts';
import { rankedModel } from '../search/open-model.ts';
import { openSearch } from '../search/search.ts';
import { hypothesesOf } from './hypotheses.ts';
import { openUtterance, type Utterance } from './utterance.ts';

/** The acoustic model that comes with Understudy. */
export const ACOUSTIC_MODEL = fileURLToPath(new URL('../../../models/acoustic/acoustic.onnx', import.meta.url));

/** Network, pronunciations and search behind plain calls. Runs where it is called: in a thread of its own. */
export interface Recogniser {
  /** Makes a vocabulary searchable: each of its expectations when it is first asked for. */
  learn(vocabulary: Vocabulary): (expects: Expectation) => SearchGraph;
  /** Makes a grammar in the Java Speech Grammar Format searchable. Throws a Failure (BAD_USAGE) when it has a mistake. */
  read(jsgf: string): SearchGraph;
  open(graph: SearchGraph): Utterance;
  /** The sentences of an utterance, if it ends here. */
  hear(utterance: Utterance): Promise<readonly Hypothesis[]>;
}

/** Loads the models. Throws a Failure (HEARING_FAILED) when they are not there. */
export async function loadRecogniser(model: string = ACOUSTIC_MODEL): Promise<Recogniser> {
  const [network, pronunciations] = await Promise.all([loadNetwork(model), loadPronunciations()]);
  return recogniserOf(network, pronunciations);
}

function recogniserOf(network: AcousticNetwork, pronunciations: Pronunciations): Recogniser {
  return {
    learn(vocabulary) {
      const pronounce = pronunciations(vocabulary.pronunciations);
      const graphs: Partial<Record<Expectation, SearchGraph>> = {};
      let open: OpenTree | undefined;
      const grammarFor = (expects: Expectation): Grammar =>
        withSayings(grammarOf(vocabulary, expects), vocabulary.sayings, pronounce);
      return (expects) => {
        open ??= openTreeOf(rankedModel(vocabulary.openWords), pronounce);
        const graph = graphs[expects] ?? compileGraph(compiled(grammarFor(expects)), pronounce, open);
        graphs[expects] = graph;
        return graph;
      };
    },
    read: (jsgf) => compileGraph(compiled(readJsgf(jsgf)), pronunciations()),
    open: (graph) => openUtterance(network, () => openSearch(graph)),
    hear: async (utterance) => hypothesesOf(await utterance.finish()),
  };
}

const compiled = (grammar: Grammar) => automatonOf(networkOf(grammar));
