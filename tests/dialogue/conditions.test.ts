import { expect, test } from '@jest/globals';
import { play, storiesIn } from '../support/story.ts';
import { talkWith } from '../support/talk.ts';

test.each(storiesIn(new URL('./conditions.yaml', import.meta.url)))('$title', (story) =>
  play(story, 'alder-house.yaml'),
);

test('where the home tells of no sun, a lesson that needs it is refused and asked for anew', async () => {
  const talk = await talkWith('birch-house.yaml', 'Living room');
  try {
    const refused = await talk.say('movie time means close the blinds, but only after sunset');
    expect(refused.say).toMatch(/doesn't tell me where the sun is/);
    expect(refused.listening).toBe(true);
    await talk.say('never mind');
    expect((await talk.say('what have I taught you')).say).toMatch(/haven't taught/);
  } finally {
    await talk.close();
  }
});

test('what a concept waits for is known after a restart', async () => {
  const first = await talkWith('alder-house.yaml', 'Living room');
  await first.say('movie time means turn on the reading lamp, but only after sunset');
  const again = await talkWith('alder-house.yaml', 'Living room', first.rules);
  try {
    expect((await again.say('movie time')).calls).toEqual([]);
    await again.say('@state sun.sun below_horizon');
    expect((await again.say('movie time')).calls).toHaveLength(1);
  } finally {
    await again.close();
    await first.close();
  }
});
