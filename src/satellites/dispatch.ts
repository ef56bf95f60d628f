import { Failure } from '../domain/failure.ts';
import type { Broker } from './broker.ts';
import type { Codec } from './hermes/codec.ts';
import type { Kind, Message } from './hermes/message.ts';
import type { Microphones } from './microphones.ts';
import type { Playback } from './playback.ts';
import type { Problems } from './problems.ts';
import type { RollCall } from './roll-call.ts';
import type { Roster } from './roster.ts';
import type { Sessions } from './sessions.ts';
import type { Speech } from './speech.ts';

/** What is read from the broker at all times; sound only while a site has a session. */
export const RECEIVED: readonly Kind[] = [
  'hotwordDetected',
  'startListening',
  'stopListening',
  'startSession',
  'continueSession',
  'endSession',
  'say',
  'playFinished',
];

export interface Receivers {
  /** Whether the wake word is heeded at a site. */
  readonly heeds: (siteId: string) => boolean;
  readonly codec: Codec;
  readonly microphones: Microphones;
  readonly rollCall: RollCall;
  readonly roster: Roster;
  readonly sessions: Sessions;
  readonly speech: Speech;
  readonly playback: Playback;
  readonly problems: Problems;
}

/** Brings each packet to whom it is for. Sound first and by its topic alone: it comes sixty times a second. */
export function createDispatch(to: Receivers): (topic: string, payload: Uint8Array) => void {
  return (topic, payload) => {
    if (to.microphones.route(topic, payload) || to.rollCall.route(topic)) return;
    const message = to.codec.decode(topic, payload);
    if (message.kind === 'foreign') {
      to.problems.report(`foreign ${topic.split('/').at(-1)}`, message.siteId, `Ignored a message: ${message.why}.`);
      return;
    }
    deliver(to, message);
  };
}

/** Sends messages; one that cannot be written is reported, never thrown. */
export function createSender(broker: Broker, codec: Codec, problems: Problems): (message: Message) => void {
  return (message) => {
    try {
      const { topic, payload } = codec.encode(message);
      broker.publish(topic, payload);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      problems.report('unsendable', '', `A ${message.kind} could not be sent: ${error.message}`);
    }
  };
}

function deliver({ sessions, speech, playback, roster, heeds }: Receivers, message: Message): void {
  switch (message.kind) {
    case 'hotwordDetected':
      roster.saw(message.siteId);
      if (heeds(message.siteId)) sessions.wake(message);
      break;
    case 'startSession':
      roster.saw(message.siteId);
      sessions.start(message);
      break;
    case 'playFinished':
      roster.saw(message.siteId);
      playback.finished(message);
      break;
    case 'continueSession':
      sessions.continue(message);
      break;
    case 'endSession':
      sessions.end(message);
      break;
    case 'startListening':
      sessions.listeningStarted(message);
      break;
    case 'stopListening':
      sessions.stopListening(message);
      break;
    case 'say':
      speech.requested(message);
      break;
  }
}
