import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { openSpans } from '../../src/cli/transcribe.ts';
import type { Pcm } from '../../src/domain/audio.ts';
import { DEFAULT_HOME_FILE } from '../../src/home/demo-home/default-home.ts';
import { encodeWav } from '../../src/satellites/wav.ts';
import { openFliteVoice } from '../../src/voice/flite-voice.ts';
import { run } from './drive.ts';

const cwd = mkdtempSync(join(tmpdir(), 'understudy-transcribe-'));
let known: Pcm = { samples: new Int16Array(0), rateHz: 16_000 };

interface Form {
  readonly rateHz: number;
  readonly bits: 8 | 24 | 32;
  readonly channels: number;
  readonly float?: boolean;
}

/** The known sentence at another rate (in straight lines between its samples) and in another form. */
function wav({ rateHz, bits, channels, float = false }: Form): Uint8Array {
  const frames = Math.floor((known.samples.length * rateHz) / known.rateHz);
  const data = Buffer.alloc((frames * channels * bits) / 8);
  for (let at = 0; at < frames * channels; at += 1) {
    const place = (Math.floor(at / channels) * known.rateHz) / rateHz;
    const [before, after] = [known.samples[Math.floor(place)] ?? 0, known.samples[Math.floor(place) + 1] ?? 0];
    const value = before + (after - before) * (place % 1);
    if (float) data.writeFloatLE(value / 32_768, at * 4);
    else if (bits === 8) data.writeUInt8(128 + Math.round(value / 256 - 0.5), at);
    else data.writeIntLE(Math.round(value * 2 ** (bits - 16)), (at * bits) / 8, bits / 8);
  }
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + data.length, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(float ? 3 : 1, 20);
  header.writeUInt16LE(channels, 22);
  header.writeUInt32LE(rateHz, 24);
  header.writeUInt32LE((rateHz * channels * bits) / 8, 28);
  header.writeUInt16LE((channels * bits) / 8, 32);
  header.writeUInt16LE(bits, 34);
  header.write('data', 36);
  header.writeUInt32LE(data.length, 40);
  return Buffer.concat([header, data]);
}

beforeAll(async () => {
  writeFileSync(join(cwd, 'home.yaml'), DEFAULT_HOME_FILE);
  const voice = await openFliteVoice({ voice: 'rms' });
  for (const [name, text] of [
    ['known', 'turn on the living room light'],
    ['open', 'set the kitchen light to ocean breeze'],
  ]) {
    const sound = await voice.speak(text ?? '');
    if (name === 'known') known = sound;
    const bytes = encodeWav(sound);
    writeFileSync(join(cwd, `${name}.wav`), bytes);
    writeFileSync(join(cwd, `${name}-cut.wav`), bytes.subarray(0, bytes.byteLength - 1000));
  }
  await voice.close();
  writeFileSync(join(cwd, 'silence.wav'), encodeWav({ samples: new Int16Array(16_000), rateHz: 16_000 }));
  writeFileSync(join(cwd, 'header.wav'), encodeWav({ samples: new Int16Array(1), rateHz: 16_000 }).subarray(0, 30));
});

function jsonLines(out: string): readonly unknown[] {
  return out
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
}

describe('transcribe', () => {
  test("hears the home's names, and marks what nobody taught", async () => {
    const { status, out } = await run(['transcribe', '--json', '--home', 'home.yaml', 'known.wav', 'open.wav'], {
      cwd,
    });
    expect(status).toBe(0);
    expect(jsonLines(out)).toEqual([
      expect.objectContaining({ file: 'known.wav', text: 'turn on the living room light', unknown: [] }),
      expect.objectContaining({
        file: 'open.wav',
        text: 'set the kitchen light to ocean breeze',
        unknown: [{ text: 'ocean breeze', start: 25, end: 37 }],
        audio_s: expect.any(Number),
        ms: expect.any(Number),
      }),
    ]);
  });

  test('says why there are no words', async () => {
    const { status, out } = await run(['transcribe', '--json', '--home', 'home.yaml', 'silence.wav'], { cwd });
    expect(status).toBe(0);
    expect(jsonLines(out)).toEqual([expect.objectContaining({ text: '', reason: 'no-speech' })]);
  });

  test('reports what cannot be read or is cut short, and goes on with the rest', async () => {
    const argv = ['transcribe', '--home', 'home.yaml', 'header.wav', 'nowhere.wav', 'known-cut.wav'];
    const { status, out, err } = await run(argv, { cwd });
    expect(status).toBe(2);
    expect(out).toContain('known-cut.wav: turn on the living room light');
    expect(err.trim().split('\n')).toEqual([
      expect.stringMatching(/^understudy: header\.wav: .*WAV/),
      expect.stringMatching(/^understudy: nowhere\.wav: It cannot be read/),
      'understudy: known-cut.wav is cut short by 1000 bytes; the rest is transcribed.',
    ]);
  });

  test('decodes against a grammar, and names a mistake in one', async () => {
    writeFileSync(
      join(cwd, 'g.jsgf'),
      '#JSGF V1.0;\ngrammar g;\npublic <s> = turn (on | off) the living room light;\n',
    );
    writeFileSync(join(cwd, 'bad.jsgf'), '#JSGF V1.0;\ngrammar g;\npublic <s> = turn (on;\n');
    const good = await run(['transcribe', '--grammar', 'g.jsgf', 'known.wav'], { cwd });
    expect(good).toMatchObject({ status: 0, out: 'known.wav: turn on the living room light\n' });
    const bad = await run(['transcribe', '--grammar', 'bad.jsgf', 'known.wav'], { cwd });
    expect(bad).toMatchObject({ status: 2, out: '', err: expect.stringContaining('line 3') });
  });

  test.each([
    ['8 bit at 8 kHz', () => wav({ rateHz: 8_000, bits: 8, channels: 1 })],
    ['24 bit stereo at 44.1 kHz', () => wav({ rateHz: 44_100, bits: 24, channels: 2 })],
    ['32 bit at 96 kHz', () => wav({ rateHz: 96_000, bits: 32, channels: 1 })],
    ['floats in stereo at 48 kHz', () => wav({ rateHz: 48_000, bits: 32, channels: 2, float: true })],
  ])('hears %s', async (_, made) => {
    writeFileSync(join(cwd, 'other.wav'), made());
    writeFileSync(join(cwd, 'g.jsgf'), 'public <s> = turn (on | off) the (living room | kitchen) light;');
    const { status, out } = await run(['transcribe', '--grammar', 'g.jsgf', 'other.wav'], { cwd });
    expect({ status, out }).toEqual({ status: 0, out: 'other.wav: turn on the living room light\n' });
  });

  test.each([
    [['transcribe', '--home', 'home.yaml', '--engine', 'whisper', 'known.wav'], 'wyoming://HOST:PORT'],
    [['transcribe', '--home', 'home.yaml', '--engine', 'wyoming://', 'known.wav'], 'wyoming://HOST:PORT'],
    [['transcribe', '--home', 'home.yaml'], 'Name at least one WAV file.'],
    [['transcribe', 'known.wav'], '--home FILE is needed.'],
    [['transcribe', '--home', 'nowhere.yaml', 'known.wav'], 'nowhere.yaml'],
  ])('%j is bad usage', async (argv, words) => {
    const { status, err } = await run(argv, { cwd });
    expect(status).toBe(2);
    expect(err).toContain(words);
  });
});

test('open words that stand together are one span, others are not', () => {
  const word = (text: string, open: boolean) => ({ text, open, confidence: 1, startMs: 0, endMs: 0 });
  const words = [word('a', true), word('bc', true), word('to', false), word('d', true)];
  expect(openSpans(words)).toEqual([
    { text: 'a bc', start: 0, end: 4 },
    { text: 'd', start: 8, end: 9 },
  ]);
});
