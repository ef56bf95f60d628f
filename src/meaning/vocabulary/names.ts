import type { Area, Entity, Home } from '../../domain/home.ts';
import type { Phrase } from '../../domain/vocabulary.ts';
import { any, opt, type Rules, rare, ref, seq } from './phrases.ts';

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
  return any(seq(opt('the'), any(...names.filter((name) => !isOwned(name)))), any(...names.filter(isOwned)));
}

/** "in the kitchen", "in Mia's room". */
function inside(areas: readonly Area[], preposition: string): Phrase {
  const names = spokenNames(areas);
  return seq(
    preposition,
    any(seq('the', any(...names.filter((name) => !isOwned(name)))), any(...names.filter(isOwned))),
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
  const plurals = [...new Set(covers.map(({ attributes }) => PLURALS[String(attributes.device_class)] ?? ''))].filter(
    Boolean,
  );
  // Where a room has a light of its name, "kitchen light" is that one, and "kitchen lights" sounds nearly the same.
  const lights = new Set(spokenNames(of('light')));
  const litAreas = spokenNames(areasWith('light'));
  const namesakes = named(litAreas.filter((area) => lights.has(`${area} light`)));
  const others = named(litAreas.filter((area) => !lights.has(`${area} light`)));
  return {
    area: named(spokenNames(home.areas)),
    in_area: any(
      inside(home.areas, 'in'),
      'in here',
      ...floors.filter((floor) => ADVERBS.has(floor)),
      seq('on the', any(...floors.filter((floor) => floor.endsWith('floor')))),
    ),
    light_name: named(spokenNames(of('light'))),
    light: any(ref('light_name'), rare(0.15, seq(others, 'light'), 'the light')),
    lights: any(
      seq(opt('all', 'all of'), 'the lights', opt(ref('in_area'))),
      seq('lights', opt(ref('in_area'))),
      rare(0.5, seq(opt('all', 'all of'), others, 'lights')),
      rare(0.03, seq(opt('all', 'all of'), namesakes, 'lights')),
      seq(any('every light', 'all lights'), opt(ref('in_area'))),
    ),
    switch_name: named(spokenNames(of('switch', 'input_boolean', 'humidifier'))),
    fan_name: named(spokenNames(of('fan'))),
    fan: of('fan').length > 0 ? any(ref('fan_name'), 'the fan') : any(),
    cover_name: named(spokenNames(covers)),
    covers:
      plurals.length > 0
        ? any(
            seq(opt('all'), 'the', any(...plurals), opt(ref('in_area'))),
            seq(named(spokenNames(areasWith('cover'))), any(...plurals)),
          )
        : any(),
    lock_name: named(spokenNames(of('lock'))),
    climate_name:
      of('climate').length > 0 ? any(named(spokenNames(of('climate'))), 'the thermostat|the heating') : any(),
    media_name: of('media_player').length > 0 ? any(named(spokenNames(of('media_player'))), 'the music') : any(),
    vacuum_name: of('vacuum').length > 0 ? any(named(spokenNames(of('vacuum'))), 'the vacuum') : any(),
    mower_name: named(spokenNames(of('lawn_mower'))),
    scene_name: any(...spokenNames(of('scene', 'script'))),
    sensor_name: named(spokenNames(of('sensor'))),
    any_name: named(spokenNames(home.entities.filter(({ domain }) => ASKED.has(domain)))),
    last_words: any(...distinguishing(home)),
  };
}

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
