/** Verbs of requests that people also use as participle ("turned off") or gerund ("turning off"). */
const BASES =
  `turn switch put flick make play add set open close brew clean vacuum hoover sweep mop mow start stop increase decrease
  reduce raise lower dim brighten darken lighten soften mute unmute silence lock unlock shut pause resume skip remove delete take give
  tell change adjust cross check tick strike create run send prepare fix pour cut boost bring erase clear read light crank pump move
  include cook serve enable disable activate deactivate power toggle shuffle repeat announce broadcast amplify roll pull draw drop
  illuminate extinguish kill dock trim water call name complete mark build begin write note jot`
    .trim()
    .split(/\s+/);

const IRREGULAR: Readonly<Record<string, string>> = {
  put: 'put',
  make: 'made',
  set: 'set',
  sweep: 'swept',
  mow: 'mown',
  shut: 'shut',
  take: 'taken',
  give: 'given',
  tell: 'told',
  run: 'run',
  send: 'sent',
  cut: 'cut',
  bring: 'brought',
  read: 'read',
  light: 'lit',
  draw: 'drawn',
  strike: 'struck',
  build: 'built',
  begin: 'begun',
  write: 'written',
};
/** Verbs whose last letter is doubled: "dimming", "stopped". */
const DOUBLED = new Set([
  'dim',
  'stop',
  'mop',
  'put',
  'set',
  'shut',
  'run',
  'cut',
  'trim',
  'skip',
  'jot',
  'drop',
  'begin',
]);
/** "Turned off", "brought up": the words that belong to the verb. */
const PARTICLE = '(?:on|off|up|down|out)';

const ending = (base: string, suffix: 'ed' | 'ing'): string => {
  if (DOUBLED.has(base)) return `${base}${base.at(-1)}${suffix}`;
  if (base.endsWith('e')) return `${base.slice(0, -1)}${suffix}`;
  return /[^aeiou]y$/.test(base) && suffix === 'ed' ? `${base.slice(0, -1)}ied` : `${base}${suffix}`;
};

const PARTICIPLES = new Map(BASES.map((base) => [IRREGULAR[base] ?? ending(base, 'ed'), base] as const));
const GERUNDS = new Map(BASES.map((base) => [ending(base, 'ing'), base] as const));

/** A pattern for participles with their particle ("turned off", "vacuumed"), and one for gerunds. */
export const DONE = `(?:${[...PARTICIPLES.keys()].join('|')})(?: ${PARTICLE})?`;
export const DOING = `(?:${[...GERUNDS.keys()].join('|')})(?: ${PARTICLE})?`;

/** "Turned off" and "turning off" as "turn off". */
export function baseForm(words: string): string {
  const [verb = '', ...rest] = words.split(' ');
  return [PARTICIPLES.get(verb) ?? GERUNDS.get(verb) ?? verb, ...rest].join(' ');
}
