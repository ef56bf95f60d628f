import type { Entity, Home, Json } from '../../domain/home.ts';
import type { Asked } from './asked.ts';

/** A service call for one entity, not yet merged with others. */
export interface Step {
  readonly domain: string;
  readonly service: string;
  readonly data: Readonly<Record<string, Json>>;
}

export interface Situation {
  readonly entity: Entity;
  readonly home: Home;
  /** Something else of what is set together is on: "brighter" then means that, and not what is off. */
  readonly othersOn: boolean;
}

/** What one kind of device does with what is asked. What it cannot take, it leaves in `asked`. */
export type DeviceActions = (asked: Asked, situation: Situation) => readonly Step[];

export function step(domain: string, service: string, data: Readonly<Record<string, Json>> = {}): Step {
  return { domain, service, data };
}

export function numberIn(entity: Entity, attribute: string): number | undefined {
  const value = entity.attributes[attribute];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

export function textsIn(entity: Entity, attribute: string): readonly string[] {
  const value = entity.attributes[attribute];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** The word as the device writes it, whatever its case; undefined where it has no such word. */
export function wordIn(entity: Entity, attribute: string, word: string): string | undefined {
  const wanted = word.toLowerCase();
  return textsIn(entity, attribute).find((item) => item.toLowerCase() === wanted);
}

/** Whether a feature bit is set. A device that states no features at all is given the benefit of the doubt. */
export function hasFeature(entity: Entity, bit: number): boolean {
  const features = numberIn(entity, 'supported_features');
  return features === undefined || (features & bit) !== 0;
}

export const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));
