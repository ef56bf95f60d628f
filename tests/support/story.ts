import { readFileSync } from 'node:fs';
import { expect } from '@jest/globals';
import { parse } from 'yaml';
import type { ChatAnswer } from '../../src/cli/chat/session.ts';
import { talkWith } from './talk.ts';

/** A conversation: what is said, what the answer must match, whether it listens on, and how devices are then (every other unchanged). */
export interface Story {
  readonly title: string;
  readonly area?: string;
  readonly turns: readonly Turn[];
}

interface Turn {
  readonly say: string;
  readonly answer?: string;
  readonly listening?: boolean;
  readonly [entity: string]: string | boolean | undefined;
}

/** The stories of a file beside the tests, for test.each. */
export function storiesIn(file: URL): readonly Story[] {
  return parse(readFileSync(file, 'utf8')) as readonly Story[];
}

/** Plays a story with a home of tests/homes and holds every turn against it. */
export async function play({ area = 'Living room', turns }: Story, home: string): Promise<void> {
  const talk = await talkWith(home, area);
  try {
    for (const { say, answer, listening, ...devices } of turns) {
      const reply = await talk.say(say);
      if (answer !== undefined)
        expect({ say, answer: reply.say }).toEqual({ say, answer: expect.stringMatching(new RegExp(answer, 'i')) });
      if (listening !== undefined) expect({ say, listening: reply.listening }).toEqual({ say, listening });
      const changed = Object.fromEntries(
        Object.entries(reply.changed)
          .filter(([id]) => !/^(?:sun|person)\./.test(id))
          .map(([id, now]) => [id, write(String(devices[id] ?? ''), now)]),
      );
      // What a directive changes is given, and need not be said again.
      if (say.startsWith('@state') || say.startsWith('@person')) continue;
      expect({ say, changed }).toEqual({ say, changed: devices });
    }
  } finally {
    await talk.close();
  }
}

/** A changed state as stories write it: "on 60%", "closed". */
function write(wanted: string, { state, attributes }: ChatAnswer['changed'][string]): string {
  const { brightness, color_temp_kelvin: kelvin, percentage } = attributes;
  const parts = [state];
  if (typeof brightness === 'number' && wanted.includes('%')) parts.push(`${Math.round((brightness / 255) * 100)}%`);
  if (typeof percentage === 'number' && wanted.includes('%')) parts.push(`${percentage}%`);
  if (typeof kelvin === 'number' && wanted.includes('K')) parts.push(`${kelvin}K`);
  return parts.join(' ');
}
