import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { answerWith } from '../../src/cli/demo/answers.ts';
import { type Lamp, lampOf } from '../../src/cli/demo/lamp.ts';
import { setStage } from '../../src/cli/demo/stage.ts';
import type { BrokerOptions } from '../../src/satellites/broker-options.ts';
import { brokersUnderTest } from '../satellites/brokers.ts';
import { keepProblems, newFolder, standBefore } from './household.ts';

const LONG_MS = 150_000;
const LIVING_ROOM = 'light.living_room';
const BEDROOM = 'light.bedroom';

/** The whole story at one broker, with real audio; `definition` is how the person explains study mode. */
async function tell(definition: string, broker?: BrokerOptions) {
  const { folder, remove } = await newFolder();
  const rules = join(folder, 'rules');
  const log = keepProblems();
  const stage = await setStage({ folder, rules, log, ...(broker ? { broker } : {}) });
  const { person, texts, moments, leave } = await standBefore(stage.broker, 'living-room-sat');
  const lamp = async (id: string): Promise<Lamp | undefined> => {
    const entity = await stage.entity(id);
    return entity && lampOf(entity);
  };
  try {
    await person.converse('set the living room light to study mode', answerWith(definition));
    const first = await lamp(LIVING_ROOM);
    const names = (await readdir(rules)).filter((name) => name.endsWith('.yaml'));
    // Shown where the story went astray: what was heard and replied instead.
    if (names.length !== 1) throw new Error(`${names.length} rules were written: ${JSON.stringify(moments)}`);
    const rule = await readFile(join(rules, names[0] ?? ''), 'utf8');
    await person.converse('set the bedroom light to study mode', answerWith(definition));
    const second = await lamp(BEDROOM);
    stage.switchOff(BEDROOM);
    await stage.restartAddon();
    const switchedOff = await lamp(BEDROOM);
    await person.converse('set the bedroom light to study mode', answerWith(definition));
    const afterRestart = await lamp(BEDROOM);
    return {
      first,
      second,
      switchedOff,
      afterRestart,
      names,
      rule,
      said: texts('said'),
      replied: texts('replied'),
      log,
    };
  } finally {
    await leave();
    await stage.close();
    await remove();
  }
}

describe('the study-mode story with real audio', () => {
  // The satellites' own suite runs with MQTT 5 as well; for the story, one of each broker is enough.
  for (const { name, start, protocolVersion } of brokersUnderTest().filter((broker) => broker.protocolVersion === 4)) {
    test(
      `goes from a question to a taught lamp over ${name}`,
      async () => {
        const broker = await start();
        try {
          const told = await tell('sixty percent and warm', { ...broker.options, protocolVersion });
          expect(told.replied[0]).toMatch(/know what study mode is.*teach me/);
          expect(told.first).toMatchObject({ on: true, brightnessPct: 60 });
          expect(told.first?.kelvin).toBeLessThan(3300);
          expect(told.second).toEqual(told.first);
          expect(told.switchedOff).toEqual({ on: false });
          expect(told.afterRestart).toEqual(told.first);
          expect(told.names).toEqual(['study-mode.yaml']);
          expect(told.rule).toContain('name: study mode');
          // Asked once, and never again: the second and third time it knew.
          expect(told.said).toHaveLength(4);
          expect(told.log.problems).toEqual([]);
        } finally {
          await broker.stop();
        }
      },
      LONG_MS,
    );
  }

  test(
    'ends otherwise when other words are said',
    async () => {
      const told = await tell('thirty percent and blue');
      expect(told.first).toMatchObject({ on: true, brightnessPct: 30, hue: [240, 100] });
      expect(told.second).toEqual(told.first);
      expect(told.afterRestart).toEqual(told.first);
    },
    LONG_MS,
  );
});
