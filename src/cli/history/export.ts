import { once } from 'node:events';
import { eventLine } from '../../history/export.ts';
import { type Command, switchOption } from '../command.ts';
import { writeJson } from '../output.ts';
import { DATA_OPTION, openKeptHistory } from './open.ts';

/** `understudy history export`: all that is written down of the home's past, a line each. */
export const command: Command = {
  name: 'history export',
  summary: "Writes out the home's history, one state change a line",
  usage: '[--requests] [--data DIR] > FILE',
  options: {
    requests: { help: 'what was asked for by voice instead: what, when and where, none of the words' },
    ...DATA_OPTION,
  },
  notes: 'The lines are what `understudy habits learn --events` reads. It may be run while the assistant runs.',
  run: async (args, io) => {
    const history = await openKeptHistory(args, io);
    try {
      if (switchOption(args, 'requests')) {
        for (const { at, site, did } of history.turns())
          writeJson(io.stdout, { time: new Date(at).toISOString(), site, did });
        return 0;
      }
      let lines: string[] = [];
      const write = async (): Promise<void> => {
        const isFull = !io.stdout.write(lines.join(''));
        lines = [];
        if (isFull) await once(io.stdout, 'drain');
      };
      for (const event of history.events(0, Number.MAX_SAFE_INTEGER)) {
        lines.push(`${eventLine(event)}\n`);
        if (lines.length >= 1_000) await write();
      }
      if (lines.length > 0) await write();
      return 0;
    } finally {
      history.close();
    }
  },
};
