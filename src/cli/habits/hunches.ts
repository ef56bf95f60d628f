import { resolve } from 'node:path';
import { Failure } from '../../domain/failure.ts';
import type { Hunch } from '../../domain/proposal.ts';
import { Watch } from '../../habits/hunches/watch.ts';
import { namesOf } from '../../habits/names.ts';
import { readHomeFile } from '../../home/home-file/home-file.ts';
import { type Args, type Command, type Io, requiredOption, textOption } from '../command.ts';
import { writeJson, writeLine } from '../output.ts';
import { readEvents } from './event-file.ts';
import { timeAt } from './time-text.ts';

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
    let events = 0;
    for await (const batch of readEvents(train, io.stderr)) {
      for (const event of batch) watch.learn(event);
      events += batch.length;
    }
    if (events === 0) throw new Failure('BAD_EVENTS', `${train}: there are no events in it.`);
    for await (const batch of readEvents(test, io.stderr)) {
      for (const event of batch) {
        for (const hunch of watch.observe(event)) write(hunch, event.offsetMinutes, args, io);
      }
    }
    return 0;
  },
};

function write({ at, entity, state, text, suggest, usual }: Hunch, offsetMinutes: number, args: Args, io: Io): void {
  const time = timeAt(at, offsetMinutes);
  if (!args.json) writeLine(io.stdout, `${time}  ${text}`);
  else {
    const p = Number(usual.toFixed(4));
    writeJson(io.stdout, { time, entity_id: entity, state, text, ...(suggest ? { suggest } : {}), p_usual: p });
  }
}
