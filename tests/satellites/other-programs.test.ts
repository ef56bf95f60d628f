import { expect, test } from '@jest/globals';
import { encodeWav } from '../../src/satellites/wav.ts';
import { spoken } from './sounds.ts';
import { atEachBroker } from './suite.ts';
import { eventually, kindsSeen, pause } from './world.ts';

atEachBroker('other programs', ({ open }) => {
  test('may have something said, and are told when it was', async () => {
    const world = await open();
    const satellite = await world.satellite('kitchen');
    satellite.send({ kind: 'say', siteId: 'kitchen', text: 'Dinner is ready', id: 'any/id + #', sessionId: 'theirs' });
    expect((await satellite.untilPlayed()).samples.length).toBe('Dinner is ready'.length * 160);
    expect(await satellite.until('sayFinished')).toMatchObject({ id: 'any/id + #', sessionId: 'theirs' });
    expect(world.said).toEqual(['Dinner is ready']);
    await eventually('all is on', () => satellite.hotwordOn() && satellite.asrOn());
  });

  test('may start a notification', async () => {
    const world = await open();
    const satellite = await world.satellite('kitchen');
    satellite.send({ kind: 'startSession', siteId: 'kitchen', init: { type: 'notification', text: 'Rain is coming' } });
    const { termination } = await satellite.untilSessionEnded();
    expect(termination.reason).toBe('nominal');
    expect(world.said).toEqual(['Rain is coming']);
  });

  test('may end a session while it listens, with words', async () => {
    const world = await open();
    const satellite = await world.satellite('kitchen');
    satellite.wake();
    const { sessionId = '' } = await satellite.untilListening();
    satellite.send({ kind: 'endSession', sessionId, text: 'Never mind', customData: 'why' });
    const ended = await satellite.untilSessionEnded();
    expect(ended).toMatchObject({ termination: { reason: 'nominal' }, customData: 'why' });
    expect(world.said).toEqual(['Never mind']);
    expect(world.mind.left).toEqual(['kitchen']);
  });

  test('may continue a session with a question of their own', async () => {
    const world = await open();
    const satellite = await world.satellite('kitchen');
    satellite.wake();
    const { sessionId = '' } = await satellite.untilListening();
    satellite.send({ kind: 'continueSession', sessionId, text: 'Which room?' });
    await satellite.untilPlayed();
    expect((await satellite.untilListening()).sessionId).toBe(sessionId);
    await satellite.say(spoken('lamp'));
    const ended = await satellite.untilSessionEnded();
    // What they did not change stays.
    expect(ended.customData).toBe('default');
    expect(world.said).toEqual(['Which room?', 'Done.']);
  });

  test('who filter intents handle the answer themselves, or the session times out', async () => {
    const world = await open({ sessionTimeoutMs: 300 });
    const satellite = await world.satellite('kitchen');
    const init = { type: 'action', text: 'Which room?', intentFilter: ['ChooseRoom'] } as const;
    satellite.send({
      kind: 'startSession',
      siteId: 'kitchen',
      init: { ...init, intentFilter: [...init.intentFilter] },
    });
    expect((await satellite.untilListening()).intentFilter).toEqual(['ChooseRoom']);
    await satellite.say(spoken('lamp'));
    const query = await satellite.until('nluQuery');
    expect(query).toMatchObject({ input: 'lamp', intentFilter: ['ChooseRoom'] });
    satellite.send({
      kind: 'continueSession',
      sessionId: query.sessionId ?? '',
      text: 'Sure?',
      intentFilter: ['Sure'],
    });
    await satellite.untilListening();
    await satellite.say(spoken('lamp'));
    expect((await satellite.untilSessionEnded()).termination.reason).toBe('timeout');
    expect(world.mind.answered).toEqual([]);
  });

  test('may take over what was not understood', async () => {
    const world = await open({ sessionTimeoutMs: 2000 });
    const satellite = await world.satellite('kitchen');
    const init = { type: 'action', sendIntentNotRecognized: true } as const;
    satellite.send({ kind: 'startSession', siteId: 'kitchen', init, customData: 'mine' });
    await satellite.untilListening();
    await satellite.say(spoken('mumble'));
    await satellite.until('intentNotRecognized');
    const { sessionId, customData } = await satellite.until('sessionNotRecognized');
    expect(customData).toBe('mine');
    satellite.send({ kind: 'endSession', sessionId });
    expect((await satellite.untilSessionEnded()).termination.reason).toBe('nominal');
  });

  test('may stop the listening: what was said so far counts', async () => {
    const world = await open({ maxListeningMs: 8000 });
    const satellite = await world.satellite('kitchen', { noise: spoken('lamp') });
    satellite.wake();
    const { sessionId = '' } = await satellite.untilListening();
    await pause(200);
    satellite.send({ kind: 'stopListening', siteId: 'kitchen', sessionId });
    expect((await satellite.until('textCaptured')).text).toBe('lamp');
    expect((await satellite.untilSessionEnded()).termination.reason).toBe('nominal');
  });

  test('may send the sound of a session as session frames, which are preferred', async () => {
    const world = await open();
    const satellite = await world.satellite('kitchen');
    satellite.wake();
    const { sessionId = '' } = await satellite.untilListening();
    const { samples } = spoken('lamp');
    const all = new Int16Array(samples.length + 4800);
    all.set(samples);
    for (let at = 0; at < all.length; at += 1024) {
      const wav = encodeWav({ samples: all.subarray(at, at + 1024), rateHz: 16_000 });
      satellite.send({ kind: 'audioSessionFrame', siteId: 'kitchen', sessionId, wav });
    }
    expect((await satellite.until('textCaptured')).text).toBe('lamp');
  });

  test('orders for a session that is no more are without effect', async () => {
    const world = await open();
    const satellite = await world.satellite('kitchen');
    const kinds = kindsSeen(satellite);
    satellite.send({ kind: 'continueSession', sessionId: 'gone', text: 'Hello?' });
    satellite.send({ kind: 'endSession', sessionId: 'gone', text: 'Bye' });
    satellite.send({ kind: 'stopListening', siteId: 'kitchen', sessionId: 'gone' });
    satellite.send({ kind: 'playFinished', siteId: 'kitchen', id: 'gone' });
    await pause(200);
    expect(kinds.filter((kind) => !kind.startsWith('hotword') && !kind.startsWith('asr'))).toEqual(['stopListening']);
    expect(world.said).toEqual([]);
  });
});
