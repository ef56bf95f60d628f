import { HEARING_RATE_HZ } from '../../domain/audio.ts';
import type { Hypothesis } from '../../domain/heard.ts';
import type { Language, Recognition, RecognitionEngine } from '../engine.ts';
import { openLikeness } from '../likeness/likeness.ts';
import { spokenWords } from '../likeness/spoken-words.ts';
import type { WyomingAddress } from './address.ts';
import { PATIENCE, type Patience } from './connection.ts';
import { describeServer, type Recogniser, recogniserIn } from './description.ts';
import { openUtterance, type Utterance } from './utterance.ts';

/**
 * Any recogniser that speaks the Wyoming protocol, such as Whisper on a bigger machine, as an engine. It writes free
 * text; what a home's language has that sounds the same is put in its place. Each utterance has a connection of its own,
 * opened with its first sound, so that a server may go and come back.
 */
export function openWyoming(address: WyomingAddress, patience: Patience = PATIENCE): RecognitionEngine {
  const likeness = openLikeness();
  const underWay = new Set<Utterance>();
  let known: Promise<Recogniser> | undefined;

  /** What the server is; asked once, and again after something went wrong. */
  function described(): Promise<Recogniser> {
    known ??= describeServer(address, patience).then((info) => recogniserIn(info, address));
    known.catch(forget);
    return known;
  }

  function forget(): void {
    known = undefined;
  }

  function begin(language: Language): Recognition {
    const waiting: Int16Array[] = [];
    let opening: Promise<Utterance> | undefined;
    let open: Utterance | undefined;
    let isOver = false;
    let count = 0;

    async function connect(): Promise<Utterance> {
      const recogniser = await described();
      const utterance = openUtterance(address, recogniser.language, patience);
      if (isOver) utterance.cancel();
      else underWay.add(utterance);
      for (const samples of waiting.splice(0)) utterance.accept(samples);
      open = utterance;
      return utterance;
    }

    return {
      accept(samples) {
        count += samples.length;
        if (open === undefined) waiting.push(samples);
        else open.accept(samples);
        opening ??= connect();
        opening.catch(() => undefined); // told by `finish`
      },
      async partial() {
        const words = spokenWords(open?.soFar ?? '');
        return words.length === 0 ? undefined : { text: words.join(' ') };
      },
      async finish(): Promise<readonly Hypothesis[]> {
        if (opening === undefined) return [];
        try {
          const text = await (await opening).finish();
          return await likeness.hypotheses({ text, audioMs: (count * 1000) / HEARING_RATE_HZ }, language);
        } catch (error) {
          forget();
          throw error;
        } finally {
          isOver = true;
          if (open) underWay.delete(open);
        }
      },
      cancel() {
        isOver = true;
        waiting.length = 0;
        open?.cancel();
        if (open) underWay.delete(open);
      },
    };
  }

  return {
    begin,
    prepare(vocabulary, expects) {
      described().catch(() => undefined); // an utterance tells, if the server is not there by then
      return likeness.prepare(vocabulary, expects);
    },
    async close() {
      for (const utterance of underWay) utterance.cancel();
      underWay.clear();
      await likeness.close();
    },
  };
}
