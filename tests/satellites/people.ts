import type { Heard } from '../../src/domain/heard.ts';
import type { Ears, Log, Mind, Reply, Voice } from '../../src/domain/turn.ts';
import { loudness, PITCH_HZ, pitchOf, tone } from './sounds.ts';

const LOUD = 1000;
const RATE = 16;

export interface EarOptions {
  /** Silence that ends an utterance. */
  readonly silenceMs: number;
  /** Silence from the beginning after which nobody spoke. */
  readonly patienceMs: number;
}

/** Ears that know tones: an utterance ends after some silence, its word is the tone's pitch. */
export function toneEars(
  options: EarOptions = { silenceMs: 100, patienceMs: 3000 },
): Ears & { readonly heardMs: number[] } {
  const heardMs: number[] = [];
  return {
    heardMs,
    listen() {
      const loud: number[] = [];
      let silent = 0;
      let total = 0;
      let settle: (heard: Heard) => void = () => undefined;
      const heard = new Promise<Heard>((resolve) => {
        settle = resolve;
      });
      const end = () => {
        heardMs.push(loud.length / RATE);
        settle(judge(loud, loud.length / RATE, silent / RATE));
      };
      return {
        heard,
        accept(samples) {
          total += samples.length;
          if (loudness(samples) > LOUD) {
            loud.push(...samples);
            silent = 0;
          } else silent += samples.length;
          const limitMs = loud.length > 0 ? options.silenceMs : options.patienceMs;
          if (silent >= limitMs * RATE) end();
        },
        stop: end,
        cancel: () => settle(nothing(total / RATE)),
      };
    },
  };
}

function nothing(audioMs: number): Heard {
  return { outcome: 'rejected', reason: 'no-speech', hypotheses: [], timing: { audioMs, decodeMs: 0, endpointMs: 0 } };
}

function judge(loud: readonly number[], audioMs: number, endpointMs: number): Heard {
  if (loud.length < 50 * RATE) return nothing(audioMs);
  const pitch = pitchOf(Int16Array.from(loud));
  const word = Object.entries(PITCH_HZ).find(([, hertz]) => Math.abs(pitch / hertz - 1) < 0.15)?.[0];
  const timing = { audioMs, decodeMs: 0, endpointMs };
  if (!word || word === 'mumble') return { outcome: 'rejected', reason: 'out-of-vocabulary', hypotheses: [], timing };
  const words = [{ text: word, confidence: 0.9, startMs: 0, endMs: audioMs }];
  return { outcome: 'heard', hypotheses: [{ text: word, confidence: 0.9, words }], timing };
}

const LAMP_ON = { domain: 'light', service: 'turn_on', target: { entity_id: ['light.lamp'] }, data: {} };

export interface TestMind extends Mind {
  readonly answered: string[];
  readonly left: string[];
}

/** Understands "lamp"; asks back for "which"; knows nothing else. What the voice says must never reach it. */
export function lampMind(sentences: { readonly done?: string } = {}): TestMind {
  const answered: string[] = [];
  const left: string[] = [];
  return {
    answered,
    left,
    async answer(heard, { siteId }): Promise<Reply> {
      const text = heard.hypotheses[0]?.text ?? '';
      answered.push(`${siteId}: ${text}`);
      const common = { listening: false, expects: 'request', calls: [] } as const;
      if (text === 'lamp') {
        const intents = [{ name: 'HassTurnOn', slots: { name: 'lamp' }, confidence: 0.9 }];
        return { ...common, say: sentences.done ?? 'Done.', calls: [LAMP_ON], intents };
      }
      if (text === 'which') return { ...common, say: 'Which one?', listening: true, expects: 'choice' };
      return { ...common, say: 'Sorry?' };
    },
    leave: (siteId) => {
      left.push(siteId);
    },
  };
}

/** Ten milliseconds of a tone for each character. */
export function toneVoice(rateHz = 16_000): Voice & { readonly said: string[] } {
  const said: string[] = [];
  return {
    said,
    async speak(text) {
      said.push(text);
      return tone(PITCH_HZ.voice, text.length * 10, rateHz);
    },
    close: async () => undefined,
  };
}

export interface TestLog extends Log {
  readonly problems: string[];
}

export function keptLog(): TestLog {
  const problems: string[] = [];
  return { problems, info: () => undefined, problem: (line) => void problems.push(line) };
}
