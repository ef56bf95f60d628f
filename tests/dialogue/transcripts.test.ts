import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import type { ChatAnswer } from '../../src/cli/chat/session.ts';
import { talkWith } from '../support/talk.ts';

interface Transcript {
  readonly title: string;
  readonly area: string;
  /** A file of tests/homes; the birch house where there is none. */
  readonly home?: string;
  readonly turns: readonly {
    readonly say: string;
    readonly answer?: string;
    readonly [entity: string]: string | undefined;
  }[];
}

const FILES = ['transcripts', 'several-requests', 'missing', 'near-names', 'nothing-there', 'conflicts', 'values'];
const transcripts = FILES.flatMap((name): readonly Transcript[] =>
  parse(readFileSync(new URL(`./${name}.yaml`, import.meta.url), 'utf8')),
);

/** A changed state as transcripts write it: "on 60% 2700K", "on 240°", "closed". */
function write(wanted: string, { state, attributes }: ChatAnswer['changed'][string]): string {
  const { brightness, color_temp_kelvin: kelvin, hs_color: hs } = attributes;
  const parts = [state];
  if (typeof brightness === 'number' && wanted.includes('%')) parts.push(`${Math.round((brightness / 255) * 100)}%`);
  if (typeof kelvin === 'number' && wanted.includes('K')) parts.push(`${kelvin}K`);
  if (Array.isArray(hs) && wanted.includes('°')) parts.push(`${Math.round(Number(hs[0]))}°`);
  return parts.join(' ');
}

test.each(transcripts)('$title', async ({ home, area, turns }) => {
  const talk = await talkWith(home ?? 'birch-house.yaml', area);
  try {
    for (const { say, answer, ...devices } of turns) {
      const reply = await talk.say(say);
      if (answer !== undefined) expect(reply.say).toMatch(new RegExp(answer, 'i'));
      const lasting = Object.entries(reply.changed).filter(([, { state }]) => state !== undefined);
      const changed = Object.fromEntries(lasting.map(([id, now]) => [id, write(devices[id] ?? '', now)]));
      expect({ say, changed }).toEqual({ say, changed: devices });
    }
  } finally {
    await talk.close();
  }
});

test('a concept that was confirmed is there after a restart', async () => {
  const first = await talkWith('birch-house.yaml', 'Living room');
  await first.say('set the sofa lamp to study mode');
  await first.say('sixty percent and warm white');
  const again = await talkWith('birch-house.yaml', 'Living room', first.rules);
  const reply = await again.say('set the living room light to study mode');
  expect(reply.calls).toEqual([
    {
      domain: 'light',
      service: 'turn_on',
      target: { entity_id: ['light.living_room_light'] },
      data: { brightness_pct: 60, color_temp_kelvin: 2700 },
    },
  ]);
  await again.close();
  await first.close();
});
