/**
 * What a device shall be like, in Home Assistant's names and units. Each part is independent; a device takes the parts
 * that it is capable of.
 */
export interface Setting {
  /**
   * on, off, open, closed, stopped (a cover half way), locked, unlocked, playing, paused, idle (media stopped),
   * cleaning, mowing, docked, activated (a scene), pressed (a button), started (a script)
   */
  readonly state?: State;
  /** "To 60 %", where the kind of device says of what: brightness, position, fan speed or volume. 0 to 100. */
  readonly level?: number;
  /** 0 to 100. */
  readonly brightness_pct?: number;
  readonly color_temp_kelvin?: number;
  /** Hue 0 to 360, saturation 0 to 100. */
  readonly hs_color?: readonly [number, number];
  /** A light effect, by its name. */
  readonly effect?: string;
  /** Cover or valve, 0 (closed) to 100 (open). */
  readonly position?: number;
  /** Target temperature, in the home's unit. */
  readonly temperature?: number;
  readonly hvac_mode?: string;
  /** Fan speed, 0 to 100. */
  readonly percentage?: number;
  readonly preset_mode?: string;
  /** 0 to 100. */
  readonly volume_pct?: number;
  readonly muted?: boolean;
  readonly source?: string;
  /** Changes against what it is now: percentage points, degrees of the home's unit, kelvin. */
  readonly by?: Adjustment;
}

export type State =
  | 'on'
  | 'off'
  | 'toggled'
  | 'open'
  | 'closed'
  | 'stopped'
  | 'locked'
  | 'unlocked'
  | 'playing'
  | 'paused'
  | 'idle'
  | 'cleaning'
  | 'mowing'
  | 'docked'
  | 'activated'
  | 'pressed'
  | 'started';

export interface Adjustment {
  readonly level?: number;
  readonly brightness_pct?: number;
  readonly color_temp_kelvin?: number;
  readonly position?: number;
  readonly temperature?: number;
  readonly percentage?: number;
  readonly volume_pct?: number;
}
