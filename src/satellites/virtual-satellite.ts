import type { Pcm } from '../domain/audio.ts';
import type { Clock } from '../domain/clock.ts';
import type { Log } from '../domain/turn.ts';
import { connectBroker } from './broker.ts';
import type { BrokerOptions } from './broker-options.ts';
import { systemClock } from './clock.ts';
import { type BaseTopics, createCodec, DEFAULT_TOPICS } from './hermes/codec.ts';
import type { Kind, Message, MessageKind } from './hermes/message.ts';
import { createInbox } from './inbox.ts';
import { type FrameHeader, startVirtualMicrophone } from './virtual-microphone.ts';
import { decodeWav, durationMs } from './wav.ts';

export interface VirtualSatelliteOptions {
  readonly broker: BrokerOptions;
  readonly siteId: string;
  readonly topics?: BaseTopics;
  /** "default" unless given. */
  readonly wakewordId?: string;
  /** What the room sounds like when nobody speaks. Silence unless given. */
  readonly noise?: Pcm;
  /** How many times faster than real time it hears and plays: 1 unless given. */
  readonly speed?: number;
  readonly header?: FrameHeader;
  /** False for one without a speaker, which never says that it played something. True unless given. */
  readonly speaker?: boolean;
  /** True if its microphone picks up its own speaker. False unless given. */
  readonly echo?: boolean;
  readonly clock?: Clock;
  readonly log?: Log;
}

/** A satellite in software: a real MQTT client that behaves as the firmwares do. */
export interface VirtualSatellite {
  readonly siteId: string;
  /** Detects its wake word; false if detection is switched off and it therefore did not. */
  wake(): boolean;
  /** Presses its button. */
  press(): void;
  /** Someone speaks: resolves when the last frame was sent. */
  say(pcm: Pcm): Promise<void>;
  /** The next sound that it played to the end. */
  untilPlayed(): Promise<Pcm>;
  untilListening(): Promise<MessageKind<'startListening'>>;
  untilSessionEnded(): Promise<MessageKind<'sessionEnded'>>;
  /** The next message of a kind that concerns this site: each is given once, in order, also if it came before. */
  until<K extends Kind>(kind: K): Promise<MessageKind<K>>;
  /** Sees each message that concerns this site; the result ends it. */
  watch(listener: (message: Message) => void): () => void;
  hotwordOn(): boolean;
  asrOn(): boolean;
  /** Sends anything, as other programs would. */
  send(message: Message): void;
  publish(topic: string, payload: string | Uint8Array): void;
  close(): Promise<void>;
}

const RECEIVED: readonly Kind[] = [
  'hotwordToggleOn',
  'hotwordToggleOff',
  'asrToggleOn',
  'asrToggleOff',
  'startListening',
  'stopListening',
  'textCaptured',
  'nluQuery',
  'intent',
  'intentNotRecognized',
  'sessionStarted',
  'sessionQueued',
  'sessionEnded',
  'sessionNotRecognized',
  'say',
  'sayFinished',
  'error',
];

const SILENT: Log = { info: () => undefined, problem: () => undefined };

/** @throws Failure BROKER_REFUSED, BROKER_UNREACHABLE */
export async function connectVirtualSatellite(options: VirtualSatelliteOptions): Promise<VirtualSatellite> {
  const { siteId, wakewordId = 'default', speed = 1, speaker = true, echo = false, clock = systemClock } = options;
  const codec = createCodec(options.topics ?? DEFAULT_TOPICS);
  const broker = await connectBroker(options.broker, options.log ?? SILENT);
  const inbox = createInbox<Message>();
  const played = createInbox<{ readonly kind: 'sound'; readonly pcm: Pcm }>();
  const off = { hotword: new Set<string>(), asr: new Set<string>() };
  let playing = Promise.resolve();
  let closed = false;

  function send(message: Message): void {
    const { topic, payload } = codec.encode(message);
    broker.publish(topic, payload);
  }

  const microphone = startVirtualMicrophone(
    { ...(options.noise ? { noise: options.noise } : {}), speed, header: options.header ?? 'canonical', clock },
    (wav) => send({ kind: 'audioFrame', siteId, wav }),
  );

  async function play(message: MessageKind<'playBytes'>): Promise<void> {
    const pcm = decodeWav(message.wav);
    if (echo) void microphone.hear(pcm);
    await new Promise<void>((resolve) => {
      clock.after(durationMs(pcm) / speed, resolve);
    });
    if (closed) return;
    if (speaker) send({ kind: 'playFinished', siteId, id: message.requestId, sessionId: '' });
    played.put({ kind: 'sound', pcm });
  }

  function received(topic: string, payload: Uint8Array): void {
    const message = codec.decode(topic, payload);
    if (message.kind === 'foreign' || !('siteId' in message) || message.siteId !== siteId) return;
    if (message.kind === 'playBytes') {
      // One after another, as a speaker does.
      playing = playing.then(() => play(message));
      return;
    }
    toggle(off, message);
    inbox.put(message);
  }

  await broker.receive([...RECEIVED.map((kind) => codec.filter(kind)), codec.filter('playBytes', { siteId })], {
    message: received,
    lost: () => undefined,
    back: () => undefined,
  });
  return {
    siteId,
    wake() {
      if (off.hotword.size > 0) return false;
      send({ kind: 'hotwordDetected', wakewordId, siteId, modelId: wakewordId, modelType: 'personal' });
      return true;
    },
    press: () => send({ kind: 'startSession', siteId, init: { type: 'action', canBeEnqueued: false } }),
    say: (pcm) => microphone.hear(pcm),
    untilPlayed: async () => (await played.take('sound')).pcm,
    untilListening: () => inbox.take('startListening'),
    untilSessionEnded: () => inbox.take('sessionEnded'),
    until: (kind) => inbox.take(kind),
    watch: inbox.watch,
    hotwordOn: () => off.hotword.size === 0,
    asrOn: () => off.asr.size === 0,
    send,
    publish: (topic, payload) => broker.publish(topic, payload),
    async close() {
      closed = true;
      microphone.stop();
      await broker.close();
    },
  };
}

/** Reasons add up; '' on toggleOn clears them all. */
function toggle(off: { readonly hotword: Set<string>; readonly asr: Set<string> }, message: Message): void {
  switch (message.kind) {
    case 'hotwordToggleOff':
      off.hotword.add(message.reason ?? '');
      break;
    case 'asrToggleOff':
      off.asr.add(message.reason ?? '');
      break;
    case 'hotwordToggleOn':
      switchOn(off.hotword, message.reason ?? '');
      break;
    case 'asrToggleOn':
      switchOn(off.asr, message.reason ?? '');
      break;
  }
}

function switchOn(reasons: Set<string>, reason: string): void {
  if (reason === '') reasons.clear();
  else reasons.delete(reason);
}
