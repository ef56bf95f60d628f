/** A state attribute's value, as Home Assistant sends it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type Attributes = Readonly<Record<string, Json>>;

export interface Floor {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly level?: number;
}

export interface Area {
  readonly name: string;
  readonly aliases: readonly string[];
  /** The floor's name. */
  readonly floor?: string;
}

export interface Zone {
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
  /** Metres. */
  readonly radius: number;
}

/** Where a satellite stands: `siteId` is its Hermes name, `area` an area's name. */
export interface SatelliteSite {
  readonly siteId: string;
  readonly area: string;
}

/** A device as people speak of it. `area` is an area's name; state and attributes are Home Assistant's own. */
export interface Entity {
  readonly id: string;
  readonly domain: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly area?: string;
  readonly state: string;
  readonly attributes: Attributes;
}

/** The home as it is now: a snapshot. Names of floors and areas are unique and serve as keys. */
export interface Home {
  readonly name: string;
  readonly unitSystem: 'metric' | 'us_customary';
  readonly floors: readonly Floor[];
  readonly areas: readonly Area[];
  readonly zones: readonly Zone[];
  readonly satellites: readonly SatelliteSite[];
  readonly entities: readonly Entity[];
}

/** The hub's account of why something happened: its own id, who asked for it, and what led to it. */
export interface EventContext {
  readonly id: string;
  readonly userId?: string;
  readonly parentId?: string;
}

/** Something changed: a state, or the registries (names, areas, devices), after which names must be read again; or an automation began. */
export type HomeEvent =
  | {
      readonly kind: 'state';
      readonly entity: Entity;
      readonly old?: Entity;
      /** When, in milliseconds since 1970, and why, by the hub's clock and account. */
      readonly atMs?: number;
      readonly context?: EventContext;
    }
  /** An automation or script begins: what happens in its context is its doing. */
  | { readonly kind: 'automation'; readonly context: EventContext }
  | { readonly kind: 'registry' }
  | { readonly kind: 'connection'; readonly connected: boolean };
