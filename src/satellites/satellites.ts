import type { Clock } from '../domain/clock.ts';
import { Failure } from '../domain/failure.ts';
import type { Ears, Log, Mind, Voice } from '../domain/turn.ts';
import type { Expectation } from '../domain/vocabulary.ts';
import { connectBroker } from './broker.ts';
import type { BrokerOptions } from './broker-options.ts';
import { systemClock } from './clock.ts';
import { createDispatch, createSender, RECEIVED } from './dispatch.ts';
import { type EmbeddedBrokerOptions, startEmbeddedBroker } from './embedded-broker.ts';
import { type BaseTopics, createCodec, DEFAULT_TOPICS } from './hermes/codec.ts';
import type { SessionMeans } from './live-session.ts';
import { createMicrophones } from './microphones.ts';
import { rememberOwnVoice } from './own-voice.ts';
import { createPlayback } from './playback.ts';
import { createProblems } from './problems.ts';
import { createRollCall } from './roll-call.ts';
import { createRoster } from './roster.ts';
import type { SessionPlan } from './session-plan.ts';
import { createSessions } from './sessions.ts';
import { createSpeech } from './speech.ts';
import { orderly } from './thinking.ts';
import { createToggles } from './toggles.ts';
import type { Turn } from './turn-timing.ts';

export interface SatellitesOptions {
  /** A broker of the home, or one in this process. */
  readonly broker: BrokerOptions | { readonly embedded: EmbeddedBrokerOptions };
  readonly ears: Ears;
  readonly mind: Mind;
  readonly voice: Pick<Voice, 'speak'>;
  /** How the voice reads a text: numbers and units in words. As it is written unless given. */
  readonly asSpoken?: (text: string) => string;
  /** How loud the voice is at a site, 1 to 100; 50, as it was synthesised, unless given. */
  readonly loudness?: (siteId: string) => number;
  readonly log: Log;
  readonly topics?: BaseTopics;
  /** Language code in messages. "en" unless given. */
  readonly lang?: string;
  readonly groupSeparator?: string;
  /** Satellites that are known to exist: what a killed predecessor switched off at them is switched on again. */
  readonly siteIds?: readonly string[];
  /** Longest utterance, 15 s unless given. */
  readonly maxListeningMs?: number;
  /** How long the words may take after that, 10 s unless given. */
  readonly maxDecodingMs?: number;
  /** How long the mind, or another program that leads a session, may take. 30 s unless given. */
  readonly sessionTimeoutMs?: number;
  /** Added to a sound's length before it counts as played. 1 s unless given: 0.25 s for the player, the rest for Wi-Fi. */
  readonly playSlackMs?: number;
  readonly clock?: Clock;
  readonly newId?: () => string;
  /** Whether the wake word is heeded at a site; everywhere unless given. Buttons always are. */
  readonly heeds?: (siteId: string) => boolean;
  /** Told after each utterance that the mind answered. */
  readonly onTurn?: (turn: Turn) => void;
}

export interface Site {
  readonly siteId: string;
  readonly lastSeenMs: number;
  /** The session that it is in. */
  readonly sessionId?: string;
}

export interface Satellites {
  /** Where the embedded broker listens; absent with a broker of the home. */
  readonly port?: number;
  /**
   * Speaks at a site when its turn comes; with `expects`, an answer is listened to as in any session. Resolves when it
   * is over, also if a person cut it short. @throws Failure BROKER_UNREACHABLE, VOICE_FAILED
   */
  announce(siteId: string, text: string, expects?: Expectation): Promise<void>;
  /** The satellites that were heard of. */
  sites(): readonly Site[];
  /** Ends all sessions, gives the satellites back as they were found, and disconnects. */
  close(): Promise<void>;
}

/**
 * Serves all satellites of a broker by the Hermes protocol.
 *
 * @throws Failure BROKER_REFUSED, BROKER_UNREACHABLE, PORT_TAKEN
 */
export async function startSatellites(options: SatellitesOptions): Promise<Satellites> {
  const { log, lang = 'en', clock = systemClock, newId = () => crypto.randomUUID() } = options;
  const { broker, port, close } = await reachBroker(options.broker, log);
  const codec = createCodec(options.topics ?? DEFAULT_TOPICS);
  const problems = createProblems(log, clock);
  const send = createSender(broker, codec, problems);
  const toggles = createToggles(send);
  const microphones = createMicrophones(broker, codec, problems, clock);
  const playback = createPlayback(send, clock, problems, options.playSlackMs ?? 1000);
  // The ids of what is said are short, because satellites have little room for a message.
  const shortId = () => newId().slice(0, 8);
  const loudness = options.loudness ?? (() => 50);
  const ownVoice = rememberOwnVoice(clock, options.asSpoken ?? ((text) => text));
  const { voice } = options;
  const speech = createSpeech({ voice, playback, toggles, ownVoice, log, clock, newId: shortId, loudness, send });
  const means: SessionMeans = {
    ears: options.ears,
    mind: orderly(options.mind),
    speech,
    ownVoice,
    microphones: {
      ...microphones,
      open(siteId, sessionId) {
        rollCall.postpone();
        return microphones.open(siteId, sessionId);
      },
    },
    toggles,
    log,
    newId,
    clock,
    maxListeningMs: options.maxListeningMs ?? 15_000,
    maxDecodingMs: options.maxDecodingMs ?? 10_000,
    sessionTimeoutMs: options.sessionTimeoutMs ?? 30_000,
    send,
    onTurn: (turn) => options.onTurn?.(turn),
  };
  const { groupSeparator } = options;
  const sessions = createSessions(means, { lang, ...(groupSeparator === undefined ? {} : { groupSeparator }) });
  const roster = createRoster(clock);
  const rollCall = createRollCall(broker, codec, clock, {
    busy: sessions.busy,
    missing: restore,
    present(siteId) {
      roster.saw(siteId);
      restore(siteId);
    },
  });
  /** Sessions that the broker's loss cut short: their ends could not be told. */
  const untold: SessionPlan[] = [];

  /** Nobody may stay switched off by what was cut short; a session's own switches are not to be touched. */
  function restore(siteId: string): void {
    if (sessions.at(siteId) === undefined && !speech.speaking(siteId)) toggles.clear(siteId);
  }
  function restoreAll(): void {
    const siteIds = new Set([...(options.siteIds ?? []), ...roster.list().map((site) => site.siteId)]);
    for (const siteId of siteIds) restore(siteId);
    rollCall.begin([...siteIds]);
  }

  const heeds = options.heeds ?? (() => true);
  const message = createDispatch({ codec, microphones, rollCall, roster, sessions, speech, playback, problems, heeds });
  await broker
    .receive(
      RECEIVED.map((kind) => codec.filter(kind)),
      {
        message,
        lost() {
          rollCall.end();
          playback.forget();
          void sessions.abortAll('error').then((plans) => {
            untold.push(...plans);
          });
        },
        back() {
          for (const { siteId, sessionId } of untold.splice(0)) {
            send({ kind: 'sessionEnded', termination: { reason: 'error' }, sessionId, siteId });
          }
          restoreAll();
        },
      },
    )
    .catch(async (error: unknown) => {
      await close();
      throw error;
    });
  restoreAll();

  return {
    ...(port === undefined ? {} : { port }),
    async announce(siteId, text, expects) {
      const plan = { siteId, sessionId: newId(), lang, text, ...(expects === undefined ? {} : { listen: expects }) };
      if ((await sessions.announce(plan)) === 'error') {
        throw new Failure('VOICE_FAILED', `"${text}" could not be said at site ${siteId}. The log has the reason.`);
      }
    },
    sites: () =>
      roster.list().map((site) => {
        const sessionId = sessions.at(site.siteId);
        return { ...site, ...(sessionId === undefined ? {} : { sessionId }) };
      }),
    async close() {
      rollCall.end();
      playback.close();
      await sessions.abortAll('error');
      microphones.close();
      await close();
    },
  };
}

async function reachBroker(where: SatellitesOptions['broker'], log: Log) {
  if (!('embedded' in where)) {
    const broker = await connectBroker(where, log);
    return { broker, port: undefined, close: () => broker.close() };
  }
  const embedded = await startEmbeddedBroker(where.embedded);
  try {
    // One that listens on all addresses is reached on this machine's own.
    const host = WILDCARD_HOSTS.has(embedded.host) ? '127.0.0.1' : embedded.host;
    const broker = await connectBroker({ host, port: embedded.port }, log);
    return {
      broker,
      port: embedded.port,
      async close() {
        await broker.close();
        await embedded.close();
      },
    };
  } catch (error) {
    await embedded.close();
    throw error;
  }
}

const WILDCARD_HOSTS: ReadonlySet<string> = new Set(['0.0.0.0', '::']);
