import { describe, expect, test } from '@jest/globals';
import type { Attributes, Entity, Home, HomeEvent } from '../../../src/domain/home.ts';
import type { Occasion } from '../../../src/domain/reminder.ts';
import { createManualClock } from '../../../src/home/clock.ts';
import { openPresence } from '../../../src/home/presence/presence.ts';
import { inZone } from '../../../src/home/presence/zones.ts';

const MINUTE = 60_000;
const zones = [
  { name: 'Home', latitude: 52, longitude: 4, radius: 100 },
  { name: 'Work', latitude: 52.1, longitude: 4.1, radius: 100 },
  { name: 'Town', latitude: 52.1, longitude: 4.1, radius: 3000 },
];
const person = (name: string, state: string, attributes: Attributes = {}): Entity => ({
  id: `person.${name.toLowerCase()}`,
  domain: 'person',
  name,
  aliases: [],
  state,
  attributes,
});
const homeOf = (...entities: readonly Entity[]): Home => ({
  name: '',
  unitSystem: 'metric',
  floors: [],
  areas: [],
  zones,
  satellites: [],
  entities,
});

const GETS_HOME: Occasion = { who: { person: 'Ana' }, does: 'arrives', where: { zone: 'Home' } };
const LEAVES_HOME: Occasion = { ...GETS_HOME, does: 'leaves' };
const ALL_LEFT: Occasion = { who: 'everyone', does: 'leaves', where: { zone: 'Home' } };

/** A home whose people are moved by hand, and what was told of them. */
function house(occasions: readonly Occasion[], start: readonly Entity[], held: Readonly<Record<string, boolean>> = {}) {
  const clock = createManualClock(0);
  let home = homeOf(...start);
  let kept: Readonly<Record<string, boolean>> = held;
  const listeners = new Set<(event: HomeEvent) => void>();
  const told: string[] = [];
  const presence = openPresence({
    hub: {
      home: () => home,
      subscribe: (listener) => {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
    whereabouts: {
      held,
      save: (now) => {
        kept = now;
      },
    },
    clock,
    happened: ({ does }, who) => told.push(`${who ?? 'all'} ${does}`),
  });
  presence.watch(occasions);
  return {
    told,
    clock,
    presence,
    kept: () => kept,
    move(entity: Entity) {
      home = homeOf(...home.entities.map((one) => (one.id === entity.id ? entity : one)));
      for (const listener of [...listeners]) listener({ kind: 'state', entity });
    },
  };
}

describe('somebody who comes home', () => {
  test('is told of once, and again only after having left', () => {
    const { told, move } = house([GETS_HOME], [person('Ana', 'Work')]);
    move(person('Ana', 'home'));
    move(person('Ana', 'home', { gps_accuracy: 12 }));
    move(person('Ana', 'Work'));
    move(person('Ana', 'home'));
    expect(told).toEqual(['Ana arrives', 'Ana arrives']);
  });

  test('is not told of where only the state flickers for a moment', () => {
    const { told, move, clock } = house([GETS_HOME, LEAVES_HOME], [person('Ana', 'home')]);
    for (let flicker = 0; flicker < 20; flicker++) {
      move(person('Ana', 'not_home'));
      clock.advance(MINUTE);
      move(person('Ana', 'home'));
      clock.advance(MINUTE);
    }
    expect(told).toEqual([]);
  });

  test('is not told of where the position is away by less than it may be wrong', () => {
    const { told, move, clock } = house([GETS_HOME], [person('Ana', 'home')]);
    const drifted = { latitude: 52.004, longitude: 4, gps_accuracy: 400 };
    move(person('Ana', 'not_home', drifted));
    clock.advance(2 * MINUTE);
    move(person('Ana', 'home', { latitude: 52, longitude: 4, gps_accuracy: 20 }));
    expect(told).toEqual([]);
  });

  test('is told of after a restart, where it came about meanwhile', () => {
    const before = house([GETS_HOME], [person('Ana', 'Work')]);
    const { told } = house([GETS_HOME], [person('Ana', 'home')], before.kept());
    expect(told).toEqual(['Ana arrives']);
  });

  test('is not told of while the hub does not know where they are', () => {
    const { told, move, clock } = house([GETS_HOME, LEAVES_HOME], [person('Ana', 'home')]);
    move(person('Ana', 'unavailable'));
    clock.advance(60 * MINUTE);
    move(person('Ana', 'unknown'));
    clock.advance(60 * MINUTE);
    move(person('Ana', 'home'));
    expect(told).toEqual([]);
  });
});

describe('somebody who leaves', () => {
  test('has left at once where they are far away, and after three minutes where only the state says so', () => {
    const { told, move, clock } = house([LEAVES_HOME], [person('Ana', 'home')]);
    move(person('Ana', 'not_home', { latitude: 52.02, longitude: 4, gps_accuracy: 20 }));
    expect(told).toEqual(['Ana leaves']);
    move(person('Ana', 'home'));
    move(person('Ana', 'not_home'));
    clock.advance(2 * MINUTE);
    expect(told).toEqual(['Ana leaves']);
    clock.advance(MINUTE);
    expect(told).toEqual(['Ana leaves', 'Ana leaves']);
  });

  test('is not everyone, until the last one has', () => {
    const { told, move } = house([ALL_LEFT], [person('Ana', 'home'), person('Ben', 'home')]);
    move(person('Ana', 'Work'));
    expect(told).toEqual([]);
    move(person('Ben', 'Work'));
    expect(told).toEqual(['all leaves']);
  });

  test('is not waited for any more once nobody asks', () => {
    const { told, move, clock, presence, kept } = house([LEAVES_HOME], [person('Ana', 'home')]);
    move(person('Ana', 'not_home'));
    presence.watch([]);
    clock.advance(10 * MINUTE);
    expect(told).toEqual([]);
    expect(kept()).toEqual({});
  });
});

test('of zones that overlap somebody is in each, by the list, the position or the state', () => {
  const listed = person('Ana', 'Work', { in_zones: ['zone.work', 'zone.town'] });
  const placed = person('Ana', 'Work', { latitude: 52.1, longitude: 4.1 });
  const bare = person('Ana', 'Work');
  const inside = (one: Entity) => ['Work', 'Town', 'Home'].map((zone) => inZone(one, zone, homeOf(one))?.inside);
  expect([listed, placed].map(inside)).toEqual([
    [true, true, false],
    [true, true, false],
  ]);
  // Without either the state's zone may lie within the other: that is not sure.
  expect(inZone(bare, 'Town', homeOf(bare))).toEqual({ inside: false, sure: false });
});
