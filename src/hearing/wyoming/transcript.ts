import { malformed, type WireEvent } from './wire.ts';

/** Nobody says so much in one utterance. */
const MOST_CHARACTERS = 10_000;

/** Asks for the words of the sound that follows. */
export const transcribe = (language: string): WireEvent => ({ type: 'transcribe', data: { language } });

/** What a server says of the words, or that it cannot. */
export type TranscriptEvent =
  | { readonly kind: 'transcript'; readonly text: string }
  /** Of a server that tells the words while it finds them; `chunk` is added to those before. */
  | { readonly kind: 'start' }
  | { readonly kind: 'chunk'; readonly text: string }
  | { readonly kind: 'stop' }
  | { readonly kind: 'error'; readonly text: string };

/** Reads such an event; undefined for any other. Throws a Failure (BAD_MESSAGE) where it lacks its text. */
export function readTranscript({ type, data }: WireEvent): TranscriptEvent | undefined {
  if (type === 'transcript') return { kind: 'transcript', text: textOf(data, type) };
  if (type === 'transcript-start') return { kind: 'start' };
  if (type === 'transcript-chunk') return { kind: 'chunk', text: textOf(data, type) };
  if (type === 'transcript-stop') return { kind: 'stop' };
  if (type === 'error') return { kind: 'error', text: typeof data.text === 'string' ? data.text : 'no reason given' };
  return undefined;
}

/** A chunk behind what was told before it. Throws a Failure (BAD_MESSAGE) where there is no end to it. */
export function joined(before: string, chunk: string): string {
  if (before.length + chunk.length > MOST_CHARACTERS) throw malformed('its transcript has no end');
  return before + chunk;
}

function textOf(data: WireEvent['data'], type: string): string {
  const { text } = data;
  if (typeof text !== 'string') throw malformed(`its ${type} has no text`);
  if (text.length > MOST_CHARACTERS) throw malformed(`its ${type} has ${text.length} characters`);
  return text;
}
