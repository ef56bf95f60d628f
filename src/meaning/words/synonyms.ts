import { KINDS } from './kinds.ts';
import { VERBS } from './verbs.ts';

/**
 * Words that people say for one another in everyday requests, one group a line, phrases parted by commas. Only what
 * keeps the meaning of a request belongs together: nothing here may turn on into off.
 */
const EVERYDAY = `
make, brew, prepare, fix, cook, get ready, whip up, put on
make, get, give, have
give, get, fetch, bring, serve, hand, pour
tell, inform, notify, let know, message, text
say, announce, broadcast, shout, call out, read out
send, post, deliver, forward, mail
turn, switch, flick
show, display, put up, bring up, view, let see
water, irrigate, sprinkle, hose
feed, give food to
start, begin, run, launch, kick off, activate, trigger, fire up, get going
stop, end, halt, cancel, quit, abort, finish
log, record, note, write down, jot down, track, take note of
add, put down, enter, include
call, ring, phone, dial
find, locate, look for, search for, where is
charge, load, top up, fill up
fill, refill, replenish
empty, drain
heat, warm, heat up, warm up, preheat
cool, cool down, chill
take, capture, shoot, snap, get
open, unlatch
press, push, tap, hit
say, speak
picture, photo, snapshot, photograph, image
kid, child, children
dog, puppy, hound
cat, kitty
plant, flower
garden, yard, lawn, backyard
car, auto, vehicle
trash, rubbish, garbage, bin, waste
phone, mobile, cell phone, smartphone
film, movie
sofa, couch, settee
dinner, supper
night, evening
everyone, everybody, family, all of us
house, home
cup, mug
meal, food
message, note, memo
minute, min
second, sec
sprinkler, irrigation, watering
fish, fishes
pool, swimming pool
bathtub, bath, tub
shade, blind
dishes, washing up
laundry, washing
fridge, refrigerator
doorbell, door bell
quick, fast, rapid
slow, gentle
strong, extra strong
big, large
small, little
`;

/** Verbs of the grammar whose words are one another's synonyms; those of "set" and "turn" are too many things. */
const TIGHT: readonly (keyof typeof VERBS)[] = [
  'open',
  'close',
  'lock',
  'unlock',
  'stop',
  'start',
  'activate',
  'run',
  'press',
  'dock',
  'clean',
  'mow',
  'raise',
  'lower',
  'dim',
  'brighten',
];

/** Groups of words that mean the same, learned from the tables of verbs and kinds, and written down by hand. */
export const SYNONYMS: readonly (readonly string[])[] = [
  ...EVERYDAY.trim()
    .split('\n')
    .map((line) => line.split(',').map((word) => word.trim())),
  ...TIGHT.map((act) => VERBS[act].filter((word) => !/\b(?:off|on)\b/.test(word))),
  ['turn on', 'switch on', 'power on', 'power up', 'put on', 'start', 'start up', 'fire up'],
  ['turn off', 'switch off', 'power off', 'power down', 'shut down', 'shut off'],
  ...nounGroups(),
].filter((group) => group.length > 1);

/** Nouns that stand for the same kind first: "hoover" and "vacuum", "TV" and "telly". */
function nounGroups(): readonly (readonly string[])[] {
  const groups = new Map<string, string[]>();
  for (const [noun, kinds] of Object.entries(KINDS)) {
    const key = JSON.stringify(kinds);
    groups.set(key, [...(groups.get(key) ?? []), noun]);
  }
  return [...groups.values()];
}
