import type { Target } from '../../domain/concept.ts';
import type { Intent, Meaning } from '../../domain/meaning.ts';
import type { Setting } from '../../domain/setting.ts';
import type { Saying } from '../saying.ts';
import type { SkillReader } from '../skills.ts';
import { type Core, coreOf, endsWithTime, matchCore, pattern, type Stretch, wordsIn } from './core.ts';
import { setMeaning, skillMeaning, unsupported } from './outcomes.ts';
import { anyOf, placeIn, type Where, whereIn } from './where.ts';

const ROBOT =
  '(?:(?:the|my|our|a|your) )?(?:(?:robot|robotic|smart|automatic) )*(?:vacuum cleaner|vacuum robot|robot vacuum cleaner|robot vacuum|robot cleaner|cleaning robot|vacuum|vacuums|hoover|roomba|iroomba|cleaner|vacuum bot|robot)';
const CLEAN = '(?:clean up|clean|vacuum clean|vacuum|hoover up|hoover|sweep|mop|suck up)';
const CLEANING =
  '(?:cleaning up|cleaning|vacuuming|hoovering|sweeping|mopping|the cleaning|the vacuuming|clean up|cleanup)';
const START =
  '(?:start up|start|run|launch|begin|activate|activates|initiate|turn on|switch on|power on|get|put on|wake up|wake|fire up|set off|deploy|send out|use|open)';
/** Any name, after its article. */
const CALLED = '(?:(?:the|my|our|a|your) )?(?!(?:the|my|our|a|your)\\b)\\w+(?: \\w+)*?';
/** "Clean up in", "vacuum the floor of". */
const INTO = '(?:up |in |the floors? (?:in|of) |the carpets? (?:in|of) )?';
const FLOORS =
  '(?:(?:the|my|our|all|all the|some|every) )*(?:floors?|carpets?|rugs?|dust|dirt|mess|place|rooms?|everything|everywhere)';
const HOUSE = '(?:(?:the|my|our|this|whole|entire|all of the|all the) )*(?:house|flat|apartment|home|place)';
const MOWER = '(?:(?:the|my|our) )?(?:robot |robotic )?(?:lawn mower|lawnmower|mower|mowing robot)';
const LAWN = '(?:(?:the|my|our) )?(?:lawn|grass|garden|yard|backyard|back yard|front yard)';
const MOWING = `(?:mowing|the mowing)(?: ${LAWN})?`;
const HOME =
  '(?:(?:back )?(?:home|to base|to dock|to charge|to recharge|to (?:its|the|his|her) (?:base|dock|docking station|charging station|charger|station|base station)|base))';

/** What every sentence of this skill has. */
const ROBOTIC =
  /\b(?:vacuum\w*|hoover\w*|i?roomba|clean\w*|mow\w*|lawn\w*|grass|garden|yard|robot\w*|dock|base|home|sweep\w*|mop\w*|dust|dirt|charge|recharge|charg\w+|station|send|dispatch|move|park|start|run|wake|activate|suck|cut|trim)\b/;

/** Reads requests to vacuum and mow: start, send home, and which rooms. What names the robot alone is left to requests. */
export const readCleaning: SkillReader = (saying: Saying): Meaning | undefined => {
  const core = coreOf(saying);
  if (!ROBOTIC.test(core.words) || endsWithTime(core.words)) return undefined;
  return readMowing(core) ?? readDocking(core) ?? readArea(core) ?? readStart(core);
};

function readArea(core: Core): Meaning | undefined {
  const asked =
    matchCore(
      core,
      pattern(
        `^(?:have|get|let|make|tell|ask|send|use|want|order|program) (?<robot>${CALLED}) (?:(?:to|go|and|start|begin) )*(?:${CLEAN}|${CLEANING}) ${INTO}(?<place>.+)$`,
      ),
    ) ??
    matchCore(
      core,
      pattern(
        `^(?:send|dispatch|move) (?<robot>.+?) (?:to|into|in|over to|off to) (?<place>.+?)(?: (?:to|and) (?:clean|vacuum|hoover|sweep|mop|start cleaning)(?: (?:up|it|there))?)?$`,
      ),
    ) ??
    matchCore(core, pattern(`^${CLEAN} (?:up |in )?(?<place>.+?) (?:with|using) (?<robot>.+)$`)) ??
    matchCore(core, pattern(`^(?:robot )?${CLEAN} ${INTO}(?<place>.+)$`)) ??
    matchCore(core, pattern(`^(?:start|begin|do|get on with|go on with) ${CLEANING} (?:of |in |up )?(?<place>.+)$`)) ??
    matchCore(core, pattern(`^(?:start|begin|do) (?<place>.+) ${CLEANING}$`)) ??
    matchCore(core, /^(?:start|run|wake|send|activate) (?<robot>.+?) (?:for|to do) (?<place>.+)$/) ??
    matchCore(core, pattern(`^(?<robot>.+?),? (?:(?:please|go|and|to|start) )*${CLEAN} ${INTO}(?<place>.+)$`));
  if (!asked?.place) return undefined;
  const robot = asked.robot ? robotIn(core, asked.robot) : 'any';
  if (!robot) return undefined;
  const words = wordsIn(core, asked.place);
  if (pattern(`^(?:${HOUSE}|${FLOORS})$`).test(words)) {
    const whole = robot === 'any' && pattern(`^${HOUSE}$`).test(words);
    return starting(core, whole ? everyVacuum(core.saying) : robot);
  }
  const place = placeIn(core.saying, asked.place);
  if (!place) return severalPlaces(core, asked.place, robot);
  const targets = robot === 'any' ? candidates(core.saying, place) : robot.targets;
  const name = robot === 'any' ? {} : pick(robot.slots.name);
  if ('floor' in place) {
    const target: Target = { entities: [...targets] };
    if (!targets.length) return noVacuum();
    return setMeaning(
      'HassVacuumStart',
      { ...name, floor: place.floor },
      { target, targets, ambiguous: false },
      CLEAN_NOW,
    );
  }
  if (!vacuums(core.saying).length) return noVacuum();
  return skillMeaning(
    'cleaning',
    'HassVacuumCleanArea',
    { ...name, area: place.area },
    targets.length === 1 ? targets : [],
  );
}

/** "The kitchen and the hall": one after the other, every one of them a room. */
function severalPlaces(core: Core, { from, to }: Stretch, robot: Where | 'any'): Meaning | undefined {
  const { tokens } = core.saying;
  const places: Stretch[] = [];
  for (let at = from, start = from; at <= to; at++) {
    if (at < to && !/^(?:and|then|,)$/.test(tokens[at]?.norm ?? '')) continue;
    if (at > start) places.push({ from: start, to: at });
    start = at + 1;
  }
  const intents: Intent[] = [];
  for (const stretch of places) {
    const place = placeIn(core.saying, stretch);
    if (!place || !('area' in place) || !vacuums(core.saying).length) return undefined;
    const targets = robot === 'any' ? candidates(core.saying, place) : robot.targets;
    const slots = { ...(robot === 'any' ? {} : pick(robot.slots.name)), area: place.area };
    intents.push({
      kind: 'skill',
      skill: 'cleaning',
      name: 'HassVacuumCleanArea',
      slots,
      targets: targets.length === 1 ? targets : [],
    });
  }
  const [first, ...others] = intents;
  return first && others.length ? { outcome: 'understood', intents: [first, ...others], confidence: 0.9 } : undefined;
}

const CLEAN_NOW: Setting = { state: 'cleaning' };

function readStart(core: Core): Meaning | undefined {
  const called =
    matchCore(core, pattern(`^(?:start|begin|do|resume) ${CLEANING} (?:with|using) (?<robot>.+)$`)) ??
    matchCore(
      core,
      pattern(
        `^(?:have|get|let|make|tell|ask|send|order) (?<robot>.+?) (?:(?:to|go|and|out|off) )*(?:start ${CLEANING}|begin ${CLEANING}|${CLEAN}|${CLEANING}|go|start|run|work)$`,
      ),
    );
  const worker = called?.robot && robotIn(core, called.robot);
  if (worker) return starting(core, worker);
  const named =
    matchCore(
      core,
      pattern(`^${START} (?<robot>${ROBOT})(?: running| cleaning| going| to work| to start| to clean)?$`),
    ) ??
    matchCore(core, pattern(`^(?:start|begin) ${CLEANING} (?:with )?(?<robot>${ROBOT})$`)) ??
    matchCore(core, pattern(`^(?<robot>${ROBOT}) (?:start|on|go|clean|begin|run)(?: cleaning)?$`)) ??
    matchCore(
      core,
      pattern(
        `^(?:activate|start) (?<robot>${ROBOT}) and (?:use it|vacuum the floors?|clean the floors?|vacuum|clean)$`,
      ),
    ) ??
    matchCore(core, /^(?:start|run|activate|turn on) (?<robot>.+) (?:in|on) (?<place>.+)$/);
  if (named?.robot) {
    const robot = named.place
      ? vacuumIn(core, named.robot, named.place)
      : (robotIn(core, named.robot) ?? anyVacuum(core.saying));
    return robot && starting(core, robot);
  }
  const alone = pattern(
    `^(?:(?:start|begin|do|get) (?:${CLEANING}|(?:house|home|floor) (?:cleaning|cleanup|vacuuming))(?: (?:the )?floors?| on| up)?|${CLEAN}|(?:get|put) (?:the )?cleaning on|suck (?:up|out) the (?:dust|dirt))$`,
  );
  if (/^(?:start|begin|do|get) (?:house|home) /.test(core.words)) return starting(core, everyVacuum(core.saying));
  return alone.test(core.words) && !/^(?:mop|sweep|clean up)$/.test(core.words) ? starting(core, 'any') : undefined;
}

/** "Start the vacuum in the kitchen": the one that stands there. */
function vacuumIn(core: Core, robot: Stretch, place: Stretch): Where | undefined {
  const both = whereIn(core.saying, { from: robot.from, to: place.to }, ['vacuum']);
  return both && !both.slots.name && (both.slots.area ?? both.slots.floor) ? both : undefined;
}

function starting(core: Core, robot: Where | 'any'): Meaning {
  const { target, targets, slots, ambiguous } = robot === 'any' ? { ...anyVacuum(core.saying), slots: {} } : robot;
  if (!targets.length) return noVacuum();
  return setMeaning(
    'HassVacuumStart',
    slots,
    { target, targets, ambiguous: ambiguous || (robot === 'any' && targets.length > 1) },
    CLEAN_NOW,
  );
}

function readDocking(core: Core): Meaning | undefined {
  const asked =
    matchCore(
      core,
      pattern(
        `^(?:send|return|bring|get|take|put|dock|tell|order|call) (?<robot>.+?) (?:to go |to return |go )?${HOME}$`,
      ),
    ) ??
    matchCore(core, /^(?:dock|park) (?<robot>.+)$/) ??
    matchCore(core, pattern(`^(?<robot>.+?),? (?:go|return|come|get) ${HOME}$`)) ??
    matchCore(core, pattern(`^(?:stop|end|finish|quit) (?:the )?(?<verb>${CLEANING})$`));
  if (!asked) return undefined;
  const docked: Setting = { state: 'docked' };
  if (asked.verb) {
    const all = anyVacuum(core.saying);
    return all.targets.length
      ? setMeaning('HassVacuumReturnToBase', {}, { ...all, ambiguous: false }, docked)
      : noVacuum();
  }
  if (!asked.robot) return undefined;
  const robot = robotIn(core, asked.robot);
  if (robot) return setMeaning('HassVacuumReturnToBase', robot.slots, robot, docked);
  const mower = whereIn(core.saying, asked.robot, ['lawn_mower']);
  return mower?.named ? setMeaning('HassLawnMowerDock', pick(mower.slots.name), mower, docked) : undefined;
}

function readMowing(core: Core): Meaning | undefined {
  const stop = pattern(`^(?:stop|end|finish|quit|cancel) (?:${MOWING}|(?<robot>.+?) (?:from )?mowing(?: ${LAWN})?)$`);
  const stopped = matchCore(core, stop);
  if (stopped) return dockMower(core, stopped.robot);
  const plain = pattern(
    `^(?:(?:mow|cut|trim) ${LAWN}|mow|(?:start|begin|do|resume) ${MOWING}|(?:start|run|activate|turn on|switch on|launch) ${MOWER}(?: up)?)$`,
  ).test(core.words);
  const by =
    matchCore(
      core,
      pattern(`^(?:have|get|let|make|tell|ask) (?<robot>.+?) (?:to )?(?:mow|cut|trim|start mowing)(?: ${LAWN})?$`),
    ) ??
    matchCore(
      core,
      pattern(`^(?:(?:mow|cut|trim)(?: ${LAWN})?|(?:start|begin|do|resume) ${MOWING}) (?:with|using) (?<robot>.+)$`),
    ) ??
    matchCore(
      core,
      pattern(`^(?<robot>.+?),? (?:(?:please|go|and|to|start) )*(?:mow|cut|trim|start mowing)(?: ${LAWN})?$`),
    ) ??
    matchCore(core, pattern(`^send (?<robot>.+?) (?:out )?(?:to mow|mowing|out)(?: ${LAWN})?$`));
  const mower = by?.robot && whereIn(core.saying, by.robot, ['lawn_mower']);
  if (mower) return setMeaning('HassLawnMowerStartMowing', pick(mower.slots.name), mower, { state: 'mowing' });
  if (!plain) return undefined;
  const all = anyOf(core.saying, 'lawn_mower');
  if (!all.targets.length) return unsupported("I can't find a lawn mower in your home.");
  return setMeaning('HassLawnMowerStartMowing', {}, { ...all, ambiguous: all.targets.length > 1 }, { state: 'mowing' });
}

/** "Stop mowing": what stops goes home, as a vacuum does. */
function dockMower(core: Core, named: Stretch | undefined): Meaning | undefined {
  const docked: Setting = { state: 'docked' };
  if (named) {
    const mower = whereIn(core.saying, named, ['lawn_mower']);
    return mower?.named ? setMeaning('HassLawnMowerDock', pick(mower.slots.name), mower, docked) : undefined;
  }
  const all = anyOf(core.saying, 'lawn_mower');
  if (!all.targets.length) return unsupported("I can't find a lawn mower in your home.");
  return setMeaning('HassLawnMowerDock', {}, { ...all, ambiguous: all.targets.length > 1 }, docked);
}

/** A vacuum by name or as a kind; every vacuum where several are called no more than that. */
function robotIn(core: Core, stretch: Stretch): Where | undefined {
  const words = wordsIn(core, stretch);
  const where = whereIn(core.saying, stretch, ['vacuum']);
  if (where?.named) return where;
  return pattern(`^${ROBOT}$`).test(words) ? anyVacuum(core.saying) : undefined;
}

const vacuums = (saying: Saying): readonly string[] =>
  saying.lexicon.home.entities.filter(({ domain }) => domain === 'vacuum').map(({ id }) => id);

function anyVacuum(saying: Saying): Where {
  const all = anyOf(saying, 'vacuum');
  return { ...all, slots: {}, ambiguous: all.targets.length > 1, named: true };
}

/** The whole home is for all of them. */
function everyVacuum(saying: Saying): Where {
  const target: Target = { kind: { domain: 'vacuum' }, in: 'home' };
  return { target, targets: vacuums(saying), slots: {}, ambiguous: false, named: true };
}

/** The vacuums that could go there: those of the same room, else of the same floor, else all. */
function candidates(saying: Saying, place: { readonly area: string } | { readonly floor: string }): readonly string[] {
  const { entities, areas } = saying.lexicon.home;
  const all = entities.filter(({ domain }) => domain === 'vacuum');
  const floorOf = (area: string | undefined): string | undefined => areas.find(({ name }) => name === area)?.floor;
  const floor = 'floor' in place ? place.floor : floorOf(place.area);
  const near = all.filter(({ area }) => 'area' in place && area === place.area);
  const level = all.filter(({ area }) => floor !== undefined && floorOf(area) === floor);
  return (near.length ? near : level.length ? level : all).map(({ id }) => id);
}

const noVacuum = (): Meaning => unsupported("I can't find a vacuum cleaner in your home.");

function pick(name: Where['slots'][string] | undefined): { readonly name?: Where['slots'][string] } {
  return name === undefined ? {} : { name };
}
