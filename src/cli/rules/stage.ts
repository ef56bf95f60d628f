import { resolve } from 'node:path';
import type { ConceptStore } from '../../concepts/store.ts';
import type { Home } from '../../domain/home.ts';
import { systemClock } from '../../home/clock.ts';
import { defaultHome } from '../../home/demo-home/default-home.ts';
import { readHomeFile } from '../../home/home-file/home-file.ts';
import { connectHub } from '../../home/hub/hub.ts';
import { DEFAULT_POLICY } from '../../home/policy.ts';
import { type Args, type Io, type Option, textOption } from '../command.ts';
import type { Settled } from '../options/load.ts';
import { createLog } from '../output.ts';
import { readPolicy } from '../start/policy.ts';
import type { Stage } from './dry-run.ts';

export const STAGE_OPTIONS: Readonly<Record<string, Option>> = {
  home: { value: 'FILE', help: "the home in which it is used (default: that of the options' hub, else the demo home)" },
  area: { value: 'NAME', help: 'the area in which it is said' },
  device: { value: 'NAME', help: 'the device it is used on, by name or entity_id' },
};

/** The home that is meant: a home file, the hub of the options as it is now, or the demo home. Throws a Failure. */
async function homeMeant(args: Args, io: Io, options: Settled): Promise<Home> {
  const file = textOption(args, 'home');
  if (file !== undefined) return readHomeFile(resolve(io.cwd, file));
  const { url, token } = options.hub;
  if (url === undefined || token === undefined) return options.home ? readHomeFile(options.home) : defaultHome();
  const hub = await connectHub({ url, token, log: createLog(io.stderr, 'problem', io.now) });
  try {
    return hub.home();
  } finally {
    await hub.close();
  }
}

/** A home, what is known and the policy, as the options have them. */
export async function openStage(args: Args, io: Io, options: Settled, concepts: ConceptStore): Promise<Stage> {
  return {
    home: await homeMeant(args, io, options),
    concepts,
    policy: options.policy === undefined ? DEFAULT_POLICY : await readPolicy(options.policy),
    clock: { ...systemClock, now: io.now },
  };
}
