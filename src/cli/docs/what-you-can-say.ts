import { openKnowledge } from '../../concepts/knowledge.ts';
import type { Entity, Home } from '../../domain/home.ts';
import type { Meaning, Understanding } from '../../domain/meaning.ts';
import { createUnderstanding } from '../../meaning/understand.ts';
import { sampleSentence } from '../../meaning/vocabulary/sample.ts';
import { buildVocabulary } from '../../meaning/vocabulary/vocabulary.ts';

/** A part of the page: sentences by the intent that they mean. */
export interface Section {
  readonly title: string;
  readonly intents: Readonly<Record<string, readonly string[]>>;
}

const MOWER: Entity = {
  id: 'lawn_mower.mower',
  domain: 'lawn_mower',
  name: 'Mower',
  aliases: [],
  area: 'Garden',
  state: 'docked',
  attributes: {},
};

const FAN: Entity = {
  id: 'fan.bedroom_fan',
  domain: 'fan',
  name: 'Bedroom fan',
  aliases: [],
  area: 'Bedroom',
  state: 'off',
  attributes: { preset_modes: ['Sleep', 'Breeze'], supported_features: 57 },
};

/** The home in which the sentences of the page are said: a demo home, with a lawn mower and a fan that has presets. */
export const pageHome = (demo: Home): Home => ({ ...demo, entities: [...demo.entities, MOWER, FAN] });

/** What the sentences mean there, with all that is built in. */
export function pageUnderstanding(demo: Home): Understanding {
  const silent = { info: () => undefined, problem: () => undefined };
  return createUnderstanding(pageHome(demo), [], [], openKnowledge(undefined, silent).facts);
}

/** The room in which they are said. */
export const PAGE_AREA = 'Living room';

/** Rules of the vocabulary that are sampled, and what they are called. */
const SAMPLED: Readonly<Record<string, string>> = {
  switching: 'Switching',
  lighting: 'Lights',
  covering: 'Covers',
  climate: 'Heating',
  fanning: 'Fans',
  media: 'Music and television',
  staging: 'Scenes',
  state_question: 'Questions',
  timing: 'Timers',
  unheard: 'What nobody taught yet: it asks',
};
const SAMPLES_EACH = 5;
const TRIES = 60;

/** The page of what one can say: the table of sentences, and samples of the vocabulary, each with what it means. */
export function whatYouCanSay(sections: readonly Section[], demo: Home): string {
  const home = pageHome(demo);
  const { understand } = pageUnderstanding(demo);
  const meant = (text: string): string => nameOf(understand(text, { area: PAGE_AREA }));
  const tables = sections.map(({ title, intents }) => {
    const rows = Object.entries(intents).flatMap(([intent, sentences]) =>
      sentences.map((sentence) => `| ${sentence} | \`${intent}\` |`),
    );
    return `## ${title}\n\n| say | it means |\n|---|---|\n${rows.join('\n')}\n`;
  });
  const samples = Object.entries(SAMPLED).map(([rule, title]) => {
    const rows = sampled(rule, home, meant).map((sentence) => `| ${sentence} | \`${meant(sentence)}\` |`);
    return `### ${title}\n\n| say | it means |\n|---|---|\n${rows.join('\n')}\n`;
  });
  return [...tables, '## As the recogniser hears it\n', ...samples].join('\n');
}

/** Samples of a rule, one for each thing that they may mean, then others; the same home gives the same samples. */
function sampled(rule: string, home: Home, meant: (text: string) => string): readonly string[] {
  const vocabulary = buildVocabulary(home, []);
  if (vocabulary.rules[rule] === undefined) return [];
  const from = { ...vocabulary, start: { ...vocabulary.start, request: rule } };
  const random = draws(rule.length);
  const wanted = rule === 'unheard' ? /^asks/ : /^[A-Z]/;
  const all = [...new Set(Array.from({ length: TRIES }, () => sampleSentence(from, 'request', random)))].filter(
    (text) => wanted.test(meant(text)) && !/\b(?:it|them)\b/.test(text),
  );
  const firsts = new Map(all.toReversed().map((text) => [meant(text), text]));
  return [...new Set([...firsts.values(), ...all])].slice(0, SAMPLES_EACH);
}

function nameOf(meaning: Meaning): string {
  switch (meaning.outcome) {
    case 'understood':
      return [...new Set(meaning.intents.map(({ name }) => name))].join(', ');
    case 'unknown':
      return `asks what ${meaning.unknown.map(({ text }) => `"${text}"`).join(' and ')} means`;
    default:
      return meaning.outcome;
  }
}

function draws(seed: number): () => number {
  let value = seed;
  return () => {
    value = (Math.imul(value, 1_664_525) + 1_013_904_223) >>> 0;
    return value / 2 ** 32;
  };
}
