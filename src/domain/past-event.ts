/** Who brought a change about: a person, an automation, a sensor or the device itself; or nobody knows. */
export type Doer = 'user' | 'automation' | 'device' | 'unknown';

/** A state that an entity came to, as the hub remembers it. */
export interface PastState {
  /** Milliseconds since 1970 (UTC). */
  readonly at: number;
  readonly entity: string;
  readonly state: string;
  /** Absent where the hub does not say. */
  readonly by?: Doer;
}

/** One state change of the home's past. */
export interface PastEvent {
  /** Milliseconds since 1970 (UTC). */
  readonly at: number;
  /** Minutes that the home's clocks were ahead of UTC. */
  readonly offsetMinutes: number;
  /** Home Assistant's id: `light.kitchen`. */
  readonly entity: string;
  readonly state: string;
  readonly old?: string;
  readonly by: Doer;
}
