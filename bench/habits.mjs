// What learning habits costs in a big home: ten million events of three years, made up as they are taken in.
// `node bench/habits.mjs` measures in this process; `measureHabits` in one of its own, so that its memory is its own.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const EVENTS = 10_000_000;
const LIVE = 50_000;
const DAY = 86_400_000;
const MINUTE = 60_000;
const START = Date.parse('2023-01-02T00:00:00Z');
const PEOPLE = ['ana', 'ben', 'mia', 'tom'];
const LAMPS = 120;
const MOTIONS = 40;
const METERS = 80;

export function measureHabits(events = EVENTS) {
  return JSON.parse(
    execFileSync(process.execPath, [fileURLToPath(import.meta.url), String(events)], { encoding: 'utf8' }),
  );
}

export function habitsLines({ events, days, learnS, memoryMb, proposals, liveMeanMs, livePredictMs, lineUs }) {
  return [
    `Learning from ${(events / 1e6).toFixed(0)} million events     ${learnS.toFixed(1)} s, ${memoryMb.toFixed(0)} MB at most, ${proposals} proposals from ${days} days`,
    `  reading a line of a history       ${lineUs.toFixed(1)} us`,
    `  an event as it comes, hunches     ${liveMeanMs.toFixed(4)} ms mean`,
    `  an event as it comes, predicting  ${livePredictMs.toFixed(4)} ms mean`,
  ];
}

function randomOf(seed) {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

/** The events of one day, in order: lamps with habits and without, motion, meters, comings and goings, the sun. */
function dayOf(day, random) {
  const events = [];
  const note = (minute, entity, state, by) =>
    events.push({ at: START + day * DAY + Math.floor(minute * MINUTE), offsetMinutes: 60, entity, state, by });
  const isWork = day % 7 < 5;
  note(7 * 60, 'sun.sun', 'above_horizon', 'device');
  note(18 * 60, 'sun.sun', 'below_horizon', 'device');
  for (const [index, person] of PEOPLE.entries()) {
    if (!isWork) continue;
    note(8 * 60 + index * 5 + 10 * random(), `person.${person}`, 'not_home', 'device');
    note(16 * 60 + index * 30 + 20 * random(), `person.${person}`, 'home', 'device');
  }
  for (let lamp = 0; lamp < LAMPS; lamp++) {
    // A third of the lamps have a time of their own, the others are used at any time.
    const on = lamp % 3 === 0 ? 360 + lamp * 7 + 6 * random() : 360 + 960 * random();
    if (random() < 0.85) note(on, `light.lamp_${lamp}`, 'on', lamp % 11 === 0 ? 'automation' : 'user');
    note(on + 10 + 60 * random(), `light.lamp_${lamp}`, 'off', 'user');
  }
  for (let motion = 0; motion < MOTIONS; motion++) {
    for (let index = 0; index < 35; index++) {
      const at = 360 + 1000 * random();
      note(at, `binary_sensor.motion_${motion}`, 'on', 'device');
      note(at + 1 + random(), `binary_sensor.motion_${motion}`, 'off', 'device');
    }
  }
  for (let meter = 0; meter < METERS; meter++) {
    for (let index = 0; index < 74; index++) {
      note(1440 * random(), `sensor.meter_${meter}`, (20 + 5 * random()).toFixed(1), 'device');
    }
  }
  return events.sort((a, b) => a.at - b.at);
}

async function measure(count) {
  const { Chronicle } = await import('../dist/habits/chronicle.js');
  const { namesOf } = await import('../dist/habits/names.js');
  const { learnRoutines } = await import('../dist/habits/routines/learn.js');
  const { Watch } = await import('../dist/habits/hunches/watch.js');
  const { Predictor } = await import('../dist/habits/predict/predictor.js');
  const { parseEventLine } = await import('../dist/cli/habits/event-line.js');
  const { eventLine } = await import('../dist/history/export.js');
  const random = randomOf(1);
  const names = namesOf(undefined);
  const chronicle = new Chronicle();
  let events = 0;
  let days = 0;
  let learnMs = 0;
  let memoryBytes = 0;
  for (; events < count; days++) {
    const today = dayOf(days, random);
    const began = performance.now();
    for (const event of today) chronicle.add(event);
    learnMs += performance.now() - began;
    events += today.length;
    memoryBytes = Math.max(memoryBytes, process.memoryUsage.rss());
  }
  const began = performance.now();
  const proposals = learnRoutines(chronicle.past(), names).length;
  learnMs += performance.now() - began;
  memoryBytes = Math.max(memoryBytes, process.memoryUsage.rss(), process.resourceUsage().maxRSS * 1024);

  const watch = new Watch(names);
  const predictor = new Predictor();
  let live = [];
  for (let day = days; live.length < LIVE; day++) live = live.concat(dayOf(day, random));
  const lines = live.map(eventLine);
  const perEvent = (task) => {
    const from = performance.now();
    for (const event of live) task(event);
    return (performance.now() - from) / live.length;
  };
  // Once to know the home, once to be measured.
  for (let day = days - 40; day < days; day++) for (const event of dayOf(day, random)) watch.learn(event);
  for (const event of live) predictor.observe(event);
  const liveMeanMs = perEvent((event) => watch.observe(event));
  const livePredictMs = perEvent((event) => predictor.observe({ ...event, at: event.at + 30 * DAY }));
  const from = performance.now();
  for (const [index, line] of lines.entries()) parseEventLine(line, `bench:${index}`);
  const lineUs = (1000 * (performance.now() - from)) / lines.length;
  return {
    events,
    days,
    learnS: learnMs / 1000,
    memoryMb: memoryBytes / 1e6,
    proposals,
    liveMeanMs,
    livePredictMs,
    lineUs,
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(JSON.stringify(await measure(Number(process.argv[2] ?? EVENTS))));
}
