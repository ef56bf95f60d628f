import { describe, expect, test } from '@jest/globals';
import { createCodec } from '../../src/satellites/hermes/codec.ts';
import type { Message } from '../../src/satellites/hermes/message.ts';

const codec = createCodec();
const bytes = (value: unknown) => Buffer.from(JSON.stringify(value));

const EXAMPLES: readonly [string, Message][] = [
  ['hermes/audioServer/hall/audioFrame', { kind: 'audioFrame', siteId: 'hall', wav: Buffer.from('RIFF') }],
  [
    'hermes/audioServer/hall/s1/audioSessionFrame',
    { kind: 'audioSessionFrame', siteId: 'hall', sessionId: 's1', wav: Buffer.from('RIFF') },
  ],
  [
    'hermes/audioServer/hall/playBytes/r1',
    { kind: 'playBytes', siteId: 'hall', requestId: 'r1', wav: Buffer.from('RIFF') },
  ],
  ['hermes/audioServer/hall/playFinished', { kind: 'playFinished', siteId: 'hall', id: 'r1', sessionId: '' }],
  ['hermes/audioServer/toggleOff', { kind: 'audioToggleOff', siteId: 'hall' }],
  ['rhasspy/audioServer/setVolume', { kind: 'setVolume', siteId: 'hall', volume: 0.5 }],
  ['hermes/hotword/hey/detected', { kind: 'hotwordDetected', wakewordId: 'hey', siteId: 'hall', modelId: 'm' }],
  ['hermes/hotword/toggleOff', { kind: 'hotwordToggleOff', siteId: 'hall', reason: 'dialogueSession' }],
  ['hermes/asr/toggleOn', { kind: 'asrToggleOn', siteId: 'hall', reason: 'ttsSay' }],
  ['hermes/asr/startListening', { kind: 'startListening', siteId: 'hall', sessionId: 's1', stopOnSilence: true }],
  ['hermes/nlu/intentNotRecognized', { kind: 'intentNotRecognized', siteId: 'hall', input: 'what' }],
  [
    'hermes/dialogueManager/startSession',
    {
      kind: 'startSession',
      siteId: 'hall',
      init: { type: 'action', canBeEnqueued: false },
      customData: { any: ['thing'] },
    },
  ],
  [
    'hermes/dialogueManager/sessionEnded',
    { kind: 'sessionEnded', siteId: 'hall', sessionId: 's1', termination: { reason: 'nominal' } },
  ],
  ['hermes/tts/say', { kind: 'say', siteId: 'hall', text: 'Hello' }],
  ['hermes/error/asr', { kind: 'error', service: 'asr', siteId: 'hall', error: 'no model' }],
  ['hermes/error/audioServer/play', { kind: 'audioError', direction: 'play', siteId: 'hall', error: 'no sound' }],
];

describe('the messages of Hermes', () => {
  test.each(EXAMPLES)('%s is encoded and decoded to the same', (topic, message) => {
    const packet = codec.encode(message);
    expect(packet.topic).toBe(topic);
    expect(codec.decode(packet.topic, Buffer.from(packet.payload))).toEqual(message);
  });

  test('the base topics may be others', () => {
    const other = createCodec({ hermes: 'home/voice', rhasspy: 'r' });
    expect(other.encode({ kind: 'say', siteId: 'a', text: 'b' }).topic).toBe('home/voice/tts/say');
    expect(other.filter('hotwordDetected')).toBe('home/voice/hotword/+/detected');
    expect(other.filter('setVolume')).toBe('r/audioServer/setVolume');
    expect(other.decode('hermes/tts/say', bytes({ text: 'x' })).kind).toBe('foreign');
  });

  test('null is absent, a missing site is "default", and what is not known is dropped', () => {
    const payload = bytes({ sessionId: 's', text: null, customData: null, lang: null, more: 1, __proto__: { a: 1 } });
    expect(codec.decode('hermes/dialogueManager/continueSession', payload)).toEqual({
      kind: 'continueSession',
      sessionId: 's',
    });
    const init = { type: 'action', canBeEnqueued: true, text: null, intentFilter: null };
    expect(codec.decode('hermes/dialogueManager/startSession', bytes({ init }))).toEqual({
      kind: 'startSession',
      siteId: 'default',
      init: { type: 'action', canBeEnqueued: true },
    });
  });

  test('the site in the topic counts, not the one in the payload', () => {
    const message = codec.decode('hermes/audioServer/hall/playFinished', bytes({ id: 'x', siteId: 'kitchen' }));
    expect(message).toEqual({ kind: 'playFinished', siteId: 'hall', id: 'x' });
  });

  test.each([
    ['another topic', 'hermes/other', bytes({}), /nothing is known/],
    ['no JSON', 'hermes/tts/say', Buffer.from('{'), /not JSON/],
    ['no object', 'hermes/tts/say', bytes([]), /JSON object/],
    ['a wrong type', 'hermes/tts/say', bytes({ text: 5 }), /text/],
    ['a missing field', 'hermes/tts/say', bytes({}), /text/],
    ['a wildcard for a site', 'hermes/tts/say', bytes({ text: 'x', siteId: '#' }), /siteId/],
    ['an unknown kind of session', 'hermes/dialogueManager/startSession', bytes({ init: { type: 'x' } }), /init/],
    ['far too much', 'hermes/tts/say', Buffer.alloc(100_000, 32), /100000 bytes/],
  ])('%s is foreign, and it says why', (_what, topic, payload, why) => {
    const decoded = codec.decode(topic, payload);
    expect(decoded).toEqual({ kind: 'foreign', why: expect.stringMatching(why), siteId: expect.any(String) });
  });

  test('a name that would change the topic is not sent', () => {
    for (const siteId of ['a/b', '#', '+', '']) {
      expect(() => codec.encode({ kind: 'audioFrame', siteId, wav: new Uint8Array() })).toThrow('siteId of a topic');
    }
  });
});
