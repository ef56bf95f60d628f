/** Who brought a change about: a person, an automation, a sensor or the device itself; or nobody knows. */
export type Doer = 'user' | 'automation' | 'device' | 'unknown';

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
