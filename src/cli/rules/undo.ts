import { Failure } from '../../domain/failure.ts';
import { type Command, numberOption } from '../command.ts';
import { writeJson, writeLine } from '../output.ts';
import { openRules, RULES_OPTIONS } from './folder.ts';
import { keptNamed } from './kept.ts';
import { nameArgument } from './named.ts';

export const command: Command = {
  name: 'rules undo',
  summary: 'Brings back the version of a concept before the one there is, or one that was forgotten',
  usage: 'NAME [--to N] [--rules DIR]',
  options: { ...RULES_OPTIONS, to: { value: 'N', help: 'the version to bring back (understudy rules history)' } },
  positionals: true,
  notes:
    'Each further undo goes back by one more. What it takes the place of is kept, so that it can be had back with --to.\n' +
    'An assistant that runs takes it in at once.',
  run: async (args, io) => {
    const name = nameArgument(args, 'rules undo');
    const store = await openRules(args, io);
    const { id, kept } = await keptNamed(name, store, io);
    const number = numberOption(args, 'to');
    const restored = await kept.rewind(id, number);
    const file = kept.fileOf(id);
    if (restored === undefined) {
      const what = number === undefined ? 'no earlier version' : `no version ${number} that can be read`;
      throw new Failure(
        'BAD_USAGE',
        `${file} has ${what}. "understudy rules history ${id}" shows those that are kept.`,
      );
    }
    if (args.json) writeJson(io.stdout, { name: restored, file });
    else writeLine(io.stdout, `"${restored}" is as it was before: ${file}`);
    return 0;
  },
};
