import { expect, test } from '@jest/globals';
import { play, storiesIn } from '../support/story.ts';
import { talkWith } from '../support/talk.ts';

test.each(storiesIn(new URL('./lasting.yaml', import.meta.url)))('$title', (story) => play(story, 'alder-house.yaml'));

test('what is to be put back is put back after a restart, however late', async () => {
  const first = await talkWith('alder-house.yaml', 'Living room');
  await first.say('turn off the kitchen light for ten minutes');
  const again = await talkWith('alder-house.yaml', 'Living room', first.rules);
  try {
    await again.say('@state light.kitchen_light off');
    const late = await again.say('@advance 3h');
    expect(late.changed).toHaveProperty(['light.kitchen_light', 'state'], 'on');
  } finally {
    await again.close();
    await first.close();
  }
});
