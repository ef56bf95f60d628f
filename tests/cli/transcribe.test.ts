import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { openSpans } from '../../src/cli/transcribe.ts';
import { DEFAULT_HOME_FILE } from '../../src/home/demo-home/default-home.ts';
import { encodeWav } from '../../src/satellites/wav.ts';
import { openFliteVoice } from '../../src/voice/flite-voice.ts';
import { run } from './drive.ts';

const cwd = mkdtempSync(join(tmpdir(), 'understudy-transcribe-'));

beforeAll(async () => {
  writeFileSync(join(cwd, 'home.yaml'), DEFAULT_HOME_FILE);
  const voice = await openFliteVoice({ voice: 'rms' });
  for (const [name, text] of [
    ['known', 'turn on the living room light'],
    ['open', 'set the kitchen light to ocean breeze'],
  ]) {
    const wav = encodeWav(await voice.speak(text ?? ''));
    writeFileSync(join(cwd, `${name}.wav`), wav);
    writeFileSync(join(cwd, `${name}-cut.wav`), wav.subarray(0, wav.byteLength - 1000));
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
