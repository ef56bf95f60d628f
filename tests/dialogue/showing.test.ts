import { test } from '@jest/globals';
import { play, storiesIn } from '../support/story.ts';

test.each(storiesIn(new URL('./showing.yaml', import.meta.url)))('$title', (story) => play(story, 'alder-house.yaml'));
