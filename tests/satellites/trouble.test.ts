import { expect, test } from '@jest/globals';
import { spoken } from './sounds.ts';
import { atEachBroker } from './suite.ts';
import { eventually, pause } from './world.ts';

const HEADERS = ['riff length 8 too big', 'data length 1024'] as const;

atEachBroker('trouble', ({ broker, open }) => {
  test.each(HEADERS)('frames whose header is wrong are understood: %s', async (header) => {
    const world = await open();
    const satellite = await world.satellite('kitchen', { header });
    satellite.wake();
    await satellite.untilListening();
    await satellite.say(spoken('lamp'));
    await satellite.untilSessionEnded();
    expect(world.mind.answered).toEqual(['kitchen: lamp']);
    expect(world.log.problems).toEqual([]);
  });

  test('garbage for frames is reported once for each kind, and the session goes on', async () => {
    const world = await open();
    const satellite = await world.satellite('kitchen');
    const topic = 'hermes/audioServer/kitchen/audioFrame';
    satellite.wake();
    await satellite.untilListening();
    for (let i = 0; i < 50; i++) satellite.publish(topic, 'RIFF');
    satellite.publish(topic, Buffer.alloc(10 * 1024 * 1024, 7));
    satellite.publish(topic, '');
    await satellite.say(spoken('lamp'));
    expect((await satellite.untilSessionEnded()).termination.reason).toBe('nominal');
    expect(world.mind.answered).toEqual(['kitchen: lamp']);
    expect(world.log.problems).toEqual([
      expect.stringContaining('Site kitchen sent a frame that is no sound'),
      expect.stringContaining('Site kitchen sent a frame of 10485760 bytes'),
    ]);
  });

  test('messages that are none are ignored with one line for each kind', async () => {
    const world = await open();
    const satellite = await world.satellite('kitchen');
    const nonsense = [
      '',
      '{',
      'null',
      '[1,2]',
      '"text"',
      '{"siteId":7}',
      '{"siteId":"a/#"}',
      Buffer.from([0xff, 0xfe]),
    ];
    for (const payload of nonsense) {
      satellite.publish('hermes/dialogueManager/startSession', payload);
      satellite.publish('hermes/dialogueManager/endSession', payload);
      satellite.publish('hermes/tts/say', payload);
    }
    satellite.publish('hermes/tts/say', Buffer.alloc(10 * 1024 * 1024, 'a'));
    satellite.publish('hermes/hotword/x/detected', '{"siteId":"+"}');
    satellite.publish('hermes/hotword/x/detected', '{"siteId":"kitchen","sessionId":"a/b"}');
    satellite.wake();
    await satellite.untilListening();
    await satellite.say(spoken('lamp'));
    await satellite.untilSessionEnded();
    const lines = world.log.problems;
    for (const kind of ['startSession', 'endSession', 'tts/say', 'detected']) {
      expect(lines.filter((line) => line.includes(kind)).length).toBeGreaterThan(0);
      // One where no site is named, one for each site that is.
      expect(lines.filter((line) => line.includes(kind)).length).toBeLessThan(4);
    }
  });

  test('a null, a missing site and unknown fields are all right', async () => {
    const world = await open();
    const satellite = await world.satellite('default');
    const message = { init: { type: 'notification', text: 'Hi', more: 1 }, customData: null, lang: null, extra: [] };
    satellite.publish('hermes/dialogueManager/startSession', JSON.stringify(message));
    expect((await satellite.untilSessionEnded()).siteId).toBe('default');
    expect(world.said).toEqual(['Hi']);
  });

  test('a broker that is restarted in a session leaves nobody switched off', async () => {
    const world = await open({ siteIds: ['kitchen'] });
    const satellite = await world.satellite('kitchen');
    satellite.wake();
    const { sessionId } = await satellite.untilListening();
    expect(satellite.hotwordOn()).toBe(false);
    await broker().restart();
    await eventually('the wake word is on again', () => satellite.hotwordOn());
    expect(world.mind.left).toEqual(['kitchen']);
    expect(world.log.problems.filter((line) => line.includes('lost'))).toHaveLength(1);
    satellite.wake();
    const again = await satellite.untilListening();
    expect(again.sessionId).not.toBe(sessionId);
    await satellite.say(spoken('lamp'));
    await eventually('it was answered', () => world.mind.answered.length === 1);
  });

  test('an announcement that the loss of the broker cuts short says so', async () => {
    const world = await open();
    await world.satellite('kitchen');
    const announced = world.satellites.announce('kitchen', 'A long story. '.repeat(20));
    const failed = expect(announced).rejects.toMatchObject({ code: 'VOICE_FAILED' });
    await pause(200);
    await broker().restart();
    await failed;
  });

  test('a satellite that was left switched off by a killed predecessor is switched on at the start', async () => {
    const before = await open();
    const satellite = await before.satellite('kitchen');
    await eventually('the first roll call is over', () => before.satellites.sites().length === 1);
    await pause(1000);
    satellite.send({ kind: 'hotwordToggleOff', siteId: 'kitchen', reason: 'dialogueSession' });
    satellite.send({ kind: 'asrToggleOff', siteId: 'kitchen', reason: 'ttsSay' });
    await eventually('it is off', () => !satellite.hotwordOn() && !satellite.asrOn());
    const after = await open();
    await eventually('it is on', () => satellite.hotwordOn() && satellite.asrOn());
    expect(after.satellites.sites().map(({ siteId }) => siteId)).toEqual(['kitchen']);
  });

  test('what a person switched off stays off', async () => {
    const world = await open();
    const satellite = await world.satellite('kitchen');
    satellite.send({ kind: 'hotwordToggleOff', siteId: 'kitchen', reason: '' });
    await eventually('it is off', () => !satellite.hotwordOn());
    await world.satellites.announce('kitchen', 'Hello');
    await pause(100);
    expect(satellite.hotwordOn()).toBe(false);
    expect(satellite.wake()).toBe(false);
  });

  test('closing in the middle of a session gives the satellite back', async () => {
    const world = await open();
    const satellite = await world.satellite('kitchen');
    satellite.wake();
    await satellite.untilListening();
    await world.satellites.close();
    expect((await satellite.untilSessionEnded()).termination.reason).toBe('error');
    await eventually('all is on', () => satellite.hotwordOn() && satellite.asrOn());
  });
});
