import type { Entity, Json } from '../../domain/home.ts';
import type { DialogueTools } from '../tools.ts';

/** The weather of a day or an hour, as a forecast has it. Temperatures in the home's unit. */
export interface Outlook {
  readonly at: Date;
  readonly condition: string;
  readonly high?: number;
  readonly low?: number;
  /** Millimetres or inches. */
  readonly precipitation?: number;
  readonly windSpeed?: number;
  readonly humidity?: number;
}

/** Feature bits of Home Assistant's weather entities. */
const FEATURES = { daily: 1, hourly: 2, twice_daily: 4 } as const;

/** The forecast of a kind, or none where the hub has none. Throws a Failure as a call does. */
export async function readForecast(
  weather: Entity,
  kind: keyof typeof FEATURES,
  tools: Pick<DialogueTools, 'read'>,
): Promise<readonly Outlook[]> {
  const features = weather.attributes.supported_features;
  if (typeof features === 'number' && (features & FEATURES[kind]) === 0) return [];
  const target = { entity_id: [weather.id] };
  const answer = await tools.read({ domain: 'weather', service: 'get_forecasts', target, data: { type: kind } });
  const own = isRecord(answer) ? answer[weather.id] : undefined;
  const forecast = isRecord(own) ? own.forecast : undefined;
  return Array.isArray(forecast) ? forecast.flatMap(outlookFrom) : [];
}

function outlookFrom(entry: Json): readonly Outlook[] {
  if (!isRecord(entry) || typeof entry.datetime !== 'string') return [];
  const at = new Date(entry.datetime);
  if (Number.isNaN(at.getTime())) return [];
  const number = (key: string): number | undefined => (typeof entry[key] === 'number' ? entry[key] : undefined);
  const parts = {
    high: number('temperature'),
    low: number('templow'),
    precipitation: number('precipitation'),
    windSpeed: number('wind_speed'),
    humidity: number('humidity'),
  };
  const known = Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined));
  return [{ at, condition: typeof entry.condition === 'string' ? entry.condition : '', ...known }];
}

const isRecord = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A span of days, first and last, and how it is said. */
export interface Days {
  readonly from: Date;
  readonly to: Date;
  readonly said: string;
  readonly part?: 'morning' | 'afternoon' | 'evening' | 'night';
}

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const COUNTS: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  ten: 10,
  few: 3,
};

/** The days that words mean ("tomorrow", "this weekend", "next week", "friday evening"), from today on. */
export function daysOf(words: string, now: Date): Days | undefined {
  const said = words.toLowerCase().replace(/^(?:on|for|by|in|over|the) /, '');
  const part = /\b(morning|afternoon|evening|night|tonight)\b/
    .exec(said)?.[1]
    ?.replace('tonight', 'night') as Days['part'];
  const more = part === undefined ? {} : { part };
  const day = (offset: number, name: string): Days => ({
    from: addDays(now, offset),
    to: addDays(now, offset),
    said: name,
    ...more,
  });
  if (/day after tomorrow/.test(said)) return day(2, 'the day after tomorrow');
  if (/\btomorrow\b/.test(said)) return day(1, part ? `tomorrow ${part}` : 'tomorrow');
  if (/\btonight\b/.test(said)) return day(0, 'tonight');
  const weekday = WEEKDAYS.findIndex((name) => said.includes(name));
  if (weekday >= 0) {
    const ahead = (weekday - now.getDay() + 7) % 7;
    const offset = /\bnext\b/.test(said) && ahead < 2 ? ahead + 7 : ahead;
    return day(offset, `on ${capital(WEEKDAYS[weekday] ?? '')}${part ? ` ${part}` : ''}`);
  }
  if (/week ?end/.test(said)) {
    const saturday = (6 - now.getDay() + 7) % 7;
    const first = /\bnext\b/.test(said) && saturday < 2 ? saturday + 7 : saturday;
    return { from: addDays(now, first), to: addDays(now, first + 1), said: 'at the weekend' };
  }
  const count = /(?:next|coming|following) (\d+|\w+) days/.exec(said)?.[1];
  if (count !== undefined) {
    const days = Number(count) || COUNTS[count] || 3;
    return { from: addDays(now, 1), to: addDays(now, days), said: `in the next ${days} days` };
  }
  if (/next week|coming week|following week/.test(said)) {
    const monday = (1 - now.getDay() + 7) % 7 || 7;
    return { from: addDays(now, monday), to: addDays(now, monday + 6), said: 'next week' };
  }
  if (/week|days/.test(said)) return { from: now, to: addDays(now, 6), said: 'this week' };
  if (/month|year/.test(said)) return undefined;
  return day(0, part ? `this ${part}` : 'today');
}

function addDays(now: Date, days: number): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days);
}

/** The outlooks that fall on these days. */
export function within(outlooks: readonly Outlook[], { from, to }: Days): readonly Outlook[] {
  const key = (date: Date): number => date.getFullYear() * 10_000 + date.getMonth() * 100 + date.getDate();
  return outlooks.filter(({ at }) => key(at) >= key(from) && key(at) <= key(to));
}

export const dayName = (at: Date): string => capital(WEEKDAYS[at.getDay()] ?? '');
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
