import type { Writable } from 'node:stream';
import { isTerminal, writeJson, writeLine } from '../output.ts';
import { describeLamp, type Lamp, swatch } from './lamp.ts';
import type { Check } from './outcome.ts';
import type { Moment } from './person.ts';

/** All that the demo shows. */
export type Scene =
  | Moment
  | { readonly kind: 'chapter'; readonly text: string }
  | { readonly kind: 'light'; readonly name: string; readonly lamp: Lamp; readonly actionMs?: number }
  | { readonly kind: 'rule'; readonly file: string; readonly text: string }
  | { readonly kind: 'checks'; readonly checks: readonly Check[]; readonly seconds: number }
  | { readonly kind: 'latencies'; readonly of: readonly Latency[] };

/** Milliseconds from the end of speech, over all turns that have it. */
export interface Latency {
  readonly to: 'words' | 'action' | 'first audio';
  readonly medianMs: number;
  readonly longestMs: number;
  readonly turns: number;
}

/** Shows scenes as they come: JSON lines, or text with colours where the terminal has them. */
export function createScreen(stdout: Writable, json: boolean): (scene: Scene) => void {
  if (json) return (scene) => writeJson(stdout, scene);
  const paint = isTerminal(stdout) ? (code: string, text: string) => `\u001b[${code}m${text}\u001b[0m` : plain;
  return (scene) => {
    for (const line of lines(scene, paint, isTerminal(stdout))) writeLine(stdout, line);
  };
}

type Paint = (code: string, text: string) => string;
const plain: Paint = (_code, text) => text;
const BOLD = '1';
const DIM = '2';
const USER = '1;36';
const ASSISTANT = '1;35';

function lines(scene: Scene, paint: Paint, colours: boolean): readonly string[] {
  switch (scene.kind) {
    case 'chapter':
      return ['', paint(BOLD, scene.text)];
    case 'said':
      return [`  ${paint(USER, 'person     ')} ${scene.text}`];
    case 'heard':
      return [paint(DIM, `  heard       ${scene.text || '(nothing)'} (${scene.likelihood.toFixed(2)})`)];
    case 'replied':
      return [`  ${paint(ASSISTANT, 'understudy ')} ${scene.text}`];
    case 'latency': {
      const parts = [
        scene.wordsMs === undefined ? '' : `words after ${scene.wordsMs} ms`,
        scene.firstAudioMs === undefined ? '' : `first audio after ${scene.firstAudioMs} ms`,
      ].filter((part) => part !== '');
      return parts.length === 0 ? [] : [paint(DIM, `              ${parts.join(', ')}`)];
    }
    case 'light': {
      const block = colours ? `${swatch(scene.lamp)} ` : '';
      const after = scene.actionMs === undefined ? '' : paint(DIM, ` (${scene.actionMs} ms after the last word)`);
      return [`  light       ${block}${scene.name}: ${describeLamp(scene.lamp)}${after}`];
    }
    case 'rule':
      return [`  rule        ${scene.file}`, ...indented(scene.text).map((line) => paint(DIM, line))];
    case 'latencies':
      return [
        '',
        paint(BOLD, 'From the end of speech'),
        ...scene.of.map(
          ({ to, medianMs, longestMs, turns }) =>
            `  to ${to.padEnd(12)} ${medianMs} ms median, ${longestMs} ms at most, ${turns} turns`,
        ),
      ];
    case 'checks':
      return [
        '',
        paint(BOLD, 'Outcome'),
        ...scene.checks.map(({ what, ok }) => `  ${ok ? paint('32', 'yes') : paint('31', 'NO ')}  ${what}`),
        paint(DIM, `  ${scene.seconds.toFixed(0)} seconds`),
      ];
  }
}

function indented(text: string): readonly string[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => `              | ${line}`);
}
