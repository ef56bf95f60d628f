import { HEARING_RATE_HZ } from '../../domain/audio.ts';
import { samplesAsBytes, type WireEvent } from './wire.ts';

/** What is sent: 16 kHz, two bytes a sample, one channel. */
const FORMAT = { rate: HEARING_RATE_HZ, width: 2, channels: 1 } as const;

/** Sound begins. */
export const audioStart = (): WireEvent => ({ type: 'audio-start', data: FORMAT });

/** A piece of it. */
export const audioChunk = (samples: Int16Array): WireEvent => ({
  type: 'audio-chunk',
  data: FORMAT,
  payload: samplesAsBytes(samples),
});

/** Sound is over. */
export const audioStop = (): WireEvent => ({ type: 'audio-stop', data: {} });
