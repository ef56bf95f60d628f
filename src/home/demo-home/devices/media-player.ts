import type { Json } from '../../../domain/home.ts';
import {
  type Act,
  type Bare,
  clamp,
  type DeviceKind,
  numberOf,
  type Outcome,
  type Service,
  textOf,
  textsOf,
} from '../device.ts';
import { anything, flag, number, text } from '../fields.ts';
import { followAny } from './switching.ts';

const FEATURE = {
  pause: 1,
  volume: 4,
  mute: 8,
  previous: 16,
  next: 32,
  on: 128,
  off: 256,
  media: 512,
  stop: 4096,
  play: 16384,
};
const VOLUME_STEP = 0.1;
/** What only a player that is on shows; it comes back as it was. */
const KEPT = ['volume_level', 'is_volume_muted', 'source', 'sound_mode', 'shuffle', 'repeat'];
/** What it played is gone with the turning off. */
const PLAYED = /^(?:media_|app_)/;

function to(state: string, feature: number): Service {
  return {
    feature,
    perform: (act) => {
      act.change({ state });
      return undefined;
    },
  };
}

export const mediaPlayer: DeviceKind = {
  settle,
  follow: followAny,
  services: {
    turn_on: { perform: turnOn },
    turn_off: { perform: turnOff },
    toggle: { perform: (act) => (act.now().state === 'off' ? turnOn(act) : turnOff(act)) },
    volume_set: {
      fields: { volume_level: number(0, 1) },
      required: ['volume_level'],
      feature: FEATURE.volume,
      perform: (act) => setVolume(act, numberOf(act.data, 'volume_level') ?? 0),
    },
    volume_up: { feature: FEATURE.volume, perform: (act) => setVolume(act, volumeOf(act) + VOLUME_STEP) },
    volume_down: { feature: FEATURE.volume, perform: (act) => setVolume(act, volumeOf(act) - VOLUME_STEP) },
    volume_mute: {
      fields: { is_volume_muted: flag },
      required: ['is_volume_muted'],
      feature: FEATURE.mute,
      perform: (act) => {
        act.change({ attributes: { is_volume_muted: act.data.is_volume_muted } });
        return undefined;
      },
    },
    media_play: to('playing', FEATURE.play),
    media_pause: to('paused', FEATURE.pause),
    media_stop: to('idle', FEATURE.stop),
    media_play_pause: {
      perform: (act) => {
        act.change({ state: act.now().state === 'playing' ? 'paused' : 'playing' });
        return undefined;
      },
    },
    media_next_track: { perform: (act) => skip(act, 1) },
    media_previous_track: { perform: (act) => skip(act, -1) },
    media_seek: { fields: { seek_position: number(0, 1e9) }, perform: () => undefined },
    select_source: { fields: { source: text }, required: ['source'], perform: selectSource },
    shuffle_set: { fields: { shuffle: flag }, perform: (act) => attribute(act, 'shuffle') },
    repeat_set: { fields: { repeat: text }, perform: (act) => attribute(act, 'repeat') },
    play_media: {
      fields: {
        media_content_id: text,
        media_content_type: text,
        enqueue: anything,
        announce: flag,
        extra: anything,
        media: anything,
      },
      feature: FEATURE.media,
      perform: (act) => {
        const title = textOf(act.data, 'media_content_id') ?? 'something';
        act.change({ state: 'playing', attributes: { media_title: title, media_content_id: title } });
        return undefined;
      },
    },
  },
};

function settle({ state, attributes }: Bare, memory: Map<string, Json>): Bare {
  const shown: Record<string, Json> = {};
  if (state !== 'off') {
    for (const key of KEPT) {
      const kept = memory.get(key);
      if (kept !== undefined) shown[key] = kept;
      memory.delete(key);
    }
    return { state, attributes: { ...shown, ...attributes } };
  }
  for (const [key, value] of Object.entries(attributes)) {
    if (KEPT.includes(key)) memory.set(key, value);
    else if (!PLAYED.test(key)) shown[key] = value;
  }
  return { state, attributes: shown };
}

function turnOn(act: Act): Outcome {
  if (act.now().state === 'off' || act.now().state === 'standby') act.change({ state: 'idle' });
  return undefined;
}

function turnOff(act: Act): Outcome {
  act.change({ state: 'off' });
  return undefined;
}

function volumeOf(act: Act): number {
  const kept = act.memory.get('volume_level');
  return numberOf(act.now().attributes, 'volume_level') ?? (typeof kept === 'number' ? kept : 0.5);
}

function setVolume(act: Act, level: number): Outcome {
  act.change({ attributes: { volume_level: Number(clamp(level, 0, 1).toFixed(3)) } });
  return undefined;
}

function skip(act: Act, by: 1 | -1): Outcome {
  const track = numberOf(act.now().attributes, 'media_track') ?? 1;
  act.change({ state: 'playing', attributes: { media_track: Math.max(1, track + by) } });
  return undefined;
}

function selectSource(act: Act): Outcome {
  const source = textOf(act.data, 'source') ?? '';
  const sources = textsOf(act.now().attributes, 'source_list');
  if (sources.length > 0 && !sources.includes(source)) {
    return { refused: `Source ${source} is not valid. Valid sources are: ${sources.join(', ')}.` };
  }
  turnOn(act);
  return attribute(act, 'source');
}

function attribute(act: Act, key: string): Outcome {
  act.change({ attributes: { [key]: act.data[key] } });
  return undefined;
}
