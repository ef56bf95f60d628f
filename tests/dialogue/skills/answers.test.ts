import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { talkWith } from '../../support/talk.ts';

interface Conversation {
  readonly title: string;
  readonly turns: readonly { readonly say: string; readonly answer: string; readonly calls?: readonly string[] }[];
}

const CONVERSATIONS: readonly Conversation[] = parse(readFileSync(new URL('./answers.yaml', import.meta.url), 'utf8'));

test.each(CONVERSATIONS)('$title', async ({ turns }) => {
  const talk = await talkWith('larch-house.yaml', 'Living room');
  try {
    for (const { say, answer, calls = [] } of turns) {
      const reply = await talk.say(say);
      expect({ say, answer: reply.say }).toEqual({ say, answer: expect.stringMatching(new RegExp(answer, 'i')) });
      const made = [...new Set(reply.calls.map(({ domain, service }) => `${domain}.${service}`))];
      expect({ say, made }).toEqual({ say, made: calls });
    }
  } finally {
    await talk.close();
  }
});
