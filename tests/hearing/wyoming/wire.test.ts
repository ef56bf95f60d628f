import { describe, expect, test } from '@jest/globals';
import { readAddress, spellAddress } from '../../../src/hearing/wyoming/address.ts';
import { encodeEvent, eventReader, samplesAsBytes, type WireEvent } from '../../../src/hearing/wyoming/wire.ts';

const plain = (events: readonly WireEvent[]) =>
  events.map(({ type, data, payload }) => ({ type, data, ...(payload ? { payload: [...payload] } : {}) }));

describe('an event on the wire', () => {
  const events: readonly WireEvent[] = [
    { type: 'describe', data: {} },
    { type: 'audio-chunk', data: { rate: 16_000 }, payload: Uint8Array.of(10, 0, 255, 10) },
    { type: 'transcript', data: { text: 'ein Zeichen: ü, 光\n' } },
  ];
  const bytes = Buffer.concat(events.map(encodeEvent));

  test.each([1, 2, 7, 64, 100_000])('is read again when it comes in pieces of %d bytes', (size) => {
    const read = eventReader();
    const found: WireEvent[] = [];
    for (let at = 0; at < bytes.length; at += size) found.push(...read(bytes.subarray(at, at + size)));
    expect(plain(found)).toEqual(plain(events));
  });

  test('may have its data in the line, behind it, or in both, where what is behind wins', () => {
    const behind = JSON.stringify({ text: 'new' });
    const text = `{"type":"x","data":{"text":"old","a":1},"data_length":${behind.length}}\n${behind}{"type":"y"}\n`;
    expect(plain(eventReader()(Buffer.from(text)))).toEqual([
      { type: 'x', data: { text: 'new', a: 1 } },
      { type: 'y', data: {} },
    ]);
  });

  test.each([
    ['HTTP/1.1 400 Bad Request\r\n\r\n', 'is no JSON'],
    ['[]\n', 'is no object'],
    ['{"data":{}}\n', 'have no type'],
    ['{"type":7}\n', 'have no type'],
    ['{"type":"x","data":[]}\n', 'are no object'],
    ['{"type":"x","data_length":-1}\n', 'a length that is none'],
    ['{"type":"x","payload_length":"9"}\n', 'a length that is none'],
    ['{"type":"x","payload_length":99999999999}\n', 'announces 99999999999 bytes'],
    ['{"type":"x","data_length":2}\n[]', 'its data is no object'],
    ['x'.repeat(300_000), 'a line without end'],
  ])('that is none is told apart: %.30s', (text, why) => {
    expect(() => eventReader()(Buffer.from(text))).toThrow(why);
  });

  test('carries samples as two bytes each, the low one first', () => {
    expect([...samplesAsBytes(Int16Array.of(1, -2))]).toEqual([1, 0, 254, 255]);
  });
});

describe('an address', () => {
  test.each([
    ['wyoming://whisper.local:10300', { host: 'whisper.local', port: 10_300 }],
    ['tcp://10.0.0.7:10301/', { host: '10.0.0.7', port: 10_301 }],
    ['wyoming://whisper', { host: 'whisper', port: 10_300 }],
    ['wyoming://[::1]:10300', { host: '::1', port: 10_300 }],
  ])('%s is read and spelled', (text, address) => {
    expect(readAddress(text)).toEqual(address);
    expect(readAddress(`wyoming://${spellAddress(address)}`)).toEqual(address);
  });

  test.each([
    'whisper:10300',
    'wyoming://',
    'wyoming://h:0',
    'wyoming://h:70000',
    'http://h:1',
    'wyoming://u@h:1',
    'wyoming://h:1/x',
  ])('%s is refused with the form that it should have', (text) => {
    expect(() => readAddress(text)).toThrow(/Write it as wyoming:\/\/HOST:PORT/);
  });
});
