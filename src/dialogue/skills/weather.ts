import type { Entity } from '../../domain/home.ts';
import { settled } from '../conversation.ts';
import type { DialogueTools } from '../tools.ts';
import { type Turn, turn } from '../turn.ts';
import { type Days, daysOf, type Outlook, readForecast, within } from './forecast.ts';
import type { SkillDoer, SkillRequest } from './skill.ts';
import { conditionWords, isSo, nowWords, outlookWords, sayWhether, weekWords } from './weather-words.ts';
import { textSlot } from './words.ts';

/** Answers questions about the weather from the hub's weather entities and their forecasts. */
export const doWeather: SkillDoer = async ({ conversation, intents, tools }: SkillRequest): Promise<Turn> => {
  const idle = settled(conversation);
  const [intent] = intents;
  const stations = tools.home().entities.filter(({ domain }) => domain === 'weather');
  const station = stations.find(({ id }) => intent?.targets.includes(id)) ?? atHome(stations);
  if (!intent || !station)
    return turn(
      idle,
      { say: 'cannot', reason: 'Your home has no weather yet. Add a weather integration to the hub.' },
      [],
      intents,
    );
  if (station.state === 'unavailable' || station.state === 'unknown')
    return turn(idle, { say: 'cannot', reason: `${station.name} does not answer just now.` }, [], intents);
  const date = textSlot(intent.slots, 'date');
  const asked = intent.slots.condition;
  const conditions = asked === undefined ? [] : typeof asked === 'object' ? asked : [String(asked)];
  const text =
    date === undefined ? await now(station, conditions, tools) : await later(station, date, conditions, tools);
  return turn(idle, { say: 'plainly', text }, [], intents);
};

/** The weather of the home itself, where there are several. */
function atHome(stations: readonly Entity[]): Entity | undefined {
  return (
    stations.find(({ name, id }) => /\b(?:home|house|weather|forecast)\b/i.test(name) || id === 'weather.home') ??
    stations[0]
  );
}

const COMING = ['rain', 'snow', 'storm', 'hail'];

async function now(station: Entity, conditions: readonly string[], tools: DialogueTools): Promise<string> {
  const present: Outlook = presentOf(station, tools.now());
  const [condition] = conditions;
  if (condition === undefined) return nowWords(station);
  if (condition === 'highest temperature' || condition === 'lowest temperature')
    return later(station, 'today', conditions, tools);
  if (!COMING.includes(condition)) return conditions.map((one) => sayWhether(one, present, 'now', station)).join(' ');
  if (isSo(condition, present)) return `Yes, it is ${conditionWords(station.state)} now.`;
  // "Do I need an umbrella": not now, but perhaps soon.
  const days = await readForecast(station, 'daily', tools);
  const coming = days.find((outlook) => isSo(condition, outlook));
  if (!coming) return `No, no ${condition} is expected${days.length ? ' in the coming days' : ''}.`;
  const today = daysOf('today', tools.now());
  if (today && within([coming], today).length) return `Not now, but ${condition} is expected today.`;
  return `Not now. The next ${condition} is expected on ${coming.at.toLocaleDateString('en-US', { weekday: 'long' })}.`;
}

async function later(
  station: Entity,
  date: string,
  conditions: readonly string[],
  tools: DialogueTools,
): Promise<string> {
  const days = daysOf(date, tools.now());
  if (!days) return 'The forecast does not reach that far.';
  const daily = within(await readForecast(station, 'daily', tools), days);
  const outlooks = days.part === undefined ? daily : await partOf(station, days, daily, tools);
  const [only] = outlooks;
  if (!only) return `I have no forecast for ${days.said.replace(/^(?:on|at|in) /, '')}.`;
  const [condition] = conditions;
  if (outlooks.length === 1) {
    if (condition === undefined) return outlookWords(only, days.said);
    return conditions.map((one) => sayWhether(one, only, days.said, station)).join(' ');
  }
  return weekWords(condition, outlooks, days.said);
}

/** The hours of a part of the day where the hub has them, put together; the whole day where not. */
async function partOf(
  station: Entity,
  days: Days,
  daily: readonly Outlook[],
  tools: DialogueTools,
): Promise<readonly Outlook[]> {
  const spans = { morning: [6, 12], afternoon: [12, 18], evening: [18, 23], night: [20, 24] } as const;
  const [from, to] = spans[days.part ?? 'morning'];
  const hours = within(await readForecast(station, 'hourly', tools), days).filter(
    ({ at }) => at.getHours() >= from && at.getHours() < to,
  );
  const middle = hours[Math.floor(hours.length / 2)];
  if (!middle) return daily;
  const wettest = hours.find((hour) => isSo('rain', hour)) ?? middle;
  const temperatures = hours.flatMap(({ high }) => high ?? []);
  const range = temperatures.length ? { high: Math.max(...temperatures), low: Math.min(...temperatures) } : {};
  return [{ ...wettest, ...range }];
}

function presentOf(station: Entity, at: Date): Outlook {
  const { attributes, state } = station;
  const number = (key: string): number | undefined =>
    typeof attributes[key] === 'number' ? attributes[key] : undefined;
  const parts = { high: number('temperature'), windSpeed: number('wind_speed'), humidity: number('humidity') };
  return {
    at,
    condition: state,
    ...Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)),
  };
}
