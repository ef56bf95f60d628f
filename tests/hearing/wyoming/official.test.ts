import { afterEach, describe, expect, test } from '@jest/globals';
import { describeServer, recogniserIn } from '../../../src/hearing/wyoming/description.ts';
import { openWyoming } from '../../../src/hearing/wyoming/engine.ts';
import { type ServerKind, startOfficialServer, wyomingPython } from '../../support/wyoming/official-server.ts';
import { QUAY_VOCABULARY } from '../../support/wyoming/vocabulary.ts';

const required = (process.env.CI_REQUIRE ?? '').split(',').includes('wyoming');
const python = wyomingPython ?? '';
const title = 'a server made with the official Python package';
const suite = wyomingPython === undefined && !required ? describe.skip : describe;
const LANGUAGE = { vocabulary: QUAY_VOCABULARY } as const;

suite(wyomingPython === undefined ? `${title} (skipped: no Python with "wyoming" here)` : title, () => {
  const open: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of open.splice(0).reverse()) await close();
  });

  async function start(kind: ServerKind) {
    const server = await startOfficialServer(python, kind);
    const address = { host: '127.0.0.1', port: server.port };
    const engine = openWyoming(address);
    open.push(
      () => server.stop(),
      () => engine.close(),
    );
    return { address, engine };
  }

  test('says what it is', async () => {
    const { address } = await start('asr');
    const info = await describeServer(address);
    expect(recogniserIn(info, address)).toEqual({
      program: { name: 'tape recorder', version: '2.0', languages: ['de', 'en'], streams: false },
      language: 'en',
    });
  });

  test('receives every sample as it was sent, at 16 kHz, two bytes, one channel', async () => {
    const { engine } = await start('asr');
    const recognition = engine.begin({ jsgf: '#JSGF V1.0;\npublic <x> = nothing;' });
    const pieces = [512, 1, 40_000, 0, 777];
    for (const length of pieces) recognition.accept(new Int16Array(length));
    const [best] = await recognition.finish();
    const bytes = 2 * pieces.reduce((sum, length) => sum + length, 0);
    expect(bytes).toBe(82_580);
    expect(best?.text).toBe(
      'rate equals sixteen thousand width equals two channels equals one bytes equals eighty two thousand five hundred eighty language equals en',
    );
  });

  test('that tells words while it finds them is heard so, and at the end in the words of this home', async () => {
    const { engine } = await start('streaming');
    const recognition = engine.begin(LANGUAGE);
    recognition.accept(new Int16Array(8_000));
    let partial = await recognition.partial();
    for (let tries = 0; tries < 200 && partial === undefined; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      partial = await recognition.partial();
    }
    expect(partial).toEqual({ text: 'turn on' });
    const [best] = await recognition.finish();
    expect(best?.text).toBe('turn on the quay light');
    expect(best?.words.at(-1)?.endMs).toBe(500);
  });

  test('that reports an error is told of in its own words', async () => {
    const { engine } = await start('asr');
    const recognition = engine.begin(LANGUAGE);
    recognition.accept(Int16Array.of(4242, 0));
    await expect(recognition.finish()).rejects.toThrow(/reports: Out of tape\./);
  });

  test.each([
    ['tts', /does not turn speech into text\. It offers tts/],
    ['german', /has no model for English, only for: de, fr/],
  ] as const)('that is of no use here (%s) is told of in words', async (kind, words) => {
    const { engine } = await start(kind);
    const recognition = engine.begin(LANGUAGE);
    recognition.accept(new Int16Array(100));
    await expect(recognition.finish()).rejects.toThrow(words);
  });
});
