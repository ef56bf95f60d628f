import type { Writable } from 'node:stream';
import type { Log } from '../domain/turn.ts';

/** Writes one line. */
export function writeLine(stream: Writable, line = ''): void {
  stream.write(`${line}\n`);
}

/** Writes one JSON object as one line. */
export function writeJson(stream: Writable, value: object): void {
  stream.write(`${JSON.stringify(value)}\n`);
}

/** Whether colours and cursor movement make sense on this stream. */
export function isTerminal(stream: Writable): boolean {
  return 'isTTY' in stream && stream.isTTY === true;
}

export type LogLevel = 'info' | 'problem' | 'silent';

/** A log of lines with the time in front; a problem is marked. Line breaks in what is logged become blanks. */
export function createLog(stream: Writable, level: LogLevel, now: () => number): Log {
  const write = (mark: string, line: string) => {
    const time = new Date(now()).toISOString().slice(11, 19);
    writeLine(stream, `${time} ${mark}${line.replaceAll(/\s*[\r\n]+\s*/g, ' ')}`);
  };
  return {
    info: (line) => {
      if (level === 'info') write('', line);
    },
    problem: (line) => {
      if (level !== 'silent') write('problem: ', line);
    },
  };
}
