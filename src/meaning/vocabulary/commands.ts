import type { Phrase } from '../../domain/vocabulary.ts';
import { any, often, opt, type Rules, rarely, ref, seldom, seq } from './phrases.ts';

const TURN = any('turn', often('switch'));
const SET = any('set', often('change'), seldom('put|turn|switch'));
const ON_OFF = any('on|off');
const THE = opt('the');
const UP_DOWN = any('up|down');
const RAISE_LOWER = any('raise|lower|increase|decrease');
const HERE = opt(often(ref('in_area')));
const LIGHTS = any(ref('light_name'), ref('lights'));
const COVERS = any(ref('cover_name'), ref('covers'));
/** By how much: "by ten percent", "ten percent". */
const STEP = opt(often(seq(opt('by'), ref('percent_step'))));
const OF = any('of', seldom('for|in'));

/** What has lights, by the name of what has them: the lights themselves, or the room. */
const LIT: Phrase = any(ref('light_there'), ref('area'));
const SOME_LIGHTS = any(ref('light_there'), often('it'), seldom('them'));

/** What can be told to the home, by the kind of thing. Every sentence of these is one command. */
export const COMMAND_RULES: Rules = {
  // A named device stands in one room; a kind of device is asked for by room.
  device: any(ref('light_name'), ref('switch_name'), ref('fan_name'), ref('media_name'), ref('climate_name')),
  plain: any(ref('plain_lights'), ref('plain_groups')),
  of_room: any(ref('room_lights'), ref('room_groups')),
  devices: any(ref('device'), ref('plain'), ref('of_room')),
  device_there: any(
    seq(ref('device'), opt(often(ref('in_area')))),
    seq(ref('plain'), opt(ref('in_area'))),
    ref('of_room'),
  ),
  pronoun: any('it', often('them')),
  switching: any(
    seq(TURN, ON_OFF, any(ref('device_there'), often(ref('pronoun')), seldom(seq('everything', HERE)))),
    seldom(seq('put', ref('device_there'), ON_OFF)),
    seq(
      TURN,
      any(
        seq(ref('device_there'), ON_OFF),
        seq(any(ref('device'), ref('plain')), ON_OFF, ref('in_room')),
        seldom(seq(any(ref('pronoun'), 'everything'), ON_OFF)),
        rarely(seq(any(ref('device'), 'it'), 'back', ON_OFF)),
      ),
    ),
    often(
      seq(ref('devices'), ON_OFF),
      seq(ref('plain'), any(seq(ON_OFF, ref('in_room')), seq(ref('in_area'), ON_OFF))),
    ),
    seldom(
      seq(any('activate|deactivate|toggle'), ref('device_there')),
      seq(TURN, SOME_LIGHTS, 'on', any(seq('at', ref('sure_values')), seq('to', ref('light_values')))),
      seq(TURN, 'on', SOME_LIGHTS, 'at', ref('sure_values')),
    ),
  ),
  lighting: any(
    seq(SET, SOME_LIGHTS, 'to', ref('light_values')),
    seq(any('set', often('change')), THE, any('brightness'), opt(seq(opt(OF), LIT)), 'to', ref('brightness')),
    seq(any('set', often('change')), THE, 'color', opt(seq(opt(OF), LIT)), 'to', ref('hue')),
    seldom(
      seq(any('set|change'), THE, 'color temperature', opt(seq(OF, LIT)), 'to', ref('white')),
      seq(any('set|change'), LIT, opt('color'), 'temperature', 'to', ref('white')),
    ),
    seq(any('set', often('change')), LIT, 'brightness', opt('to'), ref('brightness')),
    seq(any('set', often('change')), LIT, 'color', opt('to'), ref('hue')),
    seq(any('set', often('make'), seldom('turn|change')), SOME_LIGHTS, ref('hue')),
    often(seq('make', SOME_LIGHTS, any(ref('light_values'), ref('more')))),
    often(seq(LIGHTS, 'to', ref('light_values')), seq(LIGHTS, any(ref('brightness'), ref('hue')))),
    seldom(seq(LIGHTS, ref('more'))),
    seldom(seq(SET, ref('area'), 'to', ref('light_value')), seq('make', ref('area'), any(ref('hue'), ref('more')))),
    seq(any('dim', often('brighten')), SOME_LIGHTS, opt(seq(any('to', seldom('by')), ref('percent')))),
    seldom(
      seq('turn', SOME_LIGHTS, UP_DOWN, opt(often('a bit|a little'))),
      seq('turn', UP_DOWN, SOME_LIGHTS),
      seq(any('increase|decrease|raise|lower'), THE, 'brightness', opt(seq(OF, LIT)), STEP),
    ),
    often(ref('more')),
  ),
  moved: any(seq(any(ref('cover_name'), ref('plain_covers')), HERE), ref('room_covers'), often('it'), seldom('them')),
  covering: any(
    seq(
      any('open', 'close', seldom('shut|raise|lower|stop')),
      ref('moved'),
      opt(seldom(seq('to', ref('percent')), 'half way|halfway|a bit|a little')),
    ),
    seq(any('set', seldom('put|move')), ref('moved'), 'to', ref('position')),
    seldom(seq(COVERS, 'to', ref('position')), seq('make', ref('moved'), ref('position'))),
  ),
  locking: seq(any('lock', 'unlock'), any(ref('lock_name'), often(ref('locks')), seldom('it'))),
  climate: any(
    seq(SET, ref('heated'), 'to', ref('degrees')),
    seldom(seq(ref('climate_name'), 'to', ref('degrees'))),
    seq('turn', ref('heated'), UP_DOWN, opt(seq(opt('by'), ref('few_degrees')))),
    seq(any(seq('turn', UP_DOWN), seldom(RAISE_LOWER)), ref('heated'), opt(seq(opt('by'), ref('few_degrees')))),
  ),
  few_degrees: any('one degree', seq(any('two|three|four|five'), 'degrees')),
  fanning: any(
    seq(SET, ref('fan'), opt(often('speed')), 'to', ref('fan_speed')),
    seldom(seq('set', THE, 'speed of', ref('fan'), 'to', ref('fan_speed')), seq(ref('fan'), 'to', ref('fan_speed'))),
    often(seq('turn', any(ref('fan_name'), 'the fan'), UP_DOWN), seq('turn', UP_DOWN, any(ref('fan_name'), 'the fan'))),
    seldom(seq(any('increase|decrease'), ref('fan_name'), 'speed', opt(seq('by', ref('percent_step'))))),
  ),
  cleaning: any(
    seq(any('start', 'stop', often('pause')), any(ref('vacuum_name'), ref('mower_name'))),
    seq(
      any('send', often('return')),
      any(ref('vacuum_name'), ref('mower_name')),
      any('home', 'to base', often('back to base|to the dock|back home|to its base')),
    ),
    seldom(seq(any('dock'), any(ref('vacuum_name'), ref('mower_name')))),
    often(seq(any('clean|vacuum'), ref('cleaned'))),
  ),
  staging: any(
    seq(
      any('activate', 'run', often('start|turn on'), seldom('set')),
      THE,
      any(seq(ref('scene_name'), opt('scene')), seq(ref('script_name'), opt('script'))),
    ),
    often(ref('scene_name'), ref('script_name')),
    rarely(seq(ref('scene_name'), 'on'), seq('change to', THE, ref('scene_name'), opt('scene'))),
  ),
  taught: any(
    seq(opt(any('activate', often('start|run|turn on'))), ref('concept')),
    seq(SET, any(SOME_LIGHTS, often(ref('area'))), any('to', often('in'), seldom('on')), ref('concept')),
    seq(
      SET,
      any(COVERS, ref('fan'), ref('climate_name'), ref('media_name')),
      any('to', seldom('in|at')),
      ref('concept'),
    ),
    often(seq('make', LIGHTS, ref('concept'))),
    often(
      seq(
        any(ref('light_name'), ref('lights'), ref('cover_name'), ref('fan')),
        any('to', seldom('in')),
        ref('concept'),
      ),
    ),
    often(seq(ref('concept'), any('for', 'on'), any(LIGHTS, COVERS, ref('fan'), ref('media_name')))),
    often(seq(ref('concept'), ref('in_area'))),
  ),
  // A part that nobody taught yet. A device by a name that nobody taught is better asked about than taken for the one
  // that sounds most like it.
  unheard: any(
    seq(SET, any(SOME_LIGHTS, seldom(ref('area'))), any('to', seldom('in|on')), ref('novelty')),
    seq(
      SET,
      any(COVERS, ref('fan'), ref('climate_name'), ref('media_name')),
      any('to', seldom('in|at')),
      ref('novelty'),
    ),
    seq(any('activate', often('start'), seldom('begin|run')), ref('novelty')),
    often(seq('make', any(LIGHTS, COVERS), ref('novelty'))),
    seldom(seq(any(ref('light_name'), ref('cover_name')), 'to', ref('novelty'))),
    seldom(
      seq(TURN, ON_OFF, 'the', ref('novelty')),
      seq('dim the', ref('novelty'), 'to', ref('percent')),
      seq(ref('novelty'), any('on', 'in'), any(LIGHTS, ref('area'))),
    ),
  ),
  command: any(
    ...[
      'switching',
      'lighting',
      'covering',
      'locking',
      'climate',
      'fanning',
      'media',
      'cleaning',
      'staging',
      'taught',
    ].map(ref),
  ),
};
