import type { Act, Bare, DeviceKind, Outcome, Patch } from '../device.ts';
import { text } from '../fields.ts';

const TURN_MS = 1500;

export const lock: DeviceKind = {
  follow: followLocks,
  services: {
    lock: { fields: { code: text }, perform: (act) => turn(act, 'locking', 'locked') },
    unlock: { fields: { code: text }, perform: (act) => turn(act, 'unlocking', 'unlocked') },
    open: { fields: { code: text }, feature: 1, perform: (act) => turn(act, 'opening', 'open') },
  },
};

function turn(act: Act, turning: string, done: string): Outcome {
  act.leave();
  if (act.instant || act.now().state === done) act.change({ state: done });
  else {
    act.change({ state: turning });
    act.later(TURN_MS, () => act.change({ state: done }));
  }
  return undefined;
}

/** Locked only while every member is. */
function followLocks(members: readonly Bare[]): Patch {
  return { state: members.find(({ state }) => state !== 'locked')?.state ?? 'locked' };
}
