import type { Act, Bare, DeviceKind, Outcome, Patch, Service } from '../device.ts';
import type { Field } from '../fields.ts';

export function set(state: string): (act: Act) => Outcome {
  return (act) => {
    act.change({ state });
    return undefined;
  };
}

/** A group of these is on while any member is. */
export function followAny(members: readonly Bare[]): Patch {
  return { state: members.some((member) => member.state === 'on') ? 'on' : 'off' };
}

/** turn_on, turn_off and toggle of something that is on or off. */
export function onOffServices(fields: Readonly<Record<string, Field>> = {}): Readonly<Record<string, Service>> {
  return {
    turn_on: { fields, perform: set('on') },
    turn_off: { fields, perform: set('off') },
    toggle: { fields, perform: (act) => set(act.now().state === 'on' ? 'off' : 'on')(act) },
  };
}

export function onOffKind(fields: Readonly<Record<string, Field>> = {}): DeviceKind {
  return { services: onOffServices(fields), follow: followAny };
}
