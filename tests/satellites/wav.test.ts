import { describe, expect, test } from '@jest/globals';
import type { Failure } from '../../src/domain/failure.ts';
import { decodeWav, durationMs, encodeWav } from '../../src/satellites/wav.ts';

interface Parts {
  readonly format?: number;
  readonly channels?: number;
  readonly rateHz?: number;
  readonly bits?: number;
  readonly data: Uint8Array;
  readonly dataLength?: number;
  readonly riffLength?: number;
  readonly before?: Uint8Array;
  readonly extension?: Uint8Array;
}

/** A WAV by hand, right or wrong as asked. */
function wav(parts: Parts): Buffer {
  const { format = 1, channels = 1, rateHz = 16_000, bits = 16, data, extension = new Uint8Array() } = parts;
  const fmt = Buffer.alloc(16);
  fmt.writeUInt16LE(format, 0);
  fmt.writeUInt16LE(channels, 2);
  fmt.writeUInt32LE(rateHz, 4);
  fmt.writeUInt16LE(bits, 14);
  const body = Buffer.concat([
    Buffer.from('WAVE'),
    parts.before ?? Buffer.alloc(0),
    chunk('fmt ', Buffer.concat([fmt, extension])),
    chunk('data', data, parts.dataLength),
  ]);
  return chunk('RIFF', body, parts.riffLength);
}

function chunk(name: string, body: Uint8Array, length = body.length): Buffer {
  const head = Buffer.alloc(8);
  head.write(name, 0, 'latin1');
  head.writeUInt32LE(length, 4);
  return Buffer.concat([head, body]);
}

function int16(...samples: number[]): Buffer {
  return Buffer.from(Int16Array.from(samples).buffer);
}

function samplesOf(bytes: Uint8Array): number[] {
  return [...decodeWav(bytes).samples];
}

describe('decoding a WAV', () => {
  test('gives back what was encoded', () => {
    const pcm = { samples: Int16Array.from([0, 1, -1, 32_767, -32_768]), rateHz: 22_050 };
    const bytes = encodeWav(pcm);
    expect(bytes.length).toBe(44 + 10);
    expect(decodeWav(bytes)).toEqual(pcm);
    expect(durationMs({ ...pcm, samples: new Int16Array(22_050) })).toBe(1000);
  });

  test('does not copy aligned 16 bit samples, and copies those at an odd address', () => {
    const bytes = encodeWav({ samples: Int16Array.from([5, 6, 7]), rateHz: 16_000 });
    expect(decodeWav(bytes).samples.buffer).toBe(bytes.buffer);
    // A pooled Buffer in which the WAV begins at an odd place, as a network library hands it out.
    const odd = Buffer.concat([Buffer.from([1]), bytes, Buffer.from([9, 9])]).subarray(1, 1 + bytes.length);
    expect([...decodeWav(odd).samples]).toEqual([5, 6, 7]);
  });

  test.each([
    ['a RIFF length that is 8 too big', wav({ data: int16(1, 2), riffLength: 48 })],
    ['a RIFF length of nothing', wav({ data: int16(1, 2), riffLength: 0 })],
    ['a data length that is twice the data', wav({ data: int16(1, 2), dataLength: 8 })],
    ['a data length that is not known yet', wav({ data: int16(1, 2), dataLength: 0 })],
    ['the largest data length', wav({ data: int16(1, 2), dataLength: 0xffffffff })],
    ['a byte too many', wav({ data: Buffer.concat([int16(1, 2), Buffer.from([7])]) })],
    ['a chunk of odd length before', wav({ data: int16(1, 2), before: chunk('LIST', Buffer.from('abc\0'), 3) })],
    ['the extensible format', wav({ format: 0xfffe, data: int16(1, 2), extension: extensible(1) })],
  ])('takes %s for what it is', (_what, bytes) => {
    expect(samplesOf(bytes)).toEqual([1, 2]);
  });

  function extensible(format: number): Buffer {
    const extension = Buffer.alloc(24);
    extension.writeUInt16LE(22, 0);
    extension.writeUInt16LE(format, 8);
    return extension;
  }

  test('reads 8, 24 and 32 bit integers and floats at the same loudness', () => {
    expect(samplesOf(wav({ bits: 8, data: Uint8Array.from([128, 255, 0]) }))).toEqual([0, 32_512, -32_768]);
    const s24 = Buffer.alloc(6);
    s24.writeIntLE(256 * 1000, 0, 3);
    s24.writeIntLE(256 * -1000, 3, 3);
    expect(samplesOf(wav({ bits: 24, data: s24 }))).toEqual([1000, -1000]);
    const s32 = Buffer.alloc(4);
    s32.writeInt32LE(65_536 * 1234, 0);
    expect(samplesOf(wav({ bits: 32, data: s32 }))).toEqual([1234]);
    const floats = Buffer.alloc(20);
    [0.5, -1, 7, Number.NaN, Number.POSITIVE_INFINITY].map((value, i) => floats.writeFloatLE(value, i * 4));
    expect(samplesOf(wav({ format: 3, bits: 32, data: floats }))).toEqual([16_384, -32_767, 32_767, 0, 0]);
  });

  test('averages channels', () => {
    expect(samplesOf(wav({ channels: 2, data: int16(100, 200, -32_768, -32_768) }))).toEqual([150, -32_768]);
    expect(samplesOf(wav({ channels: 3, data: int16(3, 6, 9, 1) }))).toEqual([6]);
  });

  test.each([
    ['nothing', Buffer.alloc(0), 'too few'],
    ['text', Buffer.from('this is no sound at all'), 'does not begin with RIFF'],
    ['ADPCM', wav({ format: 2, data: int16(1) }), 'format 2'],
    ['mu-law', wav({ format: 7, bits: 8, data: int16(1) }), 'format 7'],
    ['20 bits', wav({ bits: 20, data: int16(1) }), '20 bit'],
    ['half precision', wav({ format: 3, bits: 16, data: int16(1, 2, 3, 4) }), '16 bit float'],
    ['a rate that is too low', wav({ rateHz: 2000, data: int16(1) }), '2000 Hz'],
    ['a rate that is too high', wav({ rateHz: 384_000, data: int16(1) }), '384000 Hz'],
    ['no channels', wav({ channels: 0, data: int16(1) }), 'no channel'],
    ['no samples', wav({ data: int16(1) }).subarray(0, 36), 'no samples'],
    ['no format', chunk('RIFF', Buffer.from('WAVE')), 'no format'],
    ['a short format', chunk('RIFF', Buffer.concat([Buffer.from('WAVE'), chunk('fmt ', Buffer.alloc(4))])), '4 bytes'],
    [
      'samples first',
      chunk('RIFF', Buffer.concat([Buffer.from('WAVE'), chunk('data', int16(1))])),
      'before its format',
    ],
  ])('refuses %s with words that say what was found', (_what, bytes, words) => {
    let failure: Failure | undefined;
    try {
      decodeWav(bytes);
    } catch (error) {
      failure = error as Failure;
    }
    expect(failure?.code).toBe('BAD_AUDIO');
    expect(failure?.message).toContain(words);
    expect(failure?.message).toContain('Accepted: WAV with');
  });

  test('survives every truncation and every flipped byte', () => {
    const whole = wav({ data: int16(1, 2, 3), before: chunk('LIST', Buffer.from('ab')) });
    const attempts = [...whole.keys()].flatMap((at) => {
      const flipped = Buffer.from(whole);
      flipped[at] = 255 - (flipped[at] ?? 0);
      return [whole.subarray(0, at), flipped];
    });
    for (const bytes of attempts) {
      try {
        expect(decodeWav(bytes).samples.length).toBeLessThan(20);
      } catch (error) {
        expect((error as Failure).code).toBe('BAD_AUDIO');
      }
    }
  });
});
