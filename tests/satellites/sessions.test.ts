import { expect, test } from '@jest/globals';
import { toneEars } from './people.ts';
import { spoken } from './sounds.ts';
import { atEachBroker } from './suite.ts';
import { eventually, kindsSeen, pause } from './world.ts';

atEachBroker('sessions', ({ open }) => {
  test('a wake word during the reply ends the session and listens when the sound has ended', async () => {
    const world = await open();
    const satellite = await world.satellite('kitchen');
    satellite.wake();
    const first = await satellite.untilListening();
    await satellite.say(spoken('lamp'));
    await satellite.until('say');
    const kinds = kindsSeen(satellite);
    satellite.send({ kind: 'hotwordDetected', wakewordId: 'hey', siteId: 'kitchen' });
    const ended = await satellite.untilSessionEnded();
    expect(ended).toMatchObject({ sessionId: first.sessionId, termination: { reason: 'abortedByUser' } });
    const second = await satellite.untilListening();
    expect(second.sessionId).toMatch(/^kitchen-hey-/);
    expect(kinds.indexOf('startListening')).toBeGreaterThan(kinds.indexOf('sayFinished'));
    await satellite.say(spoken('lamp'));
    expect((await satellite.untilSessionEnded()).termination.reason).toBe('nominal');
    expect(world.mind.left).toEqual(['kitchen']);
  });

  test('the button during listening aborts and begins anew', async () => {
    const world = await open();
    const satellite = await world.satellite('kitchen');
    satellite.wake();
    await satellite.untilListening();
    satellite.press();
    expect((await satellite.untilSessionEnded()).termination.reason).toBe('abortedByUser');
    await satellite.untilListening();
    await satellite.say(spoken('lamp'));
    expect((await satellite.untilSessionEnded()).termination.reason).toBe('nominal');
    expect(world.mind.answered).toEqual(['kitchen: lamp']);
  });

  test('a session that can wait does wait, and says so', async () => {
    const world = await open();
    const satellite = await world.satellite('kitchen');
    satellite.wake();
    await satellite.untilListening();
    const init = { type: 'action', canBeEnqueued: true, text: 'Hello' } as const;
    satellite.send({ kind: 'startSession', siteId: 'kitchen', init, customData: 'mine' });
    const queued = await satellite.until('sessionQueued');
    expect(queued.customData).toBe('mine');
    await satellite.say(spoken('lamp'));
    await satellite.untilSessionEnded();
    const started = [await satellite.until('sessionStarted'), await satellite.until('sessionStarted')];
    expect(started[1]).toMatchObject({ sessionId: queued.sessionId, customData: 'mine' });
    await satellite.untilListening();
    await satellite.say(spoken('lamp'));
    expect((await satellite.untilSessionEnded()).sessionId).toBe(queued.sessionId);
    expect(world.said).toEqual(['Done.', 'Hello', 'Done.']);
  });

  test('of a burst of wake words only the last one is followed', async () => {
    const world = await open();
    const satellite = await world.satellite('kitchen');
    const kinds = kindsSeen(satellite);
    for (let i = 0; i < 5; i++) satellite.send({ kind: 'hotwordDetected', wakewordId: `w${i}`, siteId: 'kitchen' });
    await eventually('the last one listens', () => kinds.at(-1) === 'startListening' && kinds.length > 4);
    await satellite.say(spoken('lamp'));
    await eventually('it ended', () => kinds.includes('sessionEnded nominal'));
    await pause(100);
    expect(kinds.filter((kind) => kind === 'sessionStarted').length).toBeLessThan(4);
    expect(world.satellites.sites()).toEqual([{ siteId: 'kitchen', lastSeenMs: expect.any(Number) }]);
  });

  test('only the first satellite of a group wins, another group is free', async () => {
    const world = await open({ groupSeparator: '.' });
    const front = await world.satellite('bedroom.front');
    const back = await world.satellite('bedroom.back');
    const hall = await world.satellite('hall.front');
    const kinds = kindsSeen(back);
    front.wake();
    await front.untilListening();
    back.wake();
    hall.wake();
    await hall.untilListening();
    await front.say(spoken('lamp'));
    await front.untilSessionEnded();
    expect(kinds).not.toContain('sessionStarted');
    back.wake();
    await back.untilListening();
  });

  test('two rooms talk at the same time and each hears its own answer', async () => {
    const world = await open();
    const kitchen = await world.satellite('kitchen');
    const hall = await world.satellite('hall');
    kitchen.wake();
    hall.wake();
    await Promise.all([kitchen.untilListening(), hall.untilListening()]);
    await Promise.all([kitchen.say(spoken('lamp')), hall.say(spoken('which'))]);
    const [done, which] = await Promise.all([kitchen.untilPlayed(), hall.untilPlayed()]);
    expect(done.samples.length).toBe('Done.'.length * 160);
    expect(which.samples.length).toBe('Which one?'.length * 160);
    expect([...world.mind.answered].sort()).toEqual(['hall: which', 'kitchen: lamp']);
  });

  test('an announcement waits for the conversation and ends by itself', async () => {
    const world = await open();
    const satellite = await world.satellite('kitchen');
    satellite.wake();
    await satellite.untilListening();
    const announced = world.satellites.announce('kitchen', 'The washing is done.');
    await satellite.say(spoken('lamp'));
    await announced;
    expect(world.said).toEqual(['Done.', 'The washing is done.']);
    await eventually('all is on', () => satellite.hotwordOn() && satellite.asrOn());
  });

  test('an announcement may ask, and the answer is heard as expected', async () => {
    const asked: string[] = [];
    const ears = toneEars();
    const world = await open({
      ears: {
        listen(request) {
          asked.push(request.expects);
          return ears.listen(request);
        },
      },
    });
    const satellite = await world.satellite('kitchen');
    const announced = world.satellites.announce('kitchen', 'Shall I close the garage?', 'confirmation');
    await satellite.untilListening();
    await satellite.say(spoken('lamp'));
    await announced;
    expect(asked).toEqual(['confirmation']);
    expect(world.mind.answered).toEqual(['kitchen: lamp']);
  });
});
