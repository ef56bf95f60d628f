import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openConcepts } from '../../src/concepts/store.ts';
import type { TalkingMind } from '../../src/dialogue/mind.ts';
import type { Entity } from '../../src/domain/home.ts';
import { createManualClock } from '../../src/home/clock.ts';
import { createDemoHome } from '../../src/home/demo-home/demo-home.ts';
import { readHomeFile } from '../../src/home/home-file/home-file.ts';
import { connectHub } from '../../src/home/hub/hub.ts';
import { DEFAULT_POLICY } from '../../src/home/policy.ts';
import { createLanguage, furnishMind, openInterruptionsOf, openMannersOf, openScheduleOf } from '../../src/mind.ts';

export interface Hearer {
  readonly mind: TalkingMind;
  /** The folder of what was taught. */
  readonly rules: string;
  state(entity: string): Pick<Entity, 'state' | 'attributes'> | undefined;
  settle(): Promise<void>;
  close(): Promise<void>;
}

/** A real mind that is told what was heard, in an area of a demo home from a file of tests/homes. */
export async function hearerIn(homeFile: string, area: string): Promise<Hearer> {
  const home = await readHomeFile(fileURLToPath(new URL(`../homes/${homeFile}`, import.meta.url)));
  const log = { info: () => {}, problem: () => {} };
  const rules = await mkdtemp(join(tmpdir(), 'understudy-hearer-'));
  const clock = createManualClock(Date.UTC(2026, 10, 22, 12));
  const demo = await createDemoHome({ home, clock, travel: 'instant' });
  const { url, token } = demo;
  const hub = await connectHub({ url, token, exposedOnly: false, satellites: [], log });
  const concepts = await openConcepts(rules, log);
  const furniture = {
    hub,
    concepts,
    policy: DEFAULT_POLICY,
    language: createLanguage(hub, concepts),
    schedule: await openScheduleOf(rules, log),
    manners: await openMannersOf(rules, log),
    interruptions: await openInterruptionsOf(rules, log),
    clock,
    log,
    announce: () => {},
  };
  const mind = furnishMind(furniture, (site) => ({ site, area }));
  return {
    mind,
    rules,
    state: (entity) => demo.states().find(({ id }) => id === entity),
    settle: () => hub.settle(),
    close: async () => {
      await mind.close();
      await hub.close();
      await demo.close();
      await rm(rules, { recursive: true, force: true });
    },
  };
}
