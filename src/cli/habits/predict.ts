import { resolve } from 'node:path';
import { Predictor } from '../../habits/predict/predictor.ts';
import { timeText } from '../../history/export.ts';
import { type Args, type Command, type Io, requiredOption } from '../command.ts';
import { writeJson, writeLine } from '../output.ts';
import { readEvents, takeEvents } from './event-file.ts';

/** It would speak up when its first guess is at least this likely. */
const ASK = 0.6;

export const command: Command = {
  name: 'habits predict',
  summary: 'Foretells, for each action in a history of events, what it would be',
  usage: '--train FILE --test FILE',
  options: {
    train: { value: 'FILE', help: 'the history that it learns from' },
    test: { value: 'FILE', help: 'what came after; each action in it is ranked before it is seen, then learned from' },
  },
  notes: 'The five likeliest actions at the time of each, likeliest first. --json gives one object an action.',
  run: async (args, io) => {
    const train = resolve(io.cwd, requiredOption(args, 'train', 'FILE'));
    const test = resolve(io.cwd, requiredOption(args, 'test', 'FILE'));
    const { predictor, deeds } = await learn(train, new Predictor('people'), io);
    // A home that does not tell who did what: then everything that changes is foretold.
    await tell(test, deeds > 0 ? predictor : (await learn(train, new Predictor('anyone'), io)).predictor, args, io);
    return 0;
  },
};

async function learn(file: string, predictor: Predictor, io: Io) {
  let deeds = 0;
  await takeEvents(file, io.stderr, (event) => {
    if (predictor.isDeed(event)) deeds += 1;
    predictor.observe(event);
  });
  return { predictor, deeds };
}

async function tell(file: string, predictor: Predictor, args: Args, io: Io): Promise<void> {
  let told = 0;
  let first = 0;
  for await (const batch of readEvents(file, io.stderr)) {
    for (const event of batch) {
      if (predictor.isDeed(event)) {
        const ranked = predictor.rank(event.at);
        const [best] = ranked;
        const ask = best !== undefined && best.p >= ASK;
        const time = timeText(event.at, event.offsetMinutes);
        told += 1;
        if (best?.entity === event.entity && best.state === event.state) first += 1;
        if (args.json) {
          writeJson(io.stdout, {
            time,
            actual: { entity_id: event.entity, state: event.state },
            ranked: ranked.map(({ entity, state, p }) => ({ entity_id: entity, state, p: Number(p.toFixed(4)) })),
            ask,
          });
        } else {
          const guesses = ranked.map(({ entity, state, p }) => `${entity} ${state} ${Math.round(100 * p)} %`);
          writeLine(io.stdout, `${time}  ${event.entity} ${event.state}  <=  ${guesses.join(', ') || 'nothing known'}`);
        }
      }
      predictor.observe(event);
    }
  }
  if (!args.json) writeLine(io.stderr, `${told} actions, the first guess was right for ${first}.`);
}
