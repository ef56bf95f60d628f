import { createInterface } from 'node:readline';
import type { Context, Intent, Meaning, UnknownSpan } from '../domain/meaning.ts';
import { createExplainer, type Explanation } from '../meaning/explain.ts';
import { createUnderstanding, LONGEST } from '../meaning/understand.ts';
import { areaOption } from './area-option.ts';
import { type Command, switchOption } from './command.ts';
import { homeOption } from './home-option.ts';
import { createLog, writeJson, writeLine } from './output.ts';
import { explainTable } from './parse/explain-table.ts';
import { outsideOfTalk } from './parse/outside-talk.ts';
import { skillsOption } from './skills-option.ts';

/** `understudy parse`: sentences in, what they mean out, a line each. Nothing acts. */
export const command: Command = {
  name: 'parse',
  summary: 'sentences on stdin, what they mean on stdout',
  usage: '[--home FILE] [--area NAME] [--skills DIR] [--explain]',
  options: {
    home: { value: 'FILE', help: 'the home in which the sentences are said (default: the demo home)' },
    area: { value: 'NAME', help: 'the area in which they are said' },
    skills: { value: 'DIR', help: 'a folder of custom skills (default: none)' },
    explain: { help: 'what each word was taken for, and how else it could have been read' },
  },
  async run(args, io) {
    const home = await homeOption(args);
    const area = areaOption(args, home);
    const context: Context = area === undefined ? {} : { area };
    const added = await skillsOption(args, createLog(io.stderr, 'problem', io.now));
    const skills = added?.shelf.all() ?? [];
    const { understand } = createUnderstanding(home, [], skills);
    const explain = switchOption(args, 'explain') ? createExplainer(home, [], skills) : undefined;
    for await (const line of createInterface({ input: io.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
      const started = performance.now();
      const meaning = outsideOfTalk(understand(line, context));
      const ms = Math.round((performance.now() - started) * 100) / 100;
      const explained = explain && line.length <= LONGEST ? explain(line, context) : undefined;
      if (args.json)
        writeJson(io.stdout, { ...report(line, meaning), ms, ...(explained ? publicForm(explained) : {}) });
      else writeLine(io.stdout, [pretty(meaning), ...(explained ? explainTable(explained) : [])].join('\n'));
    }
    return 0;
  },
};

function publicForm({ reader, tokens, readings }: Explanation): object {
  return { explain: { reader, tokens, readings } };
}

/** Words that are read back for a yes before they are kept. */
const verbatimIn = (intents: readonly Intent[]): readonly UnknownSpan[] =>
  intents.flatMap((intent) => (intent.kind === 'skill' && intent.verbatim) || []);

/** The public form of a meaning (docs/command-line.md). What is ambiguous is asked about like an unknown device. */
function report(text: string, meaning: Meaning): object {
  const { outcome, confidence } = meaning;
  switch (outcome) {
    case 'understood': {
      const [asked, ...more] = verbatimIn(meaning.intents);
      if (asked) return { text, outcome: 'unknown', intents: [], unknown: [asked, ...more], confidence };
      return {
        text,
        outcome,
        intents: meaning.intents.map(({ name, slots, targets }) => ({ name, slots, targets })),
        unknown: [],
        confidence,
      };
    }
    case 'unknown':
      return { text, outcome, intents: [], unknown: meaning.unknown, confidence };
    case 'ambiguous':
      return {
        text,
        outcome: 'unknown',
        intents: [],
        unknown: [{ text, start: 0, end: text.length, guess: 'device' }],
        choices: meaning.choices,
        confidence,
      };
    case 'unsupported':
      return { text, outcome, intents: [], unknown: [], reason: meaning.reason, confidence };
    case 'rejected':
      return { text, outcome, intents: [], unknown: [], confidence };
  }
}

function pretty(meaning: Meaning): string {
  switch (meaning.outcome) {
    case 'understood': {
      const asks = verbatimIn(meaning.intents).map(({ text }) => `, after a yes to "${text}"`);
      return meaning.intents
        .map(
          ({ name, slots, targets }) =>
            `${name} ${JSON.stringify(slots)}${targets.length ? ` on ${targets.join(', ')}` : ''}`,
        )
        .join('; then ')
        .concat(...asks);
    }
    case 'unknown':
      return `unknown: ${meaning.unknown.map(({ text, guess }) => `"${text}" (${guess})`).join(', ')}`;
    case 'ambiguous':
      return `which one: ${meaning.choices.join(', ')}`;
    case 'unsupported':
      return `unsupported: ${meaning.reason}`;
    case 'rejected':
      return 'rejected: not for the home';
  }
}
