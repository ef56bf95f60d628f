import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import type { Heard, Hypothesis } from '../../src/domain/heard.ts';
import { verdictOn } from '../../src/hearing/verdict.ts';
import { hearerIn } from '../support/hearer.ts';

interface Turn {
  readonly heard?: string;
  readonly or?: string;
  readonly leave?: true;
  readonly answer?: string;
  readonly [entity: string]: unknown;
}

const transcripts: readonly { readonly title: string; readonly turns: readonly Turn[] }[] = parse(
  readFileSync(new URL('./doubts.yaml', import.meta.url), 'utf8'),
);

const reading = (text: string, confidence: number): Hypothesis => ({ text, confidence, words: [] });

/** What the ears hand on when the second reading is nearly as likely as the first. */
const heardAs = (said: string, or?: string): Heard =>
  verdictOn([reading(said, 0.9), ...(or === undefined ? [] : [reading(or, 0.6)])], {
    audioMs: 1_500,
    decodeMs: 20,
    endpointMs: 350,
  });

test.each(transcripts)('$title', async ({ turns }) => {
  const hearer = await hearerIn('birch-house.yaml', 'Living room');
  try {
    for (const { heard, or, leave, answer, brightness, ...states } of turns) {
      if (leave) hearer.mind.leave('sofa');
      if (heard === undefined) continue;
      const reply = await hearer.mind.answer(heardAs(heard, or), { siteId: 'sofa' });
      await hearer.settle();
      if (answer !== undefined) expect(reply.say).toMatch(new RegExp(answer, 'i'));
      const now = Object.fromEntries(Object.keys(states).map((entity) => [entity, hearer.state(entity)?.state]));
      expect({ heard, ...now }).toEqual({ heard, ...states });
      if (brightness !== undefined) {
        const [entity = ''] = Object.keys(states);
        expect(hearer.state(entity)?.attributes).toMatchObject({ brightness });
      }
    }
  } finally {
    await hearer.close();
  }
});
