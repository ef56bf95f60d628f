import { join } from 'node:path';
import { errorText } from './cli/error-text.ts';
import { brokerOf } from './cli/options/connections.ts';
import type { Settled } from './cli/options/load.ts';
import { createAnnouncer } from './cli/start/announcer.ts';
import { presentDevice } from './cli/start/device.ts';
import { openGoals } from './cli/start/goals.ts';
import { rememberHabits } from './cli/start/habits.ts';
import { openHome } from './cli/start/home.ts';
import { watchForHunches } from './cli/start/hunches.ts';
import { reachPatiently } from './cli/start/patience.ts';
import { readPolicy } from './cli/start/policy.ts';
import { openReminding } from './cli/start/reminders.ts';
import { describeTurn } from './cli/start/turn-line.ts';
import { readVersion } from './cli/version.ts';
import { openKnowledge } from './concepts/knowledge.ts';
import { watchConcepts, watchSkills } from './concepts/rules-watch.ts';
import { openSayings, sayingsIn } from './concepts/sayings.ts';
import { openSkills } from './concepts/skill-folder.ts';
import { openConcepts } from './concepts/store.ts';
import type { Log } from './domain/turn.ts';
import type { Vocabulary } from './domain/vocabulary.ts';
import { openEars } from './hearing/ears.ts';
import type { PartialHearing } from './hearing/engine.ts';
import { openEngine } from './hearing/engines.ts';
import { systemClock } from './home/clock.ts';
import { DEFAULT_POLICY } from './home/policy.ts';
import { createLanguage, furnishMind, openInterruptionsOf, openMannersOf, openScheduleOf } from './mind.ts';
import { startSatellites } from './satellites/satellites.ts';
import type { Turn } from './satellites/turn-timing.ts';
import { openFliteVoice } from './voice/flite-voice.ts';
import { spokenText } from './voice/spoken-text.ts';
import type { HealthPart, HealthReport } from './web/health.ts';
import { startWeb, type Web } from './web/server.ts';

/** The assistant, running. */
export interface Understudy {
  readonly web: Pick<Web, 'url' | 'port'>;
  health(): HealthReport;
  /** Stops in order: sessions end, satellites are given back as they were, then the rest. */
  close(): Promise<void>;
}

/** Told by those who listen along. */
export interface Listeners {
  onTurn?(turn: Turn): void;
  /** The words so far while somebody speaks, about twice a second. */
  onPartial?(siteId: string, text: string): void;
  /** From now on the ears can hear all that a vocabulary has. */
  onPrepared?(vocabulary: Vocabulary): void;
}

/**
 * Starts the assistant: every room, from where a turn ends to where it begins. A broker or a hub that is not there yet is
 * waited for in the background. Throws a Failure where waiting cannot help: PORT_TAKEN, BAD_OPTIONS, BAD_HOME_FILE,
 * STORE_FAILED, HEARING_FAILED, VOICE_FAILED; what was opened until then is closed again.
 */
export async function startUnderstudy(options: Settled, log: Log, listeners: Listeners = {}): Promise<Understudy> {
  const opened: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const end of opened.splice(0).reverse()) await end();
  };
  try {
    return { ...(await openRooms(options, log, listeners, opened)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openRooms(
  options: Settled,
  log: Log,
  listeners: Listeners,
  opened: (() => Promise<void>)[],
): Promise<Omit<Understudy, 'close'>> {
  const clock = systemClock;

  // Where a turn ends: the home; before that, what its words mean, what was taught, what is to be done.
  const { hub, sites, connection } = await openHome(options, log, clock, opened);
  const policy = options.policy === undefined ? DEFAULT_POLICY : await readPolicy(options.policy);
  const concepts = await openConcepts(options.rules, log);
  const skillsFolder = options.skills ?? join(options.data, 'skills');
  const skills = await openSkills(skillsFolder, log);
  const knowledge = openKnowledge(options.rules, log);
  const sayings = await openSayings(sayingsIn(options.rules), log);
  const language = createLanguage(hub, concepts, skills, knowledge.facts, sayings);
  const schedule = await openScheduleOf(options.rules, log);
  const manners = await openMannersOf(options.rules, log);
  const areas = new Map(sites.map(({ siteId, area }) => [siteId, area]));
  const furniture = { hub, concepts, policy, language };
  const reminding = await openReminding({ hub, rules: options.rules, clock, log });
  opened.push(() => reminding.settle());
  const remembering = { clock, log, learned: reminding.learn };
  const { memory, ...habits } = await rememberHabits(hub, connection, options, remembering, opened);
  const forwards = options.hub.conversation;
  const interruptions = await openInterruptionsOf(options.rules, log);
  const goals = options.habits.follow_ups ? { goals: openGoals(knowledge.goals, memory?.history) } : {};
  // What falls due is spoken where it was asked for, as soon as there are satellites.
  const { announce, speakWith } = createAnnouncer(log);
  const whereabouts = (site: string) => {
    const area = areas.get(site);
    return area === undefined ? { site } : { site, area };
  };
  const means = {
    ...furniture,
    schedule,
    manners,
    clock,
    log,
    announce,
    forwards,
    reminding,
    interruptions,
    ...goals,
    ...habits,
  };
  const mind = furnishMind(means, whereabouts);
  opened.push(() => mind.close());
  if (memory && options.habits.hunches) {
    const places = sites.map(({ siteId, area }) => ({ site: siteId, area }));
    const hunches = watchForHunches({ hub, memory, mind, sites: places, announce, clock, log });
    opened.push(() => hunches.close());
  }

  // Where it begins: a voice, and ears that know all that can be said to this home.
  const voice = await openFliteVoice({ voice: options.voice });
  opened.push(() => voice.close());
  const engine = openEngine(options.recogniser);
  const { silence_ms, max_s, no_speech_s } = options.listening;
  const settings = { trailingSilenceMs: silence_ms, noSpeechMs: no_speech_s * 1000, mostMs: max_s * 1000 };
  const { onPartial } = listeners;
  const listening =
    onPartial === undefined ? {} : { onPartial: (siteId: string, { text }: PartialHearing) => onPartial(siteId, text) };
  const ears = openEars({ engine, vocabulary: language.vocabulary, clock, log, settings, ...listening });
  opened.push(() => ears.close());
  await ears.warmUp();
  // Compiling takes a moment: it is done when names change or something was taught, not when somebody has spoken.
  const prepare = (): void => {
    const vocabulary = language.vocabulary();
    engine.prepare(vocabulary, 'request').then(
      () => listeners.onPrepared?.(vocabulary),
      (error: unknown) => log.problem(errorText(error)),
    );
  };
  const unsubscribe = hub.subscribe((event) => {
    if (event.kind === 'registry') prepare();
  });
  opened.push(async () => unsubscribe());
  // What somebody saves in the folders of rules and skills is known, and listened for, within a second.
  opened.push(watchConcepts(reminding.store, { clock, log, changed: () => undefined }));
  const watch = { clock, log, changed: prepare };
  opened.push(watchConcepts(concepts, watch), watchSkills(skillsFolder, skills, watch), watchConcepts(sayings, watch));

  // What the home sees of it: a device, with what was heard and done, switches and a button.
  const undo = async (site: string) => (await mind.say('undo that', whereabouts(site))).say;
  const device = presentDevice({ sites, log, undo, health: () => health() });

  // And whom it goes through: a turn is heard, answered and spoken here.
  const satellites = await reachPatiently(
    () =>
      startSatellites({
        broker: brokerOf(options) ?? { embedded: options.broker },
        topics: { hermes: options.mqtt.base_topic, rhasspy: 'rhasspy' },
        ears,
        mind,
        voice,
        asSpoken: spokenText,
        loudness: (siteId) => manners.of(siteId).volumePercent,
        log,
        heeds: device.listens,
        siteIds: sites.map(({ siteId }) => siteId),
        maxListeningMs: settings.mostMs,
        onTurn: (turn) => {
          log.info(describeTurn(turn));
          if (!turn.reply.listening) prepare();
          device.tell(turn);
          listeners.onTurn?.(turn);
        },
      }),
    (reached) => {
      speakWith((site, text, expects) => reached.announce(site, text, expects));
      if (options.mqtt.discovery) device.join(brokerOf(options) ?? { host: '127.0.0.1', port: reached.port ?? 1883 });
    },
    { clock, log },
  );
  opened.push(async () => {
    await satellites.stop();
    await satellites.thing?.close();
  });
  const unwatch = hub.subscribe((event) => {
    if (event.kind === 'connection') device.report();
  });
  opened.push(async () => {
    unwatch();
    await device.close();
  });

  const health = (): HealthReport => ({
    broker: partOf(satellites.problem),
    hub: partOf(hub.problem()),
    hearing: { state: 'ok' },
    voice: { state: 'ok' },
  });
  const web = await startWeb({ ...options.web, version: readVersion(), health, now: clock.now, log });
  opened.push(() => web.close());
  log.info(`Ready. Health: ${web.url}/health. Rules: ${options.rules}.`);
  return { web, health };
}

function partOf(problem: string | undefined): HealthPart {
  return problem === undefined ? { state: 'ok' } : { state: 'retrying', detail: problem };
}
