const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** Holidays of a fixed date: month (0 is January) and day. */
const FIXED: Readonly<Record<string, readonly [number, number]>> = {
  christmas: [11, 25],
  'christmas eve': [11, 24],
  'boxing day': [11, 26],
  'new years eve': [11, 31],
  'new years day': [0, 1],
  halloween: [9, 31],
  'valentines day': [1, 14],
  'saint patricks day': [2, 17],
  'independence day': [6, 4],
};

/** Days after Easter Sunday. */
const AFTER_EASTER: Readonly<Record<string, number>> = { easter: 0, 'easter monday': 1, 'good friday': -2 };

export const weekdayOf = (name: string): number => WEEKDAYS.indexOf(name);

const day = (year: number, month: number, date: number): Date => new Date(year, month, date);
const midnight = (at: Date): Date => day(at.getFullYear(), at.getMonth(), at.getDate());
const plusDays = (from: Date, days: number): Date => day(from.getFullYear(), from.getMonth(), from.getDate() + days);

/**
 * The day, at its midnight, that a date slot means today; the next one to come where it says no year. Undefined: no
 * such day ("31 february", "this week").
 */
export function dayOf(date: string, now: Date): Date | undefined {
  const today = midnight(now);
  const from = (days: number): Date => plusDays(today, days);
  switch (date) {
    case 'today':
      return today;
    case 'tomorrow':
      return from(1);
    case 'day after tomorrow':
      return from(2);
    case 'yesterday':
      return from(-1);
    case 'next week':
      return from((8 - today.getDay()) % 7 || 7);
    case 'next month':
      return day(today.getFullYear(), today.getMonth() + 1, 1);
    case 'next year':
      return day(today.getFullYear() + 1, 0, 1);
    default:
      return weekday(date, today) ?? calendarDay(date, today) ?? holiday(date, today);
  }
}

function weekday(date: string, today: Date): Date | undefined {
  const [, which, name = ''] = /^(next |last )?(\w+)$/.exec(date) ?? [];
  const wanted = name === 'weekend' ? 6 : weekdayOf(name);
  if (wanted < 0) return undefined;
  const ahead = (wanted - today.getDay() + 7) % 7;
  if (which === 'last ') return plusDays(today, ahead - 7);
  return plusDays(today, which === 'next ' && ahead === 0 ? 7 : ahead);
}

/** "14 march", "14 march 2027", and "15" for the next fifteenth. */
function calendarDay(date: string, today: Date): Date | undefined {
  const alone = /^\d{1,2}$/.exec(date);
  if (alone) {
    for (let month = 0; month < 3; month++) {
      const found = exact(today.getFullYear(), today.getMonth() + month, Number(date));
      if (found && found >= today) return found;
    }
    return undefined;
  }
  const [, number, name = '', year] = /^(\d{1,2}) (\w+)(?: (\d{4}))?$/.exec(date) ?? [];
  const month = MONTHS.indexOf(name);
  if (month < 0 || number === undefined) return undefined;
  if (year !== undefined) return exact(Number(year), month, Number(number));
  return nextYearly((in_) => exact(in_, month, Number(number)), today);
}

function holiday(date: string, today: Date): Date | undefined {
  const fixed = FIXED[date];
  if (fixed) return nextYearly((year) => day(year, fixed[0], fixed[1]), today);
  const after = AFTER_EASTER[date];
  if (after !== undefined) return nextYearly((year) => plusDays(easter(year), after), today);
  if (date === 'thanksgiving') return nextYearly(thanksgiving, today);
  return undefined;
}

function nextYearly(inYear: (year: number) => Date | undefined, today: Date): Date | undefined {
  // The 29th of February comes every four years, or after eight.
  for (let year = today.getFullYear(); year <= today.getFullYear() + 8; year++) {
    const found = inYear(year);
    if (found && found >= today) return found;
  }
  return undefined;
}

/** A date that exists: the 31st of February is none. */
function exact(year: number, month: number, date: number): Date | undefined {
  const found = day(year, month, date);
  return found.getDate() === date ? found : undefined;
}

/** The fourth Thursday of November. */
function thanksgiving(year: number): Date {
  const first = day(year, 10, 1).getDay();
  return day(year, 10, 1 + ((4 - first + 7) % 7) + 21);
}

/** Easter Sunday by the Meeus/Jones/Butcher algorithm (Jean Meeus, Astronomical Algorithms, chapter 8). */
function easter(year: number): Date {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  return day(year, month - 1, ((h + l - 7 * m + 114) % 31) + 1);
}
