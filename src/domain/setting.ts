import { type Static, Type } from 'typebox';

const Percent = Type.Number({ minimum: 0, maximum: 100 });
const Points = Type.Number({ minimum: -100, maximum: 100 });

export const STATES = [
  'on',
  'off',
  'toggled',
  'open',
  'closed',
  'stopped',
  'locked',
  'unlocked',
  'playing',
  'paused',
  'idle',
  'next',
  'previous',
  'cleaning',
  'mowing',
  'docked',
  'activated',
  'pressed',
  'started',
] as const;
export type State = (typeof STATES)[number];

/** Changes against what it is now: percentage points, degrees of the home's unit, kelvin. */
const AdjustmentSchema = Type.Object(
  {
    level: Type.Optional(Points),
    brightness_pct: Type.Optional(Points),
    color_temp_kelvin: Type.Optional(Type.Number()),
    position: Type.Optional(Points),
    temperature: Type.Optional(Type.Number()),
    percentage: Type.Optional(Points),
    volume_pct: Type.Optional(Points),
  },
  { additionalProperties: false },
);
export type Adjustment = Readonly<Static<typeof AdjustmentSchema>>;

/**
 * What a device shall be like, in Home Assistant's names and units. Each part is independent; a device takes the parts
 * that it is capable of. `state` is stopped for a cover half way, idle for media that is stopped, activated for a
 * scene, pressed for a button, started for a script.
 */
export const SettingSchema = Type.Object(
  {
    state: Type.Optional(Type.Enum([...STATES])),
    level: Type.Optional(
      Type.Number({
        minimum: 0,
        maximum: 100,
        description: 'brightness, position, fan speed or volume, as the device has it',
      }),
    ),
    brightness_pct: Type.Optional(Percent),
    color_temp_kelvin: Type.Optional(Type.Number({ minimum: 1000, maximum: 12_000 })),
    hs_color: Type.Optional(Type.Tuple([Type.Number({ minimum: 0, maximum: 360 }), Percent])),
    other_color: Type.Optional(
      Type.Literal(true, { description: 'a colour that is left to the assistant, other than it is now' }),
    ),
    effect: Type.Optional(Type.String()),
    position: Type.Optional(Percent),
    temperature: Type.Optional(Type.Number()),
    hvac_mode: Type.Optional(Type.String()),
    percentage: Type.Optional(Percent),
    preset_mode: Type.Optional(Type.String()),
    volume_pct: Type.Optional(Percent),
    muted: Type.Optional(Type.Boolean()),
    source: Type.Optional(Type.String()),
    by: Type.Optional(AdjustmentSchema),
  },
  { additionalProperties: false },
);
export type Setting = Readonly<Static<typeof SettingSchema>>;
