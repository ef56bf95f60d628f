import type { Pcm } from '../domain/audio.ts';
import { Failure } from '../domain/failure.ts';
import type { Voice } from '../domain/turn.ts';
import { FLITE_VOICES, type FliteVoiceName } from './flite-program.ts';
import { FliteThread } from './flite-thread.ts';
import { sentences } from './sentences.ts';
import { spokenText } from './spoken-text.ts';

export interface FliteOptions {
  readonly voice: FliteVoiceName;
  /** Speaking rate, 0.5 to 2; 1 is the voice's own. */
  readonly rate?: number;
}

/** A voice that can also hand out its sound sentence by sentence, so that the first words are heard early. */
export interface PiecewiseVoice extends Voice {
  speakPieces(text: string): AsyncIterable<Pcm>;
}

const RATE_HZ = 16_000;

/**
 * Opens Flite (http://cmuflite.org) as a voice: 16 kHz mono. Texts are spoken in the order of the calls; a text
 * without a speakable word gives no samples. Throws a Failure: BAD_OPTIONS for an unknown voice or rate; `speak`
 * rejects with VOICE_FAILED.
 */
export async function openFliteVoice({ voice, rate = 1 }: FliteOptions): Promise<PiecewiseVoice> {
  if (!Object.hasOwn(FLITE_VOICES, voice)) {
    const names = Object.keys(FLITE_VOICES).join(', ');
    throw new Failure('BAD_OPTIONS', `There is no voice "${voice}". Choose one of ${names}.`);
  }
  if (!(rate >= 0.5 && rate <= 2)) {
    throw new Failure('BAD_OPTIONS', `A speaking rate of ${rate} is not possible. Choose one from 0.5 to 2.`);
  }
  const thread = new FliteThread();
  let closed = false;

  async function* speakPieces(text: string): AsyncGenerator<Pcm> {
    for (const piece of sentences(spokenText(text))) {
      if (closed) throw new Failure('VOICE_FAILED', 'The voice is closed. Open it again to speak.');
      yield await thread.say({ voice, rate, text: piece });
    }
  }

  return {
    speakPieces,
    async speak(text) {
      const pieces: Int16Array[] = [];
      for await (const { samples } of speakPieces(text)) pieces.push(samples);
      return { samples: joined(pieces), rateHz: RATE_HZ };
    },
    async close() {
      closed = true;
      await thread.close();
    },
  };
}

function joined(pieces: readonly Int16Array[]): Int16Array {
  const whole = new Int16Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
