import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { openSayings, sayingsIn } from '../concepts/sayings.ts';
import { openConcepts } from '../concepts/store.ts';
import { Failure } from '../domain/failure.ts';
import type { Heard, Hypothesis, Word } from '../domain/heard.ts';
import type { Language, PartialHearing, RecognitionEngine } from '../hearing/engine.ts';
import { DEFAULT_ENGINE, openEngine } from '../hearing/engines.ts';
import { transcribe } from '../hearing/transcribe.ts';
import { systemClock } from '../home/clock.ts';
import { readHomeFile } from '../home/home-file/home-file.ts';
import { buildVocabulary } from '../meaning/vocabulary/vocabulary.ts';
import { decodeWav } from '../satellites/wav.ts';
import { type Args, type Command, type Io, requiredOption, switchOption, textOption } from './command.ts';
import { errorText } from './error-text.ts';
import { createLog, writeJson, writeLine } from './output.ts';

export const command: Command = {
  name: 'transcribe',
  summary: "Turns speech in WAV files to text, with the home's vocabulary",
  usage: '(--home FILE [--rules DIR] | --grammar FILE.jsgf) [--engine NAME] [--stream] WAV...',
  options: {
    home: { value: 'FILE', help: 'the home that is spoken to' },
    rules: { value: 'DIR', help: 'the folder of what it was taught' },
    grammar: { value: 'FILE', help: "a JSGF grammar to decode against instead of the home's language" },
    engine: { value: 'NAME', help: `understudy, soundswallower or wyoming://HOST:PORT (${DEFAULT_ENGINE})` },
    stream: { help: 'print the words so far while a file is heard' },
  },
  positionals: true,
  notes:
    'WAV: 8 to 32 bit or float, any rate from 4000 Hz, any number of channels. A file that cannot be read is reported, ' +
    'the others are transcribed; the status is 2 then.',
  run: async (args, io) => {
    if (args.positionals.length === 0) throw new Failure('BAD_USAGE', 'Name at least one WAV file.');
    const language = await languageOf(args, io);
    const engine = openEngine(textOption(args, 'engine') ?? DEFAULT_ENGINE);
    let status = 0;
    try {
      // Compiled ahead of time, so that the first file's time is its own.
      if ('vocabulary' in language) await engine.prepare(language.vocabulary, 'request');
      for (const file of args.positionals) {
        if (
          !(await transcribeFile(file, { language, engine, json: args.json, stream: switchOption(args, 'stream') }, io))
        )
          status = 2;
      }
    } finally {
      await engine.close();
    }
    return status;
  },
};

async function languageOf(args: Args, io: Io): Promise<Language> {
  const grammar = textOption(args, 'grammar');
  if (grammar !== undefined) {
    try {
      return { jsgf: await readFile(resolve(io.cwd, grammar), 'utf8') };
    } catch (error) {
      throw new Failure('BAD_USAGE', `${grammar}: ${errorText(error)}. --grammar takes a JSGF file.`, { cause: error });
    }
  }
  const home = await readHomeFile(resolve(io.cwd, requiredOption(args, 'home', 'FILE')));
  const rules = textOption(args, 'rules');
  if (rules === undefined) return { vocabulary: buildVocabulary(home, []) };
  const folder = resolve(io.cwd, rules);
  const log = createLog(io.stderr, 'problem', io.now);
  const concepts = await openConcepts(folder, log);
  const sayings = await openSayings(sayingsIn(folder), log);
  return { vocabulary: buildVocabulary(home, concepts.all(), [], [], sayings.all()) };
}

interface Task {
  readonly language: Language;
  readonly engine: RecognitionEngine;
  readonly json: boolean;
  /** Whether the words so far are written too, a line each time that they change. */
  readonly stream: boolean;
}

/** Writes one line for a file. Resolves to whether it could be read; what stops all files is thrown. */
async function transcribeFile(file: string, { language, engine, json, stream }: Task, io: Io): Promise<boolean> {
  const tell = ({ text }: PartialHearing): void => {
    if (json) writeJson(io.stdout, { file, partial: text });
    else writeLine(io.stdout, `${file}: ${text} ...`);
  };
  try {
    const bytes = await read(resolve(io.cwd, file));
    const sound = decodeWav(bytes);
    const missing = missingBytes(bytes);
    if (missing > 0)
      writeLine(io.stderr, `understudy: ${file} is cut short by ${missing} bytes; the rest is transcribed.`);
    const heard = await transcribe(engine, sound, language, systemClock, stream ? tell : undefined);
    const seconds = sound.samples.length / sound.rateHz;
    if (json) writeJson(io.stdout, report(file, heard, seconds));
    else writeLine(io.stdout, `${file}: ${heard.outcome === 'heard' ? best(heard).text : `(${heard.reason})`}`);
    return true;
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'BAD_AUDIO') throw error;
    writeLine(io.stderr, `understudy: ${file}: ${error.message}`);
    if (json) writeJson(io.stdout, { file, text: '', reason: 'bad-audio', error: error.message });
    return false;
  }
}

async function read(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new Failure('BAD_AUDIO', `It cannot be read: ${errorText(error)}.`, { cause: error });
  }
}

/** How many bytes a WAV file lacks by its own header. */
function missingBytes(wav: Uint8Array): number {
  const view = new DataView(wav.buffer, wav.byteOffset, wav.byteLength);
  const missing = view.getUint32(4, true) + 8 - wav.byteLength;
  // Some programs count the first eight bytes twice; what was streamed says "very long", since nobody knew its length.
  return missing > 8 && missing < 0x7fff_0000 ? missing : 0;
}

function best(heard: Extract<Heard, { outcome: 'heard' }>): Hypothesis {
  return heard.hypotheses[0];
}

/** The public form of what was heard (docs/command-line.md). */
function report(file: string, heard: Heard, seconds: number): object {
  const { timing, hypotheses } = heard;
  const common = { audio_s: Math.round(seconds * 1000) / 1000, ms: Math.round(timing.decodeMs) };
  const brief = ({ text, confidence }: Hypothesis) => ({ text, confidence });
  if (heard.outcome === 'rejected') {
    const confidence = hypotheses[0]?.confidence ?? 0;
    const alternatives = hypotheses.map(brief);
    return { file, text: '', reason: heard.reason, confidence, unknown: [], alternatives, ...common };
  }
  const { text, confidence, words } = best(heard);
  const alternatives = hypotheses.slice(1).map(brief);
  return { file, text, confidence, unknown: openSpans(words), alternatives, ...common };
}

/** Runs of words from an open slot, and where they stand in the text (characters, end exclusive). */
export function openSpans(words: readonly Word[]): readonly { text: string; start: number; end: number }[] {
  const spans: { text: string; start: number; end: number }[] = [];
  let at = 0;
  let isRunning = false;
  for (const { text, open } of words) {
    const end = at + text.length;
    const last = spans.at(-1);
    if (open && isRunning && last) {
      last.text += ` ${text}`;
      last.end = end;
    } else if (open) spans.push({ text, start: at, end });
    isRunning = open === true;
    at = end + 1;
  }
  return spans;
}
