import type { Hypothesis } from '../../domain/heard.ts';
import type { Expectation, Vocabulary } from '../../domain/vocabulary.ts';
import { type AcousticNetwork, loadNetwork } from '../acoustic/network.ts';
import { type Automaton, automatonOf } from '../grammar/automaton.ts';
import { readJsgf } from '../grammar/jsgf.ts';
import { networkOf, OPEN } from '../grammar/network.ts';
import { type Grammar, grammarOf } from '../grammar/pattern.ts';
import { loadOpenLanguage } from '../language/open-language.ts';
import { loadPronunciations, type Pronunciations } from '../pronunciation/load.ts';
import { withSayings } from '../pronunciation/sayings.ts';
import { compileGraph, type OpenTree, openTreeOf, type SearchGraph } from '../search/graph.ts';
import { openSearch } from '../search/search.ts';
import { hypothesesOf } from './hypotheses.ts';
import { openUtterance, type Utterance } from './utterance.ts';

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

/** Loads the models, the acoustic one from this file. Throws a Failure (HEARING_FAILED) when they are not there. */
export async function loadRecogniser(model: string): Promise<Recogniser> {
  const [network, pronunciations] = await Promise.all([loadNetwork(model), loadPronunciations()]);
  return recogniserOf(network, pronunciations);
}

function recogniserOf(network: AcousticNetwork, pronunciations: Pronunciations): Recogniser {
  let last: { readonly key: string; readonly tree: OpenTree } | undefined;

  /** The tree of open words changes less often than the home: it is kept until they, or how words are said, do. */
  function openTreeFor({ openWords, pronunciations: own }: Vocabulary): OpenTree {
    const key = JSON.stringify([openWords, own]);
    if (last?.key !== key) last = { key, tree: openTreeOf(loadOpenLanguage(openWords), pronunciations(own)) };
    return last.tree;
  }

  return {
    learn(vocabulary) {
      const pronounce = pronunciations(vocabulary.pronunciations);
      const graphs: Partial<Record<Expectation, SearchGraph>> = {};
      const grammarFor = (expects: Expectation): Grammar =>
        withSayings(grammarOf(vocabulary, expects), vocabulary.sayings, pronounce);
      return (expects) => {
        const known = graphs[expects];
        if (known !== undefined) return known;
        const automaton = compiled(grammarFor(expects));
        const graph = compileGraph(automaton, pronounce, hasSlots(automaton) ? openTreeFor(vocabulary) : undefined);
        graphs[expects] = graph;
        return graph;
      };
    },
    read: (jsgf) => compileGraph(compiled(readJsgf(jsgf)), pronunciations()),
    open: (graph) => openUtterance(network, () => openSearch(graph)),
    hear: async (utterance) => hypothesesOf(await utterance.finish()),
  };
}

const compiled = (grammar: Grammar): Automaton => automatonOf(networkOf(grammar));

const hasSlots = ({ arcs }: Automaton): boolean =>
  arcs.some((from) => [...from.keys()].some((arc) => arc.startsWith(OPEN)));
