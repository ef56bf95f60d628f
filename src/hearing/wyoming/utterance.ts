import { Failure } from '../../domain/failure.ts';
import { spellAddress, type WyomingAddress } from './address.ts';
import { audioChunk, audioStart, audioStop } from './audio.ts';
import { type Connection, openConnection, type Patience } from './connection.ts';
import { joined, readTranscript, transcribe } from './transcript.ts';

/** One utterance on its way to a server, over a connection of its own. */
export interface Utterance {
  accept(samples: Int16Array): void;
  /** The words so far, of a server that tells them while it finds them. */
  readonly soFar: string;
  /** Ends the sound and waits for the words. Rejects with a Failure (HEARING_FAILED). */
  finish(): Promise<string>;
  cancel(): void;
}

/** Longer pieces are cut: a second of sound. */
const MOST_SAMPLES = 16_000;
/** An error of the server is told in its own words, up to here. */
const MOST_WORDS = 200;

/** Connects and asks for words in that language; sound goes out as it comes. */
export function openUtterance(address: WyomingAddress, language: string, patience: Patience): Utterance {
  let streamed = '';
  let settle: (text: string) => void = () => undefined;
  const text = new Promise<string>((resolve) => {
    settle = resolve;
  });
  const place = spellAddress(address);
  const connection: Connection = openConnection(address, patience.connectMs, (event) => {
    const said = readTranscript(event);
    if (said?.kind === 'transcript') settle(said.text);
    else if (said?.kind === 'start') streamed = '';
    else if (said?.kind === 'chunk') streamed = joined(streamed, said.text);
    // The whole text should have come before; a server that leaves it out has told it all the same.
    else if (said?.kind === 'stop') settle(streamed);
    else if (said?.kind === 'error') connection.fail(complaint(place, said.text));
  });
  connection.send(transcribe(language));
  connection.send(audioStart());

  return {
    accept(samples) {
      for (let at = 0; at < samples.length; at += MOST_SAMPLES) {
        connection.send(audioChunk(samples.subarray(at, at + MOST_SAMPLES)));
      }
    },
    get soFar() {
      return streamed;
    },
    async finish() {
      connection.send(audioStop());
      const { transcriptMs } = patience;
      const late = `The Wyoming server at ${place} has not found the words within ${transcriptMs / 1000} s. Give it a smaller model or a faster machine.`;
      const timer = setTimeout(() => connection.fail(late), transcriptMs);
      try {
        const outcome = await Promise.race([text, connection.failed]);
        if (outcome instanceof Failure) throw outcome;
        return outcome;
      } finally {
        clearTimeout(timer);
        connection.close();
      }
    },
    cancel: () => connection.close(),
  };
}

function complaint(place: string, text: string): string {
  const words = text
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, MOST_WORDS);
  return `The Wyoming server at ${place} reports: ${words || 'an error without words'}. Look into its log.`;
}
