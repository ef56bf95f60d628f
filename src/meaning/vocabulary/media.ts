import { any, often, opt, type Rules, rarely, ref, seldom, seq } from './phrases.ts';

const UP_DOWN = any('up|down');
const THE = opt('the');
const STEP = opt(often(seq(opt('by'), ref('percent_step'))));
const PIECE = any('track', 'song');

/** Music and television: playing on, skipping and loudness. Not in a home where nothing plays. */
export const MEDIA_RULES: Rules = {
  // "On the TV", "in the kitchen".
  played_at: any(seq('on', ref('media_name')), seldom(ref('in_room'), 'in here')),
  player: any(ref('media_name'), often('the music')),
  volume_word: seq(opt('the'), any('volume', rarely('sound'))),
  media: seq(ref('plays'), ref('playing')),
  playing: any(
    seq(
      any('pause', 'resume', often('stop'), seldom('unpause|continue|play')),
      any(seq(ref('player'), opt(seldom(ref('in_room')))), seldom('it')),
    ),
    seldom(seq(ref('media_name'), any('pause|resume|mute|unmute'))),
    seq(any('mute', often('unmute')), opt(any(ref('player'), seldom(ref('volume_word')))), opt(seldom(ref('in_room')))),
    often('pause|resume', 'skip'),
    seq('next', opt(PIECE), opt(ref('played_at'))),
    rarely('next item|skip to the next item'),
    seq('skip', any(seq(any('this', THE), PIECE), 'this', seq('to', THE, 'next', PIECE)), opt(ref('played_at'))),
    seldom(seq('skip', 'on', ref('media_name')), seq('previous', PIECE, opt(ref('played_at')))),
    seldom(seq('go back to the previous', PIECE)),
    any('louder|quieter'),
    seq(
      any(
        seq('volume', UP_DOWN),
        seq('turn', any(seq(UP_DOWN, ref('volume_word')), seq(ref('volume_word'), UP_DOWN))),
        often(seq(any('increase|decrease', seldom('raise|lower')), ref('volume_word'))),
      ),
      opt(often(ref('played_at'))),
      STEP,
    ),
    seq('turn', any(seq(UP_DOWN, ref('player')), seq(any(ref('player'), 'it'), UP_DOWN)), STEP),
    seldom(
      seq(any('increase|decrease', seq('turn', UP_DOWN)), any(ref('media_name'), ref('area')), 'volume', STEP),
      seq(any(ref('media_name'), ref('area')), 'volume', any(seq(UP_DOWN, STEP), seq(opt('to'), ref('percent')))),
      seq(ref('media_name'), any('at|to'), ref('percent'), 'volume'),
    ),
    seq(
      any('set', often('change'), seldom('turn')),
      any(seq(ref('volume_word'), opt(often(any('of', 'on'), ref('media_name')))), seq(ref('media_name'), 'volume')),
      opt(seldom(UP_DOWN)),
      'to',
      ref('percent'),
    ),
    often(seq('play', ref('something_to_hear'), opt(often(ref('played_at'))))),
  ),
  something_to_hear: any(
    seq(
      opt('some'),
      opt(often('jazz|rock|pop|classical|country|dance|party|relaxing|christmas|piano|blues|reggae|folk|metal|soul')),
      'music',
    ),
    often(seq(opt('some'), any('jazz|rock|classical|country|blues|reggae'))),
    seldom('the radio|a song'),
  ),
};
