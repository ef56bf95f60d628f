import type { Names } from './names.ts';
import { MINUTE } from './wall-clock.ts';

/** What bringing an entity into a state is called: "turn on the hall light". */
export function deedText(entity: string, state: string, names: Names): string {
  const [domain = ''] = entity.split('.');
  const name = names.of(entity);
  switch (`${domain}.${state}`) {
    case 'cover.open':
    case 'valve.open':
      return `open ${name}`;
    case 'cover.closed':
    case 'valve.closed':
      return `close ${name}`;
    case 'lock.locked':
      return `lock ${name}`;
    case 'lock.unlocked':
      return `unlock ${name}`;
    case 'vacuum.cleaning':
    case 'lawn_mower.mowing':
      return `start ${name}`;
    case 'vacuum.docked':
    case 'vacuum.returning':
    case 'lawn_mower.docked':
      return `send ${name} back to its dock`;
    case 'media_player.playing':
      return `turn on ${name}`;
    case 'media_player.paused':
      return `pause ${name}`;
    default:
      if (state === 'on' || state === 'off') return `turn ${state} ${name}`;
      return `set ${name} to ${state.replaceAll('_', ' ')}`;
  }
}

/** A change, after "when": "Ana comes home", "the hall light is turned on", "the sun sets". */
export function changeText(entity: string, state: string, names: Names): string {
  const [domain = ''] = entity.split('.');
  const name = names.of(entity);
  switch (domain) {
    case 'sun':
      return state === 'below_horizon' ? 'the sun sets' : 'the sun rises';
    case 'person':
    case 'device_tracker':
      if (state === 'home') return `${name} comes home`;
      return state === 'not_home' ? `${name} leaves` : `${name} gets to ${state}`;
    case 'group':
    case 'zone':
      if (state === 'not_home' || state === '0') return 'everyone has left';
      return state === 'home' ? 'someone comes home' : `${name} changes to ${state}`;
    default:
      return `${name} ${becomes(domain, state)}`;
  }
}

function becomes(domain: string, state: string): string {
  if (domain === 'binary_sensor') return state === 'on' ? 'reports something' : 'reports nothing any more';
  if (state === 'on' || state === 'off') return `is turned ${state}`;
  if (state === 'playing') return 'starts to play';
  if (state === 'open' || state === 'closed') return state === 'open' ? 'is opened' : 'is closed';
  if (state === 'locked' || state === 'unlocked') return `is ${state}`;
  return `changes to ${state.replaceAll('_', ' ')}`;
}

/** A state, after "while" or "it is usual that": "someone is home", "the hall light is on", "the sun is down". */
export function stateText(entity: string, states: readonly string[], names: Names): string {
  const [domain = ''] = entity.split('.');
  const [state = ''] = states;
  if (domain === 'sun') return state === 'below_horizon' ? 'the sun is down' : 'the sun is up';
  if (domain === 'group' || domain === 'zone') {
    if (state === 'home' || (domain === 'zone' && !states.includes('0'))) return 'someone is home';
    if (state === 'not_home' || state === '0') return 'nobody is home';
  }
  const said = states.map((each) => (each === 'not_home' ? 'away' : each.replaceAll('_', ' '))).join(' or ');
  return `${names.of(entity)} is ${said}`;
}

const DAY_NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** "on weekdays", "at the weekend", "on Tuesdays", "from Sunday to Thursday". */
export function daysText(days: readonly boolean[]): string {
  const chosen = days.flatMap((isOn, day) => (isOn ? [day] : []));
  const key = chosen.join('');
  if (key === '01234') return 'on weekdays';
  if (key === '56') return 'at the weekend';
  if (key === '01236') return 'from Sunday to Thursday';
  const names = chosen.map((day) => `${DAY_NAMES[day]}s`);
  return `on ${names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}` : names[0]}`;
}

/** Minutes since midnight: "7 am", "10:45 pm", "midnight". */
export function timeText(minute: number): string {
  const hour = Math.floor(minute / 60) % 24;
  const rest = Math.round(minute % 60);
  if (rest === 0 && hour % 12 === 0) return hour === 0 ? 'midnight' : 'noon';
  const minutes = rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`;
  return `${hour % 12 === 0 ? 12 : hour % 12}${minutes} ${hour < 12 ? 'am' : 'pm'}`;
}

/** A length of time: "25 minutes", "an hour and a half", "3 hours". */
export function lengthText(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / MINUTE));
  if (minutes < 60) return minutes === 1 ? 'a minute' : `${minutes} minutes`;
  const hours = minutes / 60;
  if (minutes === 90) return 'an hour and a half';
  if (hours < 1.5) return 'an hour';
  return hours < 36 ? `${Math.round(hours)} hours` : `${Math.round(hours / 24)} days`;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
