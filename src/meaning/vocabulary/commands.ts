import { any, opt, type Rules, rare, ref, seq } from './phrases.ts';

const TURN = any('turn|switch');
const SET = any('set|put|change|turn');
/** The first acoustic model hears many an "off" as "on" and hardly any "on" as "off": this evens it out. */
const ON_OFF = any(rare(0.05, 'on'), 'off');
const MUCH = opt('a bit|a little');
const LIGHTS = any(ref('light'), ref('lights'));
const COVERS = any(ref('cover_name'), ref('covers'));

/** What can be told to the home, by the kind of thing. Every sentence of these is one command. */
export const COMMAND_RULES: Rules = {
  switchable: any(LIGHTS, ref('switch_name'), ref('fan'), ref('media_name'), ref('climate_name'), 'it', 'them'),
  single: any(ref('light_name'), ref('switch_name'), ref('fan_name'), ref('media_name')),
  switching: any(
    seq(TURN, ON_OFF, ref('switchable')),
    seq(TURN, ref('switchable'), opt('back'), ON_OFF),
    rare(0.3, seq(TURN, ON_OFF, ref('single'), ref('in_area')), seq(TURN, ref('single'), ref('in_area'), ON_OFF)),
    seq(any(ref('light_name'), ref('lights'), ref('switch_name'), ref('fan'), ref('media_name')), ON_OFF),
    seq(TURN, any(ref('light'), ref('lights'), 'it'), 'on at', ref('light_values')),
  ),
  lighting: any(
    seq(SET, any(LIGHTS, 'it'), 'to', any(ref('light_values'), ref('light_moods'))),
    seq(any('set|change'), opt('the'), any('brightness|color'), 'of', LIGHTS, 'to', ref('light_value')),
    seq('set', opt('the'), 'brightness of', ref('area'), 'to', ref('percent')),
    seq(any('set|change'), LIGHTS, any('brightness|color'), 'to', ref('light_value')),
    seq('set', opt('the'), 'brightness to', ref('percent')),
    seq(LIGHTS, 'to', ref('light_values')),
    seq('set', LIGHTS, ref('colour')),
    seq('make', any(LIGHTS, 'it'), any(ref('light_values'), ref('light_moods'), ref('more'))),
    seq(any('dim|brighten'), any(LIGHTS, 'it'), opt('to', 'by'), opt(ref('percent'))),
    rare(0.5, ref('more')),
  ),
  covering: any(
    seq(any('open|close|raise|lower|stop'), any(COVERS, 'it', 'them')),
    seq(any('open|close|set|put'), COVERS, 'to', ref('percent')),
    seq(any('open|close'), COVERS, 'half way'),
    rare(0.3, seq(any('open|close'), ref('cover_name'), ref('in_area'))),
    seq(COVERS, 'to', ref('percent')),
    seq('make', COVERS, ref('position')),
  ),
  locking: seq(any('lock|unlock'), ref('lock_name')),
  climate: any(
    seq(SET, any(ref('climate_name'), seq('the temperature', opt(ref('in_area')))), 'to', ref('degrees')),
    seq(ref('climate_name'), 'to', ref('degrees')),
    seq('turn', ref('climate_name'), any('up|down'), opt(seq('by', any('one degree', seq(ref('ones'), 'degrees'))))),
    seq('turn', any('up|down'), ref('climate_name')),
  ),
  fanning: any(
    seq(SET, ref('fan'), 'to', ref('fan_speed')),
    seq('turn', ref('fan'), any('up|down')),
    seq('set', ref('fan'), 'speed to', ref('percent')),
  ),
  media: any(
    seq(any('play|pause|resume|stop|mute|unmute'), any(ref('media_name'), 'it')),
    any('next track|next song|previous track|skip this song|skip this track|louder|quieter|volume up|volume down'),
    seq('turn', any('it', ref('media_name')), any('up|down')),
    seq('turn the volume', any('up|down')),
    seq(
      'set',
      any('the volume', seq('the volume of', ref('media_name')), seq(ref('media_name'), 'volume')),
      'to',
      ref('percent'),
    ),
    seq(ref('media_name'), any('at|to'), ref('percent'), 'volume'),
  ),
  cleaning: any(
    seq(any('start|stop|pause'), any(ref('vacuum_name'), ref('mower_name'))),
    seq('send', any(ref('vacuum_name'), ref('mower_name')), any('home|back to base')),
  ),
  staging: any(
    seq(any('activate|start|run|turn on'), opt('the'), ref('scene_name'), opt('scene|script')),
    seq(MUCH, 'louder'),
  ),
  taught: any(
    seq(opt(any('activate|start|run|turn on')), ref('concept')),
    seq(SET, any(LIGHTS, 'it', ref('area')), any('to|in|on'), ref('concept')),
    seq(SET, any(COVERS, ref('fan'), ref('climate_name'), ref('media_name')), 'to', ref('concept')),
    seq('make', LIGHTS, ref('concept')),
    seq(any(ref('light_name'), ref('lights'), ref('cover_name'), ref('fan')), 'to', ref('concept')),
    seq(ref('concept'), any('for|on'), any(LIGHTS, COVERS)),
    seq(ref('concept'), ref('in_area')),
  ),
  unheard: any(
    seq(SET, any(LIGHTS, rare(0.3, 'it', ref('area'))), any('to', rare(0.3, 'in')), ref('novelty')),
    seq(SET, any(COVERS, ref('fan'), ref('climate_name'), ref('media_name')), 'to', ref('novelty')),
    seq(any('activate|start|begin|run'), ref('novelty')),
    seq('make', LIGHTS, ref('novelty')),
    // A device by a name that nobody taught: better asked about than taken for the device that sounds most like it.
    rare(0.1, seq(TURN, ON_OFF, 'the', ref('novelty')), seq('dim the', ref('novelty'), 'to', ref('percent'))),
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
