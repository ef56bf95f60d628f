import { basename } from 'node:path';
import { describe } from '../../dialogue/describe.ts';
import { createWording } from '../../voice/wording/wording.ts';
import { type Args, type Command, type Io, textOption } from '../command.ts';
import { homeOption } from '../home-option.ts';
import { writeJson, writeLine } from '../output.ts';
import { openRules, RULES_OPTIONS } from './folder.ts';
import { listReminders } from './reminders.ts';

export const command: Command = {
  name: 'rules list',
  summary: 'Lists what was taught, and reminders that wait for somebody, with their files',
  usage: '[DIR] [--home FILE]',
  options: {
    ...RULES_OPTIONS,
    home: { value: 'FILE', help: 'the home whose devices are named (default: the demo home)' },
  },
  positionals: true,
  run: async (args, io) => {
    const store = await openRules(withFolder(args), io);
    const home = await homeOption(args);
    const word = createWording();
    for (const concept of [...store.all()].sort((one, other) => (one.name < other.name ? -1 : 1))) {
      const { id, name, otherNames, owner, definition, taught } = concept;
      const file = store.fileOf(id);
      const means = word({ say: 'explain', name, ...describe(concept, { home: () => home }) });
      if (args.json)
        writeJson(io.stdout, {
          name,
          other_names: otherNames,
          ...(owner === undefined ? {} : { owner }),
          kind: definition.kind,
          file,
          means,
          taught,
        });
      else writeLine(io.stdout, `${basename(file).padEnd(32)} ${means}${owner === undefined ? '' : ` (${owner}'s)`}`);
    }
    const reminders = await listReminders(store, args, io);
    summarise(store.all().length + reminders, args, io);
    return 0;
  },
};

/** A folder may be named as for "rules check". */
function withFolder(args: Args): Args {
  const [folder] = args.positionals;
  return folder === undefined || textOption(args, 'rules') !== undefined
    ? args
    : { ...args, values: { ...args.values, rules: folder } };
}

function summarise(count: number, args: Args, io: Io): void {
  if (!args.json && count === 0) writeLine(io.stderr, 'Nothing was taught yet.');
}
