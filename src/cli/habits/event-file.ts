import { createReadStream, statSync } from 'node:fs';
import type { Writable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { Failure } from '../../domain/failure.ts';
import type { PastEvent } from '../../domain/past-event.ts';
import { errorText } from '../error-text.ts';
import { isTerminal, writeLine } from '../output.ts';
import { parseEventLine } from './event-line.ts';

/** Files of at least this size show how far they have been read. */
const LONG_BYTES = 50e6;
const CHUNK_BYTES = 1 << 20;

/** A batch of events, for those who count every microsecond. */
export type EventBatch = readonly PastEvent[];

/**
 * Reads an event history, a batch at a time, in bounded memory. Empty lines are passed over.
 * @param progress where to say how far it is, for long files
 * @throws Failure (BAD_EVENTS) with file and line for the first line that is no event; for a file that cannot be read
 */
export async function* readEvents(file: string, progress: Writable): AsyncGenerator<EventBatch> {
  const bytes = sizeOf(file);
  const decoder = new StringDecoder('utf8');
  let rest = '';
  let line = 0;
  let read = 0;
  let shown = 0;
  const parse = (lines: readonly string[]): PastEvent[] => {
    const events: PastEvent[] = [];
    for (const text of lines) {
      line += 1;
      if (text.trim() !== '') events.push(parseEventLine(text, `${file}:${line}`));
    }
    return events;
  };
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: CHUNK_BYTES })) {
      read += chunk.length;
      const lines = (rest + decoder.write(chunk)).split('\n');
      rest = lines.pop() ?? '';
      yield parse(lines);
      const percent = Math.floor((100 * read) / bytes);
      if (bytes >= LONG_BYTES && percent >= shown + (isTerminal(progress) ? 1 : 10)) {
        shown = percent;
        report(progress, `${file}: ${percent} % read, ${line} events`, percent >= 100);
      }
    }
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure('BAD_EVENTS', `${file}: it cannot be read (${errorText(error)}).`, { cause: error });
  }
  yield parse([rest + decoder.end()]);
}

/**
 * Hands over each event of a history, in order.
 * @throws Failure (BAD_EVENTS) as `readEvents` does, and where there is no event in it
 */
export async function takeEvents(file: string, progress: Writable, take: (event: PastEvent) => void): Promise<void> {
  let events = 0;
  for await (const batch of readEvents(file, progress)) {
    for (const event of batch) take(event);
    events += batch.length;
  }
  if (events === 0) throw new Failure('BAD_EVENTS', `${file}: there are no events in it.`);
}

function sizeOf(file: string): number {
  try {
    const stats = statSync(file);
    if (stats.isDirectory()) throw new Error('it is a folder');
    return Math.max(1, stats.size);
  } catch (error) {
    throw new Failure('BAD_EVENTS', `${file}: it cannot be read (${errorText(error)}).`, { cause: error });
  }
}

function report(stream: Writable, text: string, isLast: boolean): void {
  if (isTerminal(stream)) stream.write(`\r${text}${isLast ? '\n' : ''}`);
  else writeLine(stream, text);
}
