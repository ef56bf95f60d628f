import { createInterface } from 'node:readline';
import type { Context, Meaning } from '../domain/meaning.ts';
import { createUnderstanding } from '../meaning/understand.ts';
import { areaOption } from './area-option.ts';
import type { Command } from './command.ts';
import { homeOption } from './home-option.ts';
import { writeJson, writeLine } from './output.ts';

/** `understudy parse`: sentences in, what they mean out, a line each. Nothing acts. */
export const command: Command = {
  name: 'parse',
  summary: 'sentences on stdin, what they mean on stdout',
  usage: '[--home FILE] [--area NAME]',
  options: {
    home: { value: 'FILE', help: 'the home in which the sentences are said (default: the demo home)' },
    area: { value: 'NAME', help: 'the area in which they are said' },
  },
  async run(args, io) {
    const home = await homeOption(args);
    const area = areaOption(args, home);
    const context: Context = area === undefined ? {} : { area };
    const { understand } = createUnderstanding(home, []);
    for await (const line of createInterface({ input: io.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
      const started = performance.now();
      const meaning = understand(line, context);
      const ms = Math.round((performance.now() - started) * 100) / 100;
      if (args.json) writeJson(io.stdout, { ...report(line, meaning), ms });
      else writeLine(io.stdout, pretty(meaning));
    }
    return 0;
  },
};

/** The public form of a meaning (docs/command-line.md). What is ambiguous is asked about like an unknown device. */
function report(text: string, meaning: Meaning): object {
  const { outcome, confidence } = meaning;
  switch (outcome) {
    case 'understood':
      return {
        text,
        outcome,
        intents: meaning.intents.map(({ name, slots, targets }) => ({ name, slots, targets })),
        unknown: [],
        confidence,
      };
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
    case 'understood':
      return meaning.intents
        .map(
          ({ name, slots, targets }) =>
            `${name} ${JSON.stringify(slots)}${targets.length ? ` on ${targets.join(', ')}` : ''}`,
        )
        .join('; then ');
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
