import { type Act, clamp, type DeviceKind, numberOf, type Outcome, textOf, textsOf } from '../device.ts';
import { number, text } from '../fields.ts';

const timestamp: (act: Act) => Outcome = (act) => {
  act.change({ state: new Date(act.nowMs()).toISOString() });
  return undefined;
};

export const button: DeviceKind = { services: { press: { perform: timestamp } } };

function setNumber(act: Act, value: number): Outcome {
  const { attributes } = act.now();
  const low = numberOf(attributes, 'min') ?? 0;
  const high = numberOf(attributes, 'max') ?? 100;
  if (value < low || value > high) return { refused: `Value ${value} is outside valid range ${low} - ${high}.` };
  act.change({ state: String(value) });
  return undefined;
}

function stepNumber(act: Act, sign: 1 | -1): Outcome {
  const { state, attributes } = act.now();
  const next = Number(state) + sign * (numberOf(attributes, 'step') ?? 1);
  return setNumber(act, clamp(next, numberOf(attributes, 'min') ?? 0, numberOf(attributes, 'max') ?? 100));
}

export const numeric: DeviceKind = {
  services: {
    set_value: {
      fields: { value: number(-1e12, 1e12) },
      required: ['value'],
      perform: (act) => setNumber(act, numberOf(act.data, 'value') ?? 0),
    },
    increment: { perform: (act) => stepNumber(act, 1) },
    decrement: { perform: (act) => stepNumber(act, -1) },
  },
};

export const select: DeviceKind = {
  services: {
    select_option: {
      fields: { option: text },
      required: ['option'],
      perform: (act) => {
        const option = textOf(act.data, 'option') ?? '';
        const options = textsOf(act.now().attributes, 'options');
        if (!options.includes(option))
          return { refused: `Option ${option} is not valid. Valid: ${options.join(', ')}.` };
        act.change({ state: option });
        return undefined;
      },
    },
  },
};

export const writing: DeviceKind = {
  services: {
    set_value: {
      fields: { value: text },
      required: ['value'],
      perform: (act) => {
        act.change({ state: textOf(act.data, 'value') ?? '' });
        return undefined;
      },
    },
  },
};

/** `duration` is "HH:MM:SS" or seconds. */
export const timer: DeviceKind = {
  services: {
    start: {
      fields: { duration: (value) => (typeof value === 'number' ? undefined : text(value)) },
      perform: (act) => {
        const seconds = secondsOf(act.data.duration ?? act.now().attributes.duration);
        act.change({
          state: 'active',
          attributes: { finishes_at: new Date(act.nowMs() + seconds * 1000).toISOString() },
        });
        act.later(seconds * 1000, () => act.change({ state: 'idle', attributes: { finishes_at: undefined } }));
        return undefined;
      },
    },
    pause: { perform: (act) => rest(act, 'paused') },
    cancel: { perform: (act) => rest(act, 'idle') },
    finish: { perform: (act) => rest(act, 'idle') },
  },
};

function rest(act: Act, state: string): Outcome {
  act.leave();
  act.change({ state, attributes: { finishes_at: undefined } });
  return undefined;
}

function secondsOf(value: unknown): number {
  if (typeof value === 'number') return Math.max(0, value);
  const parts = typeof value === 'string' ? value.split(':').map(Number) : [];
  const seconds = parts.reduce((sum, part) => sum * 60 + part, 0);
  return Number.isFinite(seconds) ? seconds : 0;
}
