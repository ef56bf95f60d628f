import { Failure } from '../../domain/failure.ts';
import { type Command, switchOption, textOption } from '../command.ts';
import { writeJson, writeLine } from '../output.ts';
import { DATA_OPTION, openKeptHistory } from './open.ts';

/** `understudy history wipe`: forgets what is written down of the home's past, for good. */
export const command: Command = {
  name: 'history wipe',
  summary: "Forgets the home's history for good, all of it or of one device",
  usage: '(--all | --entity ID) [--data DIR]',
  options: {
    all: { help: 'everything' },
    entity: { value: 'ID', help: 'only what one device did, e.g. light.bedroom' },
    ...DATA_OPTION,
  },
  notes:
    'What is deleted is overwritten on the disk, and not read from the hub again. An assistant that runs meanwhile ' +
    'forgets its proposals the next night, and what its hunches and offers go by when it is started again.',
  run: async (args, io) => {
    const entity = textOption(args, 'entity');
    if (switchOption(args, 'all') === (entity !== undefined))
      throw new Failure('BAD_USAGE', 'Say what to forget: either --all, or --entity ID.');
    const history = await openKeptHistory(args, io);
    try {
      const before = history.extent()?.events ?? 0;
      history.wipe(entity);
      const forgotten = before - (history.extent()?.events ?? 0);
      if (args.json) writeJson(io.stdout, { forgotten });
      else writeLine(io.stdout, `${forgotten} events are forgotten.`);
      return 0;
    } finally {
      history.close();
    }
  },
};
