import { resolve } from 'node:path';
import type { Hunch } from '../../domain/proposal.ts';
import { Watch } from '../../habits/hunches/watch.ts';
import { namesOf } from '../../habits/names.ts';
import { timeText } from '../../history/export.ts';
import { readHomeFile } from '../../home/home-file/home-file.ts';
import { type Args, type Command, type Io, requiredOption, textOption } from '../command.ts';
import { writeJson, writeLine } from '../output.ts';
import { readEvents, takeEvents } from './event-file.ts';

export const command: Command = {
  name: 'habits hunches',
  summary: 'Says what it would have spoken up about while events came in',
  usage: '--train FILE --test FILE [--home FILE]',
  options: {
    train: { value: 'FILE', help: 'the history that it learns from' },
    test: { value: 'FILE', help: 'what came after, taken in one event after another, and learned from' },
    home: { value: 'FILE', help: 'the home, for the names of its devices' },
  },
  notes: 'One remark a line, in order of time, each made knowing only what came before it.',
  run: async (args, io) => {
    const train = resolve(io.cwd, requiredOption(args, 'train', 'FILE'));
    const test = resolve(io.cwd, requiredOption(args, 'test', 'FILE'));
    const homeFile = textOption(args, 'home');
    const home = homeFile === undefined ? undefined : await readHomeFile(resolve(io.cwd, homeFile));
    const watch = new Watch(namesOf(home));
    await takeEvents(train, io.stderr, (event) => watch.learn(event));
    for await (const batch of readEvents(test, io.stderr)) {
      for (const event of batch) {
        for (const hunch of watch.observe(event)) write(hunch, event.offsetMinutes, args, io);
      }
    }
    return 0;
  },
};

function write({ at, entity, state, text, suggest, usual }: Hunch, offsetMinutes: number, args: Args, io: Io): void {
  const time = timeText(at, offsetMinutes);
  if (!args.json) writeLine(io.stdout, `${time}  ${text}`);
  else {
    const p = Number(usual.toFixed(4));
    writeJson(io.stdout, { time, entity_id: entity, state, text, ...(suggest ? { suggest } : {}), p_usual: p });
  }
}
