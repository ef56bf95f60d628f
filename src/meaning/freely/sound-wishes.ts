import type { Rewording } from './rewording.ts';

const NOISE =
  '(?:the |any |all |that |this |your |all the )*(?:sounds?|noises?|audio|racket|din|volume|music|speakers?)';
const STILL = '(?:mute|silent|silence|quiet)(?: mode)?';

/** Ways to ask for silence, or for more or less of what is heard, that name no volume. */
export const SOUND_WISHES: readonly Rewording[] = [
  {
    said: `(?:kill|cut|cut out|cut off|stop|shut off|shut down|end|silence|hush|quiet|suppress) ${NOISE}`,
    request: 'mute the volume',
  },
  { said: '(?:sound|audio|volume|noise|sounds) (?:off|out|mute|muted)', request: 'mute the volume' },
  {
    said: `(?:no(?: more)?|not a|not any(?: more)?|zero|without(?: any)?) (?:sounds?|noises?|audio|volume)(?: (?:any ?more|at all|from you|from the speakers?|now))*`,
    request: 'mute the volume',
  },
  {
    said: `(?:stop|quit|do not|never) (?:making|make) (?:any |all |so much |that |this )*(?:noises?|sounds?)`,
    request: 'mute the volume',
  },
  { said: 'make no (?:more )?(?:noises?|sounds?)', request: 'mute the volume' },
  {
    said: `(?:i|we) do not (?:want|wish|like) (?:to hear )?(?:any |any more |the )?(?:sounds?|noises?|volume)(?: any ?more| at all| now)*`,
    request: 'mute the volume',
  },
  {
    said: `(?:go|be|put|set|switch|turn|make|stay|get)(?: (?:it|this|${NOISE}))? (?:on |to |into |in |onto )?(?:the )?${STILL}`,
    request: 'mute the volume',
  },
  {
    said: '(?:turn|take|bring|put) (?:the )?(?:sound|volume|audio|music) (?:all the way (?:down|off)|down all the way|down completely|completely (?:down|off)|down to (?:nothing|zero|mute))',
    request: 'mute the volume',
  },
  {
    said: `(?:i|we) (?:want|need|would like) (?:some |a bit of |complete |total |absolute )?(?:silence|quiet|peace and quiet)(?: (?:in here|here|now))*`,
    request: 'mute the volume',
  },
  {
    said: '(?:(?:bring|turn|put|give (?:me|us)|i want) (?:the )?(?:sound|audio|volume)(?: back| on| again)+|(?:bring|give (?:me|us)) back (?:the )?(?:sound|audio|volume)|(?:restore|enable) (?:the )?(?:sound|audio|volume))',
    request: 'unmute the volume',
  },
  {
    said: '(?:blast|pump|pump up|bump up|crank|crank up|amp up|jack up|rev up|turn up|ramp up) (?:the |that |this |my )?(?:music|volume|sound|audio|tunes?|song|jams?|beats?)(?: up)?',
    request: 'turn up the volume',
  },
  {
    said: '(?:give (?:me|us)|(?:i|we) (?:want|need|would like)|add|let us have|get me) (?:some |a bit |a little |a lot )?(?:more|extra|additional) (?:volume|sound|loudness)',
    request: 'turn up the volume',
  },
  {
    said: '(?:give (?:me|us)|(?:i|we) (?:want|need|would like)|let us have) (?:some |a bit |a little |a lot )?less (?:volume|sound|noise)',
    request: 'turn down the volume',
  },
  {
    said: '(?:(?:make|play|put|turn|get) )?(?:the |this |that )?(?:music|sound|volume|it|song)(?: up| on)? as (?:loud|high|far up) as (?:you can(?: go)?|it can(?: go| get)?|possible|it goes|it gets)',
    request: 'set the volume to maximum',
  },
  {
    said: '(?:the )?(?:volume|sound|audio|music) (?:could|should|might|can|needs to|must|has to) be (?<how>(?:a bit |a little |much |slightly |somewhat |even )*(?:louder|quieter|softer|higher|lower))',
    request: 'make the volume {how}',
  },
  {
    said: '(?:could|can|may|would|should) (?:the )?(?:volume|sound|audio|music|it) be (?:made )?(?<how>(?:a bit |a little |much |slightly |somewhat |even )*(?:louder|quieter|higher|lower))',
    request: 'make the volume {how}',
  },
];
