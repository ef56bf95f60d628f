import { resolve } from 'node:path';
import type { Proposal } from '../../domain/proposal.ts';
import { Chronicle } from '../../habits/chronicle.ts';
import { namesOf } from '../../habits/names.ts';
import { learnRoutines } from '../../habits/routines/learn.ts';
import { readHomeFile } from '../../home/home-file/home-file.ts';
import { type Command, requiredOption, textOption } from '../command.ts';
import { writeJson, writeLine } from '../output.ts';
import { takeEvents } from './event-file.ts';

export const command: Command = {
  name: 'habits learn',
  summary: "Proposes routines from a home's history of events",
  usage: '--events FILE [--home FILE]',
  options: {
    events: { value: 'FILE', help: 'the history: one state change a line, oldest first' },
    home: { value: 'FILE', help: 'the home, for the names of its devices' },
  },
  notes: 'One proposal a line, best first. With --json each carries the automation to paste into the hub.',
  run: async (args, io) => {
    const file = resolve(io.cwd, requiredOption(args, 'events', 'FILE'));
    const homeFile = textOption(args, 'home');
    const home = homeFile === undefined ? undefined : await readHomeFile(resolve(io.cwd, homeFile));
    const chronicle = new Chronicle();
    await takeEvents(file, io.stderr, (event) => chronicle.add(event));
    const proposals = learnRoutines(chronicle.past(), namesOf(home));
    for (const proposal of proposals) {
      if (args.json) writeJson(io.stdout, proposal);
      else writeLine(io.stdout, inWords(proposal));
    }
    if (!args.json && proposals.length === 0) writeLine(io.stderr, 'No routine is regular enough to be proposed.');
    return 0;
  },
};

function inWords({ text, evidence }: Proposal): string {
  const { fired, would_have_helped: helped, would_have_annoyed: annoyed, days } = evidence.backtest;
  const tested = `in ${days} held-back days it would have acted ${fired} times, helped ${helped}, annoyed ${annoyed}`;
  return `${text}. (${evidence.support} of ${evidence.opportunities} times; ${tested})`;
}
