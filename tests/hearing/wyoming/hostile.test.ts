import type { Socket } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { openWyoming } from '../../../src/hearing/wyoming/engine.ts';
import { type FakeServer, fakeServer, line, upon, WHISPER, whisper } from '../../support/wyoming/fake-server.ts';
import { QUAY_VOCABULARY } from '../../support/wyoming/vocabulary.ts';

const PATIENCE = { connectMs: 1_000, describeMs: 500, transcriptMs: 1_000 };
const SOUND = new Int16Array(4_000);
const LANGUAGE = { vocabulary: QUAY_VOCABULARY } as const;

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function against(behave: (socket: Socket, index: number) => void) {
  const server: FakeServer = await fakeServer(behave);
  const engine = openWyoming({ host: '127.0.0.1', port: server.port }, PATIENCE);
  open.push(
    () => server.close(),
    () => engine.close(),
  );
  return { server, engine };
}

async function outcome(behave: (socket: Socket, index: number) => void): Promise<string> {
  const { engine, server } = await against(behave);
  const recognition = engine.begin(LANGUAGE);
  recognition.accept(SOUND);
  const words = await recognition.finish().then(
    (hypotheses) => `heard: ${hypotheses[0]?.text ?? 'nothing'}`,
    (error: unknown) => (error instanceof Error ? `${error.name}: ${error.message}` : 'no error'),
  );
  return words.replaceAll(String(server.port), 'PORT');
}

const flood = (socket: Socket, piece: string): void => {
  const more = (): void => {
    if (!socket.destroyed && socket.writable) socket.write(piece, () => setImmediate(more));
  };
  more();
};

describe('a server that misbehaves', () => {
  test.each<readonly [string, (socket: Socket, index: number) => void, RegExp]>([
    [
      'speaks HTTP',
      (s) => s.end('HTTP/1.1 400 Bad Request\r\n\r\n'),
      /127\.0\.0\.1:PORT does not speak Wyoming: .* no JSON\. Correct the address or the port/,
    ],
    [
      'sends noise',
      (s) => s.write(Buffer.from(Array.from({ length: 999 }, (_, i) => (i * 37) % 256))),
      /does not speak Wyoming/,
    ],
    ['sends a header without end', (s) => flood(s, 'x'.repeat(60_000)), /a line without end/],
    [
      'sends messages without end',
      (s) => flood(s, line('pong', { text: 'x'.repeat(50_000) })),
      /does not (stop sending|say what it is)/,
    ],
    ['never answers', () => undefined, /does not say what it is: no answer within 1\.5 s/],
    ['hangs up at once', (s) => s.destroy(), /hung up before it answered/],
    ['describes itself wrongly', (s) => s.write(line('info', { asr: 'whisper' })), /description is malformed/],
    ['describes nothing', (s) => s.write(line('info')), /does not turn speech into text\. It offers nothing/],
    [
      'is a voice',
      (s) => s.write(line('info', { tts: [{ name: 'piper' }] })),
      /does not turn speech into text\. It offers tts\. Give the address of one/,
    ],
    [
      'has a recogniser that is not installed',
      (s) => s.write(line('info', { asr: [{ name: 'w', installed: false }] })),
      /does not turn speech into text/,
    ],
    [
      'knows German alone',
      (s) => s.write(line('info', { asr: [{ name: 'vosk', models: [{ languages: ['de'] }] }] })),
      /\(vosk\) has no model for English, only for: de/,
    ],
    ['takes the sound and says no more', whisper(() => undefined), /has not found the words within 1 s/],
    ['closes its half while it still listens', whisper((s) => s.end()), /hung up before it answered/],
    [
      'resets in the middle of its answer',
      whisper((s) => {
        s.write('{"type":"transcr');
        s.resetAndDestroy();
      }),
      /hung up before it answered/,
    ],
    [
      'stops in the middle of its answer',
      whisper((s) => s.write('{"type":"transcript","data_length":40}\n{"te')),
      /has not found the words/,
    ],
    ['answers without text', whisper((s) => s.write(line('transcript', { text: 7 }))), /its transcript has no text/],
    [
      'answers at endless length',
      whisper((s) => s.write(line('transcript', { text: 'on '.repeat(9_000) }))),
      /its transcript has 27000 characters/,
    ],
    [
      'streams without end',
      whisper((s) => flood(s, line('transcript-chunk', { text: 'on '.repeat(300) }))),
      /its transcript has no end/,
    ],
    [
      'reports an error',
      whisper((s) => s.write(line('error', { text: 'CUDA\nout of memory', code: 'oom' }))),
      /reports: CUDA out of memory\. Look into its log/,
    ],
    ['reports an error without words', whisper((s) => s.write(line('error'))), /reports: no reason given/],
  ])('and %s is told of in words', async (_, behave, words) => {
    const told = await outcome(behave);
    expect(told).toMatch(/^Failure: /);
    expect(told).toMatch(words);
  });

  test('and is not there is told of in words', async () => {
    const server = await fakeServer(() => undefined);
    await server.close();
    const engine = openWyoming({ host: '127.0.0.1', port: server.port }, PATIENCE);
    open.push(() => engine.close());
    const recognition = engine.begin(LANGUAGE);
    recognition.accept(SOUND);
    await expect(recognition.finish()).rejects.toThrow(
      `The Wyoming server at 127.0.0.1:${server.port} cannot be reached: nothing listens there.`,
    );
  });
});

describe('a server that does as it should', () => {
  const answer = (text: string) => whisper((socket) => socket.write(line('transcript', { text })));

  test('is heard, in the words of this home', async () => {
    expect(await outcome(answer('Turn on the key light.'))).toBe('heard: turn on the quay light');
  });

  test('that heard nothing gives no words', async () => {
    expect(await outcome(answer(' [BLANK_AUDIO] '))).toBe('heard: nothing');
  });

  test('that sends what nobody asked for is heard all the same', async () => {
    const chatty = whisper((socket) => {
      socket.write(
        line('voice-started') + line('x-new', { a: 1 }) + line('transcript', { text: 'turn off bed light' }),
      );
    });
    expect(await outcome(chatty)).toBe('heard: turn off bed light');
  });

  test('that leaves the whole text out after telling it in pieces is heard', async () => {
    const pieces = ['transcript-start', 'transcript-chunk', 'transcript-chunk', 'transcript-stop'];
    const texts = ['', 'turn off', ' the bed light', ''];
    const streaming = whisper((socket) =>
      pieces.forEach((type, index) => {
        socket.write(line(type, texts[index] ? { text: texts[index] } : {}));
      }),
    );
    expect(await outcome(streaming)).toBe('heard: turn off the bed light');
  });

  test('that answers before the sound is over is heard', async () => {
    const early = (socket: Socket): void => {
      upon(socket, 'describe', () => socket.write(WHISPER));
      upon(socket, 'audio-chunk', () => socket.write(line('transcript', { text: 'Turn off bed light' })));
    };
    expect(await outcome(early)).toBe('heard: turn off bed light');
  });

  test('is found again after it was away: each utterance has a connection of its own', async () => {
    const { engine, server } = await against((socket, index) => {
      if (index === 1) socket.destroy();
      else answer('turn on the bed light')(socket);
    });
    const hear = () => {
      const recognition = engine.begin(LANGUAGE);
      recognition.accept(SOUND);
      return recognition.finish();
    };
    await expect(hear()).rejects.toThrow(/hung up/);
    expect((await hear())[0]?.text).toBe('turn on the bed light');
    expect((await hear())[0]?.text).toBe('turn on the bed light');
    // Two questions of what it is, since something went wrong in between, and three utterances.
    expect(server.connections).toBe(5);
  });

  test('hears several at once, and those that give up disturb nobody', async () => {
    const { engine } = await against(answer('turn on the bed light'));
    const recognitions = [0, 1, 2, 3].map(() => engine.begin(LANGUAGE));
    for (const recognition of recognitions) recognition.accept(SOUND);
    const [first, second, third, fourth] = recognitions;
    first?.cancel();
    third?.cancel();
    const heard = await Promise.all([second?.finish(), fourth?.finish()]);
    expect(heard.map((hypotheses) => hypotheses?.[0]?.text)).toEqual([
      'turn on the bed light',
      'turn on the bed light',
    ]);
  });

  test('is not troubled where nobody spoke', async () => {
    const { engine, server } = await against(answer('thank you'));
    expect(await engine.begin(LANGUAGE).finish()).toEqual([]);
    expect(server.connections).toBe(0);
  });

  test('lets go of who waits when it is closed', async () => {
    const { engine } = await against(whisper(() => undefined));
    const recognition = engine.begin(LANGUAGE);
    recognition.accept(SOUND);
    const finished = recognition.finish();
    finished.catch(() => undefined);
    await engine.close();
    await expect(finished).rejects.toThrow(/closed|stopped|has not found/);
  });
});
