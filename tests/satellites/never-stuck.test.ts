import { expect, test } from '@jest/globals';
import type { VirtualSatellite } from '../../src/satellites/virtual-satellite.ts';
import { spoken } from './sounds.ts';
import { atEachBroker } from './suite.ts';
import { eventually, pause } from './world.ts';

/** Mulberry32 (T. Ettinger, public domain): the same numbers for the same seed. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const siteId = 'kitchen';

/** Everything that may happen to a satellite, in any order. `sessionId` is that of the latest session. */
const EVENTS: readonly ((satellite: VirtualSatellite, sessionId: string) => void)[] = [
  (satellite) => satellite.wake(),
  (satellite) => satellite.send({ kind: 'hotwordDetected', wakewordId: 'deaf-to-toggles', siteId }),
  (satellite) => satellite.press(),
  (satellite) => void satellite.say(spoken('lamp')),
  (satellite) => void satellite.say(spoken('which')),
  (satellite) => void satellite.say(spoken('mumble')),
  (satellite) => satellite.send({ kind: 'say', siteId, text: 'From elsewhere', id: 'x' }),
  (satellite) => satellite.send({ kind: 'startSession', siteId, init: { type: 'notification', text: 'News' } }),
  (satellite) => satellite.send({ kind: 'startSession', siteId, init: { type: 'action', text: 'Well?' } }),
  (satellite, sessionId) => satellite.send({ kind: 'continueSession', sessionId, text: 'And?' }),
  (satellite, sessionId) => satellite.send({ kind: 'endSession', sessionId }),
  (satellite, sessionId) => satellite.send({ kind: 'endSession', sessionId, text: 'Bye' }),
  (satellite, sessionId) => satellite.send({ kind: 'stopListening', siteId, sessionId }),
  (satellite) => satellite.send({ kind: 'playFinished', siteId }),
  (satellite) => satellite.publish(`hermes/audioServer/${siteId}/audioFrame`, 'garbage'),
];

atEachBroker('whatever happens, in whatever order', ({ open }) => {
  test.each([1, 2, 3, 4])('a satellite is switched on again when all is over (seed %i)', async (seed) => {
    const random = seeded(seed);
    // Every other satellite has no speaker, so that sounds end by time-out.
    const speaker = seed % 2 === 0;
    const limits = { maxListeningMs: 500, sessionTimeoutMs: 400, playSlackMs: 100 };
    const world = await open(limits);
    const satellite = await world.satellite(siteId, { speaker });
    let sessionId = 'none';
    let started = 0;
    let ended = 0;
    satellite.watch((message) => {
      if (message.kind === 'sessionStarted') {
        started += 1;
        sessionId = message.sessionId;
      }
      if (message.kind === 'sessionEnded') ended += 1;
    });
    for (let i = 0; i < 40; i++) {
      EVENTS[Math.floor(random() * EVENTS.length)]?.(satellite, sessionId);
      await pause(random() * 80);
    }
    const idle = () =>
      started > 0 &&
      started === ended &&
      satellite.hotwordOn() &&
      satellite.asrOn() &&
      world.satellites.sites().every((site) => site.sessionId === undefined);
    await eventually('all is over', idle, 25_000);
    // And it stays so, and works.
    await pause(200);
    expect(idle()).toBe(true);
    const before = world.mind.answered.length;
    expect(satellite.wake()).toBe(true);
    await satellite.say(spoken('lamp'));
    await eventually('it answers', () => world.mind.answered.length > before);
    await eventually('all is over', idle);
  });
});
