import { readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import type { Moment } from '../../src/cli/demo/person.ts';
import { type Stage, setStage } from '../../src/cli/demo/stage.ts';
import type { Entity } from '../../src/domain/home.ts';
import type { Vocabulary } from '../../src/domain/vocabulary.ts';
import type { Turn } from '../../src/satellites/turn-timing.ts';
import { keepProblems, newFolder, standBefore } from './household.ts';

interface Line {
  readonly say: string;
  readonly reply?: string;
  readonly taught?: string;
  readonly states?: Readonly<Record<string, string>>;
}
interface Lesson {
  readonly title: string;
  readonly site: string;
  readonly lines: readonly Line[];
  readonly rules: Readonly<Record<string, string>>;
}
/** A line, what was heard of it, what was replied, and how the devices are that it is about. */
interface Outcome {
  readonly say: string;
  readonly heard: string;
  readonly reply: string;
  states: Readonly<Record<string, string>>;
}

const LESSONS = parse(readFileSync(new URL('./teaching-aloud.yaml', import.meta.url), 'utf8')) as readonly Lesson[];
/** Blinds take their time. */
const LONGEST_TRAVEL_MS = 25_000;

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

type VoiceName = (typeof VOICES)[number];
/** Two synthetic voices; the acoustic model of the recogniser was made from people. */
const VOICES = ['rms', 'kal'] as const;

test.each(VOICES)(
  'five lessons at five satellites at once with the voice %s are heard, learned and done',
  async (voice) => {
    const { folder, remove } = await newFolder();
    ends.push(remove);
    const rules = join(folder, 'rules');
    const log = keepProblems();
    const events: (Vocabulary | Turn)[] = [];
    const listeners = {
      onPrepared: (vocabulary: Vocabulary) => events.push(vocabulary),
      onTurn: (turn: Turn) => events.push(turn),
    };
    const stage = await setStage({ folder, rules, log, listeners });
    ends.push(stage.close);

    const outcomes = await Promise.all(LESSONS.map((lesson, seed) => speak(lesson, stage, voice, seed + 1)));

    for (const [at, { title, site, lines }] of LESSONS.entries()) {
      const outcome = outcomes[at] ?? [];
      expect({ voice, title, outcome }).toEqual({
        voice,
        title,
        outcome: lines.map(({ say, reply, taught, states = {} }) => ({
          say,
          heard: taught === undefined ? expect.any(String) : expect.stringContaining(taught),
          reply: expect.stringMatching(new RegExp(reply ?? '^Okay', 'i')),
          states,
        })),
      });
      // The ears were made ready for a name when it was taught, and not only when it was said again.
      const turns = events.filter((event) => 'siteId' in event && event.siteId === site);
      for (const [turn, { taught }] of lines.entries()) {
        if (taught === undefined) continue;
        const before = events.slice(0, turns[turn] ? events.indexOf(turns[turn]) : 0);
        expect(before.some((event) => 'rules' in event && knows(event, taught))).toBe(true);
      }
    }
    const files = LESSONS.flatMap((lesson) => Object.entries(lesson.rules));
    expect((await readdir(rules)).filter((name) => name.endsWith('.yaml')).sort()).toEqual(
      files.map(([name]) => `${name}.yaml`).sort(),
    );
    for (const [name, content] of files) {
      expect(await readFile(join(rules, `${name}.yaml`), 'utf8')).toContain(content);
    }
    // On a busy machine a virtual satellite may be late to say that it has played something.
    expect(log.problems.filter((line) => !line.includes('did not say that it played'))).toEqual([]);
  },
  300_000,
);

/** Speaks a lesson line by line, with the wake word wherever nobody waits for an answer. */
async function speak({ site, lines }: Lesson, stage: Stage, voice: VoiceName, seed: number): Promise<Outcome[]> {
  const { person, moments, leave } = await standBefore(stage.broker, site, seed, voice);
  ends.push(leave);
  let next = 0;
  const states: Record<number, Readonly<Record<string, string>>> = {};
  while (next < lines.length) {
    await person
      .converse(lines[next++]?.say ?? '', () => lines[next++]?.say ?? 'never mind')
      .catch((error: unknown) => {
        throw new Error(`at ${site}: ${JSON.stringify(moments)}`, { cause: error });
      });
    const last = lines[next - 1];
    if (last?.states) states[next - 1] = await settled(stage, last.states);
  }
  return outcomesOf(moments).map((outcome, at) => ({ ...outcome, states: states[at] ?? {} }));
}

function outcomesOf(moments: readonly Moment[]): Outcome[] {
  const starts = moments.flatMap(({ kind }, at) => (kind === 'said' ? [at] : []));
  return starts.map((start, at) => {
    const own = moments.slice(start, starts[at + 1]);
    const texts = (kind: 'said' | 'heard' | 'replied'): string =>
      own.flatMap((moment) => (moment.kind === kind ? [moment.text] : [])).join(' ');
    return { say: texts('said'), heard: texts('heard'), reply: texts('replied'), states: {} };
  });
}

/** How devices are once they are as they should be, or after the longest that they may take. */
async function settled(stage: Stage, wanted: Readonly<Record<string, string>>): Promise<Record<string, string>> {
  const untilMs = performance.now() + LONGEST_TRAVEL_MS;
  for (;;) {
    const states = await Promise.all(
      Object.keys(wanted).map(async (id) => [id, stateOf(await stage.entity(id))] as const),
    );
    if (states.every(([id, state]) => state === wanted[id]) || performance.now() > untilMs)
      return Object.fromEntries(states);
    await sleep(100);
  }
}

/** `on 30%`, `off`, and `50%` of what opens. */
function stateOf(entity: Entity | undefined): string {
  const { brightness, current_position: position } = entity?.attributes ?? {};
  if (typeof position === 'number') return `${position}%`;
  const level = typeof brightness === 'number' ? ` ${Math.round((brightness / 255) * 100)}%` : '';
  return `${entity?.state ?? 'missing'}${entity?.state === 'on' ? level : ''}`;
}

const knows = ({ rules }: Vocabulary, name: string): boolean =>
  JSON.stringify([rules.concept, rules.nickname]).includes(`"${name}"`);
