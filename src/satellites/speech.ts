import type { Pcm } from '../domain/audio.ts';
import type { Clock } from '../domain/clock.ts';
import { Failure } from '../domain/failure.ts';
import type { Log, Voice } from '../domain/turn.ts';
import { wordsOf } from './error-words.ts';
import type { Message, MessageKind } from './hermes/message.ts';
import { atLoudness } from './loudness.ts';
import type { OwnVoice } from './own-voice.ts';
import type { Playback } from './playback.ts';
import { sayBudget, splitText } from './split-text.ts';
import type { Toggles } from './toggles.ts';

export interface SayRequest {
  readonly siteId: string;
  readonly text: string;
  readonly sessionId?: string;
  readonly lang?: string;
  /** When it fires, no further piece is begun and `say` resolves. The piece that is playing plays to its end. */
  readonly signal?: AbortSignal;
  /** The first sound has been sent. */
  onFirstAudio?(): void;
}

/** The assistant's voice at the satellites: one text at a time at each site. */
export interface Speech {
  /** Resolves when the text has been played. Rejects, after reporting it, if the voice fails. */
  say(request: SayRequest): Promise<void>;
  /** Another program asks to have something said. */
  requested(message: MessageKind<'say'>): void;
  /** True while the assistant can be heard at a site: what a microphone picks up then is the assistant. */
  speaking(siteId: string): boolean;
  /** Resolves when nothing is being said at a site. */
  quiet(siteId: string): Promise<void>;
}

export interface SpeechMeans {
  readonly voice: Pick<Voice, 'speak'>;
  readonly playback: Playback;
  readonly toggles: Toggles;
  readonly ownVoice: OwnVoice;
  readonly log: Log;
  readonly clock: Clock;
  readonly newId: () => string;
  /** How loud the voice is at a site, 1 to 100; 50 is as it was synthesised. */
  loudness(siteId: string): number;
  send(message: Message): void;
}

const MAX_OWN_IDS = 1000;

export function createSpeech(means: SpeechMeans): Speech {
  const { voice, playback, toggles, ownVoice, log, clock, newId, loudness, send } = means;
  const last = new Map<string, Promise<void>>();
  const ownIds = new Set<string>();

  /** Runs one thing after another at a site, with listening switched off around each. */
  function inTurn(siteId: string, task: () => Promise<void>): Promise<void> {
    const before = last.get(siteId) ?? Promise.resolve();
    const turn: Promise<void> = before.then(async () => {
      toggles.disable('hotword', siteId, 'ttsSay');
      toggles.disable('asr', siteId, 'ttsSay');
      try {
        await task();
      } catch (error) {
        report(siteId, error);
        throw error;
      } finally {
        toggles.enable('hotword', siteId, 'ttsSay');
        toggles.enable('asr', siteId, 'ttsSay');
        if (last.get(siteId) === settled) last.delete(siteId);
      }
    });
    // What comes next only waits; the failure is for whoever asked.
    const settled = turn.catch(() => undefined);
    last.set(siteId, settled);
    return turn;
  }

  function report(siteId: string, cause: unknown): void {
    const why = wordsOf(cause);
    log.problem(`Nothing could be said at site ${siteId}: ${why}`);
    send({ kind: 'error', service: 'tts', siteId, error: why });
  }

  async function sayPieces(request: SayRequest): Promise<void> {
    const { siteId, sessionId, lang, signal } = request;
    const fields = {
      siteId,
      ...(sessionId === undefined ? {} : { sessionId }),
      ...(lang === undefined ? {} : { lang }),
    };
    const pieces = splitText(request.text, sayBudget({ ...fields, id: newId() }));
    let next = pieces[0] === undefined ? undefined : speak(pieces[0]);
    for (const [index, text] of pieces.entries()) {
      if (signal?.aborted) return;
      const pcm = await next;
      const following = pieces[index + 1];
      // Synthesised while this piece plays, so that there is no pause between them.
      next = following === undefined ? undefined : speak(following);
      if (signal?.aborted || !pcm) return;
      const id = newId();
      ownIds.add(id);
      if (ownIds.size > MAX_OWN_IDS) ownIds.delete(ownIds.values().next().value ?? id);
      send({ kind: 'say', text, id, ...fields });
      const played = play(siteId, id, text, pcm);
      if (index === 0) request.onFirstAudio?.();
      await played;
      send({ kind: 'sayFinished', id, siteId, ...(sessionId === undefined ? {} : { sessionId }) });
    }
  }

  async function play(siteId: string, id: string, text: string, pcm: Pcm): Promise<void> {
    const over = ownVoice.says(text);
    await playback.play(siteId, id, atLoudness(pcm, loudness(siteId))).finally(over);
  }

  /**
   * Synthesises, within the time that the protocol's reference gives: 10 s, or a second for each 33 characters. The
   * promise may wait to be looked at: its failure is not one of the process.
   */
  function speak(text: string): Promise<Pcm> {
    const limitMs = Math.max(10_000, (text.length / 33) * 1000);
    const spoken = new Promise<Pcm>((resolve, reject) => {
      const late = new Failure('VOICE_FAILED', `The voice gave no sound within ${Math.round(limitMs / 1000)} s.`);
      const forget = clock.after(limitMs, () => reject(late));
      voice.speak(text).then(resolve, reject).finally(forget);
    });
    spoken.catch(() => undefined);
    return spoken;
  }

  async function sayForOthers(message: MessageKind<'say'>): Promise<void> {
    const { siteId, id, sessionId } = message;
    try {
      if (message.text.trim() !== '') await play(siteId, newId(), message.text, await speak(message.text));
    } finally {
      // Also after a failure: the other program is waiting.
      send({
        kind: 'sayFinished',
        siteId,
        ...(id === undefined ? {} : { id }),
        ...(sessionId === undefined ? {} : { sessionId }),
      });
    }
  }

  return {
    say(request) {
      if (request.text.trim() === '') return Promise.resolve();
      const said = inTurn(request.siteId, () => sayPieces(request));
      // After an abort nobody looks at it any more.
      said.catch(() => undefined);
      return request.signal ? Promise.race([said, aborted(request.signal)]) : said;
    },
    requested(message) {
      // The broker sends our own words back to us.
      if (message.id !== undefined && ownIds.delete(message.id)) return;
      inTurn(message.siteId, () => sayForOthers(message)).catch(() => undefined);
    },
    speaking: (siteId) => last.has(siteId),
    async quiet(siteId) {
      for (let turn = last.get(siteId); turn; turn = last.get(siteId)) await turn;
    },
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
