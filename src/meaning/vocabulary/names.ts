import type { Area, Entity, Home } from '../../domain/home.ts';
import type { Phrase } from '../../domain/vocabulary.ts';
import { any, often, opt, type Rules, rarely, ref, seldom, seq } from './phrases.ts';

const DIGITS = 'zero|one|two|three|four|five|six|seven|eight|nine|ten'.split('|');

/** A written name as it is spoken: "Mia's Night-Light 2" is "mia's night light two". Empty when no letter is left. */
export function spokenName(written: string): string {
  const spoken = written
    .replace(/\([^)]*\)/g, ' ')
    .replace(/[’‘]/g, "'")
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/\+/g, ' plus ')
    .replace(
      /\d+/g,
      (digits) =>
        ` ${Number(digits) <= 10 ? DIGITS[Number(digits)] : [...digits].map((d) => DIGITS[Number(d)]).join(' ')} `,
    )
    .replace(/[^a-z' ]/g, ' ')
    .replace(/(^|\s)'+|'+(?=\s|$)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return /[a-z]/.test(spoken) ? spoken : '';
}

export const spokenNames = (things: readonly { name: string; aliases: readonly string[] }[]): readonly string[] => [
  ...new Set(things.flatMap(({ name, aliases }) => [name, ...aliases].map(spokenName)).filter(Boolean)),
];

/** A name that begins with its owner ("Mia's room") or with "the" or "my" takes no article. */
const isOwned = (name: string): boolean => /^(\S+'s?|the|my|our) /.test(name);

/** "[the] sofa lamp", "Mia's light". */
function named(names: readonly string[]): Phrase {
  return any(
    seq(opt('the', seldom('my')), any(...names.filter((name) => !isOwned(name)))),
    any(...names.filter(isOwned)),
  );
}

/** "in the kitchen", "in kitchen", "in Mia's room". */
function inside(areas: readonly Area[], preposition: string): Phrase {
  const names = spokenNames(areas);
  return seq(
    preposition,
    any(seq(opt('the'), any(...names.filter((name) => !isOwned(name)))), any(...names.filter(isOwned))),
  );
}

/** A floor is spoken of as a place by itself ("downstairs") or like a room ("on the ground floor"). */
const ADVERBS = new Set(['upstairs', 'downstairs', 'outside', 'inside']);

const PLURALS: Readonly<Record<string, string>> = {
  blind: 'blinds',
  shade: 'shades',
  shutter: 'shutters',
  curtain: 'curtains',
  window: 'windows',
};

/** The names of a home, by what people ask of the thing that is named. */
export function nameRules(home: Home): Rules {
  const of = (...domains: readonly string[]): readonly Entity[] =>
    home.entities.filter(({ domain }) => domains.includes(domain));
  const covers = of('cover', 'valve');
  const floors = spokenNames(home.floors);
  const areasWith = (domain: string) =>
    home.areas.filter(({ name }) => home.entities.some((entity) => entity.domain === domain && entity.area === name));
  /** Rooms with such a device, and floors with such a room. */
  const placesWith = (domain: string): readonly string[] => {
    const areas = areasWith(domain);
    return spokenNames([...areas, ...home.floors.filter(({ name }) => areas.some(({ floor }) => floor === name))]);
  };
  const classes = new Set(covers.map(({ attributes }) => String(attributes.device_class)));
  const plurals = [...classes].flatMap((one) => PLURALS[one] ?? []);
  // Where a room has a light of its name, "kitchen light" is that one, and "kitchen lights" sounds nearly the same.
  const lights = new Set(spokenNames(of('light')));
  const litPlaces = placesWith('light');
  const namesakes = litPlaces.filter((place) => lights.has(`${place} light`));
  const others = litPlaces.filter((place) => !lights.has(`${place} light`));
  const has = (domain: string): boolean => of(domain).length > 0;
  const fanNames = new Set(spokenNames(of('fan')));
  /** "All the fans", in any place. */
  const all = (noun: string): Phrase => seq(ALL, opt('the', seldom('my')), noun);
  /** "All bedroom fans". */
  const ofPlace = (places: readonly string[], noun: string): Phrase => seq(ALL, named(places), noun);
  return {
    area: named(spokenNames(home.areas)),
    area_word: any(...spokenNames(home.areas)),
    in_area: any(
      inside(home.areas, 'in'),
      'in here',
      ...floors.filter((floor) => ADVERBS.has(floor)),
      seq('on the', any(...floors.filter((floor) => floor.endsWith('floor')))),
    ),
    light_name: named(spokenNames(of('light'))),
    plain_lights: has('light') ? any(all('lights'), often('the light'), rarely('every light|light')) : any(),
    room_lights: any(ofPlace(others, 'lights'), seldom(ofPlace(namesakes, 'lights'), seq(named(others), 'light'))),
    lights: any(ref('plain_lights'), ref('room_lights')),
    light_there: any(seq(any(ref('light_name'), ref('plain_lights')), opt(often(ref('in_area')))), ref('room_lights')),
    plain_groups: any(
      has('fan') ? often(all('fans'), 'the fan') : any(),
      has('switch') ? seldom(all('switches')) : any(),
    ),
    room_groups: any(
      often(ofPlace(placesWith('fan'), 'fans')),
      seldom(
        ofPlace(placesWith('switch'), 'switches'),
        seq(named(placesWith('fan').filter((place) => !fanNames.has(`${place} fan`))), 'fan'),
      ),
    ),
    switch_name: named(spokenNames(of('switch', 'input_boolean', 'humidifier'))),
    fan_name: named(spokenNames(of('fan'))),
    plain_fans: has('fan') ? any('the fan', seldom(all('fans'))) : any(),
    fan: any(ref('fan_name'), often(ref('plain_fans')), seldom(ofPlace(placesWith('fan'), 'fans'))),
    cover_name: named(spokenNames(covers)),
    plain_covers: any(...plurals.map(all)),
    room_covers: any(...plurals.map((noun) => ofPlace(placesWith('cover'), noun))),
    covers: any(ref('plain_covers'), ref('room_covers')),
    lock_name: named(spokenNames(of('lock'))),
    in_room: any(inside(home.areas, 'in'), 'in here'),
    doors: has('lock') ? seq() : any(),
    locks: has('lock') ? seq(ALL, 'the doors') : any(),
    climate_name: has('climate')
      ? any(named(spokenNames(of('climate'))), often('the thermostat|the heating'), seldom('the heat|thermostat'))
      : any(),
    heated: has('climate')
      ? any(
          ref('climate_name'),
          seq(opt('the'), any('temperature'), opt(often(ref('in_area')))),
          seldom(seq(ref('area'), 'temperature')),
        )
      : any(),
    media_name: has('media_player') ? named(spokenNames(of('media_player'))) : any(),
    plays: has('media_player') ? seq() : any(),
    vacuum_name: has('vacuum') ? any(named(spokenNames(of('vacuum'))), often('the vacuum')) : any(),
    cleaned: has('vacuum')
      ? any(ref('area'), ...floors.filter((floor) => floor.endsWith('floor')).map((floor) => `the ${floor}`))
      : any(),
    mower_name: named(spokenNames(of('lawn_mower'))),
    scene_name: any(...spokenNames(of('scene'))),
    script_name: any(...spokenNames(of('script'))),
    sensor_name: any(...spokenNames(of('sensor'))),
    opening_name: named(spokenNames(home.entities.filter(opens))),
    people: has('person') ? seq() : any(),
    person: any(...spokenNames(of('person'))),
    list_name: any(
      ...spokenNames(of('todo')).flatMap((name) => (name.endsWith('list') ? [name] : [name, `${name} list`])),
    ),
    weather_place: any(...spokenNames(of('weather')).filter((name) => name !== 'home')),
    switched_kinds: any(...(['light', 'fan', 'switch'] as const).filter(has).map((domain) => KINDS[domain])),
    opened_kinds: any(...plurals),
    any_name: named(spokenNames(home.entities.filter(({ domain }) => ASKED.has(domain)))),
    last_words: any(...distinguishing(home)),
  };
}

/** "All the lights", "all of the lights". */
const ALL = opt(often('all', seldom('all of')));
const KINDS = { light: 'lights', fan: 'fans', switch: 'switches' } as const;

/** Sensors that tell whether something is open. */
const OPENINGS = new Set(['door', 'window', 'opening', 'garage_door']);
const opens = ({ domain, attributes }: Entity): boolean =>
  domain === 'binary_sensor' && OPENINGS.has(String(attributes.device_class));

/** What people choose between when a name fits several. */
const ASKED = new Set([
  'light',
  'switch',
  'fan',
  'cover',
  'lock',
  'climate',
  'media_player',
  'vacuum',
  'lawn_mower',
  'humidifier',
]);

/** "The sofa one": the words of names before the last, which tell devices of one kind apart. */
function distinguishing(home: Home): readonly string[] {
  const names = spokenNames(home.entities.filter(({ domain }) => ASKED.has(domain)));
  return [
    ...new Set(
      names.filter((name) => name.includes(' ') && !isOwned(name)).map((name) => name.slice(0, name.lastIndexOf(' '))),
    ),
  ];
}
