import { afterEach, describe, expect, test } from '@jest/globals';
import { checkRecogniser } from '../../src/cli/doctor/recogniser.ts';
import { type FakeServer, fakeServer, line, upon, whisper } from '../support/wyoming/fake-server.ts';

const PATIENCE = { connectMs: 1_000, describeMs: 300, transcriptMs: 300 };

describe('the doctor, of a recogniser elsewhere,', () => {
  let server: FakeServer | undefined;
  afterEach(async () => {
    await server?.close();
  });

  const check = () => checkRecogniser(`wyoming://127.0.0.1:${server?.port}`, PATIENCE);

  test('tells name, version and language', async () => {
    server = await fakeServer(whisper(() => undefined));
    expect(await check()).toEqual({
      check: 'recogniser',
      state: 'ok',
      says: `whisper 3.1 at 127.0.0.1:${server.port}, language en.`,
    });
  });

  test('says what to do where it is something else', async () => {
    server = await fakeServer((socket) =>
      upon(socket, 'describe', () => socket.write(line('info', { tts: [{ name: 'piper' }] }))),
    );
    expect(await check()).toMatchObject({
      state: 'problem',
      says: expect.stringContaining('does not turn speech into text. It offers tts'),
      todo: expect.stringContaining('10300'),
    });
  });

  test('says what to do where nobody is', async () => {
    server = await fakeServer(() => undefined);
    await server.close();
    expect(await check()).toMatchObject({ state: 'problem', says: expect.stringContaining('nothing listens there') });
  });

  test('has nothing to say of one on this machine', async () => {
    expect(await checkRecogniser('understudy')).toBeUndefined();
  });
});
