import type { Names } from '../names.ts';
import { deedText, lengthText, timeText } from '../wording.ts';
import type { Share } from './usual.ts';
import type { Watched } from './watched.ts';

/** "Everyone has left, and the oven is on. So it was on 1 of 31 such times. Shall I turn it off?" */
export function awayText(watched: Watched, share: Share, names: Names): string {
  return `Everyone has left, and ${isSo(watched, names)}. ${often(share, 'times')} ${question(watched, names)}`;
}

/** "It is late, and the front door is unlocked. So it was on 2 of 40 nights. Shall I lock it?" */
export function nightText(watched: Watched, share: Share, names: Names): string {
  return `It is late, and ${isSo(watched, names)}. ${often(share, 'nights')} ${question(watched, names)}`;
}

/** "The oven has been on for 4 hours. Usually it is so for 50 minutes at most. Shall I turn it off?" */
export function longText(watched: Watched, forMs: number, longestMs: number, names: Names): string {
  const { track, state } = watched;
  const name = capital(names.of(track.entity));
  const usual = `Usually it is so for ${lengthText(longestMs)} at most.`;
  return `${name} ${isPlural(name) ? 'have' : 'has'} been ${spoken(state)} for ${lengthText(forMs)}. ${usual} ${question(watched, names)}`;
}

/** "The hall motion has not reported anything today. On 40 of 41 days it did by 9 am. Is everything all right?" */
export function absentText(entity: string, byMinute: number, days: number, names: Names): string {
  const name = capital(names.of(entity));
  const by = timeText(Math.ceil(byMinute / 15) * 15);
  return `${name} has not reported anything today. On ${days - 1} of ${days} days it did by ${by}. Is everything all right?`;
}

function isSo({ track, state }: Watched, names: Names): string {
  return `${names.of(track.entity)} ${isPlural(names.of(track.entity)) ? 'are' : 'is'} ${spoken(state)}`;
}

function spoken(state: string): string {
  return state.replaceAll('_', ' ');
}

function often({ times, of }: Share, what: string): string {
  if (times === 0) return `It never was on ${of} such ${what} before.`;
  return `So it was on ${times} of ${of} such ${what}.`;
}

function question({ track, rest }: Watched, names: Names): string {
  const it = isPlural(names.of(track.entity)) ? 'them' : 'it';
  // "turn it off", not "turn off it"
  const deed = deedText(track.entity, rest, { ...names, of: () => it }).replace(
    /^turn (on|off) (it|them)$/,
    'turn $2 $1',
  );
  return `Shall I ${deed}?`;
}

function isPlural(name: string): boolean {
  return /(blinds|lights|lamps|curtains|shutters|doors)$/i.test(name);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
