import type { Json } from '../../domain/home.ts';

/** Checks a value of a service call: what is wrong with it, in the hub's words, or nothing. */
export type Field = (value: Json) => string | undefined;

export const anything: Field = () => undefined;

export const text: Field = (value) => (typeof value === 'string' ? undefined : 'expected str');

export const flag: Field = (value) => (typeof value === 'boolean' ? undefined : 'expected bool');

export function number(low: number, high: number): Field {
  return (value) => {
    if (typeof value !== 'number') return 'expected float';
    if (value < low) return `value must be at least ${low}`;
    return value > high ? `value must be at most ${high}` : undefined;
  };
}

/** A list of numbers, one for each range. */
export function numbers(...ranges: readonly (readonly [number, number])[]): Field {
  return (value) => {
    if (!Array.isArray(value) || value.length !== ranges.length) return `expected a list of ${ranges.length} numbers`;
    const items: readonly Json[] = value;
    return ranges.map(([low, high], i) => number(low, high)(items[i] ?? null)).find((problem) => problem !== undefined);
  };
}

export function oneOf(...words: readonly string[]): Field {
  return (value) =>
    typeof value === 'string' && words.includes(value) ? undefined : `value must be one of ${JSON.stringify(words)}`;
}
