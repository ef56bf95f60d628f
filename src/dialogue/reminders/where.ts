import type { Call } from '../../domain/call.ts';
import type { Entity, Home } from '../../domain/home.ts';
import type { Reminder } from '../../domain/reminder.ts';
import type { DialogueTools } from '../tools.ts';
import type { ReminderTools } from './reminder-tools.ts';

/** Where a reminder is told: at satellites, the hub's own among them; or, to who is away, on their phone. */
export type Hearing =
  | { readonly at: 'satellites'; readonly sites: readonly Site[]; readonly speakers: readonly string[] }
  | { readonly at: 'phone'; readonly calls: readonly [Call, ...Call[]] };

export interface Site {
  readonly site: string;
  readonly area?: string;
}

/**
 * Who is at home hears it at the nearest satellites: of the room that somebody came into; on coming home those at the
 * entrance; else where they likely are; else everywhere, since a reminder that nobody hears is none. Who is away gets it
 * on their phone, by the hub's notification services; where that fails it stands in the hub for everybody to see.
 */
export function hearingFor(
  reminder: Reminder,
  words: string,
  tools: Pick<DialogueTools, 'home' | 'manners' | 'now'>,
  reminders: Pick<ReminderTools, 'likelyAreas' | 'entranceAreas'>,
): Hearing {
  const home = tools.home();
  const people = home.entities.filter(({ domain }) => domain === 'person');
  const person = people.find(({ name }) => name === reminder.to);
  const isAway = person ? isOut(person) : people.length > 0 && people.every(isOut);
  if (isAway) return { at: 'phone', calls: notifications(person, words, reminder.id) };
  const areas = areasFor(reminder, home, reminders);
  const sites = sitesIn(areas, reminder, home);
  const now = tools.now().getTime();
  const loud = sites.filter(({ site }) => (tools.manners.of(site).quietUntilMs ?? 0) <= now);
  return { at: 'satellites', sites: loud.length ? loud : sites, speakers: speakersIn(areas, home) };
}

const isOut = ({ state }: Entity): boolean => !['home', 'unknown', 'unavailable'].includes(state);

/** The first of these groups of rooms that has anything to speak with; undefined: everywhere. */
function areasFor(
  { to, when }: Reminder,
  home: Home,
  { likelyAreas, entranceAreas }: Pick<ReminderTools, 'likelyAreas' | 'entranceAreas'>,
): readonly string[] | undefined {
  const { where, does } = when;
  const comesHome = does === 'arrives' && 'zone' in where && where.zone.toLowerCase() === 'home';
  const room = does === 'arrives' && 'area' in where ? [where.area] : [];
  const floor = home.areas.find(({ name }) => name === room[0])?.floor;
  const groups = [
    room,
    comesHome ? entranceAreas(home) : [],
    likelyAreas(to, home),
    floor === undefined ? [] : home.areas.filter((area) => area.floor === floor).map(({ name }) => name),
  ];
  return groups.find(
    (areas) =>
      areas.length > 0 && (home.satellites.some(({ area }) => areas.includes(area)) || speakersIn(areas, home).length),
  );
}

function sitesIn(areas: readonly string[] | undefined, { asked }: Reminder, home: Home): readonly Site[] {
  const sites = home.satellites
    .filter(({ area }) => areas === undefined || areas.includes(area))
    .map(({ siteId, area }) => ({ site: siteId, area }));
  if (sites.length || home.satellites.length || asked.site === undefined) return sites;
  return [{ site: asked.site }];
}

/** Satellites that the hub itself speaks through. */
function speakersIn(areas: readonly string[] | undefined, home: Home): readonly string[] {
  return home.entities
    .filter(({ domain, state }) => domain === 'assist_satellite' && state !== 'unavailable')
    .filter(({ area }) => areas === undefined || (area !== undefined && areas.includes(area)))
    .map(({ id }) => id);
}

/** The phones of a person, as the hub's app names its services; last the hub's own notice. */
function notifications(person: Entity | undefined, message: string, id: string): readonly [Call, ...Call[]] {
  const trackers = person?.attributes.device_trackers;
  const phones = (Array.isArray(trackers) ? trackers : [])
    .map(String)
    .filter((tracker) => tracker.startsWith('device_tracker.'))
    .map(
      (tracker): Call => ({
        domain: 'notify',
        service: `mobile_app_${tracker.slice('device_tracker.'.length)}`,
        target: { entity_id: [] },
        data: { title: 'Reminder', message },
      }),
    );
  const notice: Call = {
    domain: 'persistent_notification',
    service: 'create',
    target: { entity_id: [] },
    data: { title: 'Reminder', message, notification_id: `understudy_reminder_${id}` },
  };
  const [first, ...others] = phones;
  return first ? [first, ...others, notice] : [notice];
}
