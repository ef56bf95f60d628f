import type { Entity } from '../../domain/home.ts';
import { type Asked, stateWords } from './asked.ts';
import { clamp, type DeviceActions, hasFeature, numberIn, type Step, step, wordIn } from './device-actions.ts';

const FEATURE = {
  pause: 1,
  volume: 4,
  mute: 8,
  previous: 16,
  next: 32,
  on: 128,
  off: 256,
  volumeStep: 1024,
  stop: 4096,
  play: 16384,
};

const STATES = ['on', 'off', 'toggled', 'playing', 'paused', 'idle', 'stopped', 'next', 'previous'] as const;
type PlayerState = (typeof STATES)[number];

const SERVICES: Readonly<Record<PlayerState, readonly [service: string, feature: number]>> = {
  on: ['turn_on', FEATURE.on],
  off: ['turn_off', FEATURE.off],
  toggled: ['toggle', FEATURE.on | FEATURE.off],
  playing: ['media_play', FEATURE.play],
  paused: ['media_pause', FEATURE.pause],
  idle: ['media_stop', FEATURE.stop],
  stopped: ['media_stop', FEATURE.stop],
  next: ['media_next_track', FEATURE.next],
  previous: ['media_previous_track', FEATURE.previous],
};

export const mediaPlayerActions: DeviceActions = (asked, { entity }) => {
  const steps: Step[] = [];
  const state = asked.takeState(STATES);
  const [service, feature] = SERVICES[state ?? 'on'];
  if (state !== undefined && hasFeature(entity, feature)) steps.push(step('media_player', service));
  else if (state === 'off' && hasFeature(entity, FEATURE.stop)) steps.push(step('media_player', 'media_stop'));
  else if (state !== undefined) asked.leaveOut(stateWords(state));

  if (asked.has('source')) {
    const wanted = asked.take('source') ?? '';
    const source = wordIn(entity, 'source_list', wanted);
    if (source !== undefined) steps.push(step('media_player', 'select_source', { source }));
    else asked.leaveOut(`the source "${wanted}"`);
  }
  steps.push(...takeVolume(asked, entity));
  if (asked.has('muted') && hasFeature(entity, FEATURE.mute)) {
    steps.push(step('media_player', 'volume_mute', { is_volume_muted: asked.take('muted') === true }));
  }
  return steps;
};

function takeVolume(asked: Asked, entity: Entity): readonly Step[] {
  if (!hasFeature(entity, FEATURE.volume)) return takeVolumeStep(asked, entity);
  const to = asked.take('volume_pct') ?? asked.take('level');
  if (asked.has('level')) asked.take('level');
  const by = asked.takeBy('volume_pct') ?? asked.takeBy('level');
  if (to !== undefined) return [volume(to)];
  if (by === undefined || by === 0) return [];
  const now = numberIn(entity, 'volume_level');
  if (now === undefined) return [step('media_player', by > 0 ? 'volume_up' : 'volume_down')];
  return [volume(now * 100 + by)];
}

function volume(pct: number): Step {
  return step('media_player', 'volume_set', { volume_level: Number((clamp(pct, 0, 100) / 100).toFixed(3)) });
}

/** Some players only know louder and quieter. */
function takeVolumeStep(asked: Asked, entity: Entity): readonly Step[] {
  if (!hasFeature(entity, FEATURE.volumeStep)) return [];
  const by = asked.takeBy('volume_pct') ?? asked.takeBy('level');
  return by === undefined || by === 0 ? [] : [step('media_player', by > 0 ? 'volume_up' : 'volume_down')];
}
