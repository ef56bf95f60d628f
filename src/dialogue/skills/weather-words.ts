import type { Entity } from '../../domain/home.ts';
import { dayName, type Outlook } from './forecast.ts';
import { listed } from './words.ts';

/** Home Assistant's weather conditions in words. */
const CONDITIONS: Readonly<Record<string, string>> = {
  'clear-night': 'clear',
  cloudy: 'cloudy',
  exceptional: 'exceptional',
  fog: 'foggy',
  hail: 'hailing',
  lightning: 'stormy',
  'lightning-rainy': 'stormy with rain',
  partlycloudy: 'partly cloudy',
  pouring: 'pouring',
  rainy: 'rainy',
  snowy: 'snowy',
  'snowy-rainy': 'sleety',
  sunny: 'sunny',
  windy: 'windy',
  'windy-variant': 'windy and cloudy',
};

/** What counts as each condition that people ask for. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  rain: ['rainy', 'pouring', 'lightning-rainy', 'snowy-rainy'],
  snow: ['snowy', 'snowy-rainy'],
  hail: ['hail'],
  storm: ['lightning', 'lightning-rainy'],
  fog: ['fog'],
  sunny: ['sunny', 'clear-night', 'partlycloudy'],
  cloudy: ['cloudy', 'partlycloudy', 'windy-variant'],
  wind: ['windy', 'windy-variant'],
  nice: ['sunny', 'partlycloudy', 'clear-night'],
};

export const conditionWords = (condition: string): string => CONDITIONS[condition] ?? condition.replace(/[-_]/g, ' ');

/** Whether an outlook has a condition that is seen, not measured. */
export function isSo(condition: string, outlook: Outlook): boolean {
  return (KINDS[condition] ?? []).includes(outlook.condition);
}

/** "It is partly cloudy and 11 degrees." */
export function nowWords({ state, attributes, name }: Entity): string {
  const degrees = typeof attributes.temperature === 'number' ? ` and ${round(attributes.temperature)} degrees` : '';
  const where = /^(?:home|weather|forecast)/i.test(name) || /house/i.test(name) ? '' : ` in ${name}`;
  return `It is ${conditionWords(state)}${degrees}${where}.`;
}

/** "Tomorrow it will be rainy, 8 to 14 degrees." */
export function outlookWords(outlook: Outlook, said: string): string {
  return `${capital(said)} it will be ${conditionWords(outlook.condition)}${rangeWords(outlook)}.`;
}

function rangeWords({ high, low }: Outlook): string {
  if (high === undefined) return '';
  return low === undefined || round(low) === round(high)
    ? `, ${round(high)} degrees`
    : `, ${round(low)} to ${round(high)} degrees`;
}

/** Several days: of one condition, or of each in short. */
export function weekWords(condition: string | undefined, outlooks: readonly Outlook[], said: string): string {
  const warmest = outlooks.reduce((best, one) => ((one.high ?? -Infinity) > (best.high ?? -Infinity) ? one : best));
  const coldest = outlooks.reduce((best, one) => ((lowest(one) ?? Infinity) < (lowest(best) ?? Infinity) ? one : best));
  if (condition === 'lowest temperature' || condition === 'cold')
    return lowest(coldest) === undefined
      ? 'I know no temperatures for that.'
      : `The lowest ${said} is ${round(lowest(coldest) ?? 0)} degrees, on ${dayName(coldest.at)}.`;
  if (condition !== undefined && ['temperature', 'highest temperature', 'hot', 'warm'].includes(condition))
    return warmest.high === undefined
      ? 'I know no temperatures for that.'
      : `The highest ${said} is ${round(warmest.high)} degrees, on ${dayName(warmest.at)}.`;
  if (condition !== undefined && KINDS[condition]) {
    const days = outlooks.filter((outlook) => isSo(condition, outlook)).map(({ at }) => dayName(at));
    return days.length ? `Yes, on ${listed(days)}.` : `No, not ${said}.`;
  }
  return `${capital(said)}: ${outlooks
    .slice(0, 7)
    .map(
      (outlook) =>
        `${dayName(outlook.at)} ${conditionWords(outlook.condition)}${outlook.high === undefined ? '' : `, ${round(outlook.high)} degrees`}`,
    )
    .join('; ')}.`;
}

/** Answers "will it rain tomorrow", "how cold is it outside" for one outlook. `said` is when, or "now". */
export function sayWhether(condition: string, outlook: Outlook, said: string, station: Entity): string {
  const present = said === 'now';
  const when = present ? '' : ` ${said}`;
  const is = present ? 'is' : 'will be';
  const high = outlook.high;
  if (condition === 'humid')
    return outlook.humidity === undefined
      ? 'I know nothing of the humidity.'
      : `The humidity ${is} ${round(outlook.humidity)} percent${when}.`;
  if (condition === 'wind' && outlook.windSpeed !== undefined) {
    const unit =
      typeof station.attributes.wind_speed_unit === 'string'
        ? ` ${station.attributes.wind_speed_unit.replace('km/h', 'kilometres an hour').replace('mph', 'miles an hour')}`
        : '';
    return `The wind speed ${is} ${round(outlook.windSpeed)}${unit}${when}.`;
  }
  if (condition === 'lowest temperature' && outlook.low !== undefined)
    return `The lowest${when} is ${round(outlook.low)} degrees.`;
  if (condition === 'highest temperature' && high !== undefined) return `The highest${when} is ${round(high)} degrees.`;
  if (KINDS[condition]) {
    const yes = isSo(condition, outlook) || (condition === 'rain' && (outlook.precipitation ?? 0) > 0.5);
    return `${yes ? 'Yes' : 'No'}, it ${is} ${conditionWords(outlook.condition)}${rangeWords(outlook)}${when}.`;
  }
  return high === undefined
    ? 'I know no temperature for that.'
    : `It ${is} ${conditionWords(outlook.condition)}${rangeWords(outlook)}${when}.`;
}

const lowest = ({ low, high }: Outlook): number | undefined => low ?? high;
const round = (value: number): number => Math.round(value);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
