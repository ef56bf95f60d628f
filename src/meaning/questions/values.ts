import type { AskedValue, QueryIntent } from '../../domain/meaning.ts';
import { whereSlots } from '../intents.ts';
import { entitiesOf } from '../resolve.ts';
import type { Saying } from '../saying.ts';
import { findTarget } from '../target-phrase.ts';
import { placeOfNouns, placeSlots, readFrameOf } from './frame.ts';
import { ANYTHING, HOW, VALUES } from './words.ts';

/** Words of a question about the temperature that say nothing about where. */
const ABOUT_TEMPERATURE = new Set(
  `what is how the current inside indoor indoors actual temperature temp like it hot cold warm cool chilly freezing are we at right degrees many
  there does feel get on`.split(/\s+/),
);
const TEMPERATURE =
  /^(?:what (?:is|are)?\b.*\b(?:temp|temperature)\b|(?:the )?(?:current |room |inside |indoor )*(?:temp|temperature)\b|how is .*\b(?:temp|temperature)\b|how (?:hot|cold|warm|cool|chilly)\b|how many degrees\b|is it (?:hot|cold|warm|cool|chilly|freezing)\b)/;

/** "What is the temperature in the kitchen", "how warm is it": what thermostats and thermometers measure indoors. */
export function readTemperature(part: Saying, words: string): QueryIntent | undefined {
  if (!TEMPERATURE.test(words) || /\b(?:target|set|setpoint|outside|outdoors|forecast|colou?r)\b/.test(words))
    return undefined;
  const left = part.tokens.filter(({ norm }) => !ABOUT_TEMPERATURE.has(norm));
  const tokens = left.length === 1 && left[0]?.norm === 'room' ? [] : left;
  const { lexicon, context } = part;
  if (!tokens.length) {
    for (const place of context.area === undefined ? (['home'] as const) : (['here', 'home'] as const)) {
      for (const kind of THERMOMETERS) {
        const found = entitiesOf(kind, place, lexicon, context.area);
        if (found.length)
          return temperature(
            {},
            found.map(({ id }) => id),
            { kind, in: place },
          );
      }
    }
    return undefined;
  }
  // "Room temperature" is that of this room, "living room temperature" is not.
  const whole = readFrameOf({ ...part, tokens });
  const frame = whole ?? readFrameOf({ ...part, tokens: tokens.filter(({ norm }) => norm !== 'room') });
  if (!frame || frame.nouns.pronoun) return undefined;
  const { nouns } = frame;
  if (!nouns.entities.length && !nouns.kind) {
    const place = placeOfNouns(nouns) ?? (nouns.home ? 'home' : undefined);
    if (place === undefined) return undefined;
    for (const kind of THERMOMETERS) {
      const found = entitiesOf(kind, place, lexicon, context.area);
      if (found.length)
        return temperature(
          placeSlots(nouns),
          found.map(({ id }) => id),
          { kind, in: place },
        );
    }
    return undefined;
  }
  const meant = findTarget(frame, ['climate', 'water_heater', 'sensor'], lexicon, context);
  if (meant.outcome !== 'found') return undefined;
  const ids = meant.ids.filter((id) => /^(?:climate|water_heater|sensor)\./.test(id));
  const [first] = ids;
  if (first === undefined) return undefined;
  if (first.startsWith('sensor.'))
    return value('HassGetState', whereSlots(frame, meant.target, ids, lexicon), ids, meant.target, 'state');
  const { domain: _domain, device_class: _class, ...slots } = whereSlots(frame, meant.target, ids, lexicon);
  return temperature(slots, ids, meant.target);
}

const THERMOMETERS = [{ domain: 'climate' }, { domain: 'sensor', class: 'temperature' }] as const;

function temperature(slots: QueryIntent['slots'], ids: readonly string[], target: QueryIntent['target']): QueryIntent {
  return value('HassClimateGetTemperature', slots, ids, target, 'temperature');
}

const NAMES = Object.keys(VALUES)
  .sort((one, other) => other.length - one.length)
  .join('|');
const PATTERNS: readonly RegExp[] = [
  new RegExp(`^(?:(?:what|how) (?:is|are) )?(?:the |my )?(?<value>${NAMES}) (?:of|on|for|in|at) (?<what>.+)$`),
  new RegExp(`^what (?<value>${NAMES}) (?:is|are|does) (?<what>.+?)(?: at| on| in| set to| have| running at)?$`),
  new RegExp(`^(?:(?:what|how) (?:is|are) )?(?<what>.+?) (?<value>${NAMES})(?: at| set to| like)?$`),
];
const DOMAINS: Readonly<Record<AskedValue, readonly string[]>> = {
  state: ANYTHING,
  temperature: ['climate', 'sensor'],
  target: ['climate', 'water_heater'],
  humidity: ['sensor', 'humidifier', 'climate'],
  brightness: ['light'],
  color: ['light'],
  position: ['cover', 'valve'],
  speed: ['fan'],
  volume: ['media_player'],
  battery: ['sensor', 'vacuum', 'lawn_mower', 'binary_sensor', 'lock'],
};

/** "What is the brightness of the sofa lamp", "how loud is the TV", "the vacuum's battery", "how humid is it here". */
export function readValue(part: Saying, words: string): QueryIntent | undefined {
  const how =
    /^how (?<how>bright|loud|far open|far up|far down|far closed|open|fast|humid|full|charged) (?:is|are) (?<what>.+?)(?: set| open| going| running)?$/.exec(
      words,
    );
  if (how?.groups?.what !== undefined) return about(part, words, HOW[how.groups.how ?? ''], how.groups.what);
  const much =
    /^how much (?:battery|charge|power) (?:is left (?:in|on) |does )(?<what>.+?)(?: still)?(?: have)?(?: left)?$/.exec(
      words,
    ) ?? /^how (?:much battery|much charge) is (?:left )?(?:in|on) (?<what>.+)$/.exec(words);
  if (much?.groups?.what !== undefined) return about(part, words, 'battery', much.groups.what);
  const set =
    /^what (?:is|are) (?<what>.+?) set (?:to|at)$/.exec(words) ??
    /^what (?:temperature|temp) is (?<what>.+?) set (?:to|at)$/.exec(words);
  if (set?.groups?.what !== undefined)
    return about(part, words, 'target', set.groups.what) ?? about(part, words, 'state', set.groups.what);
  for (const pattern of PATTERNS) {
    const groups = pattern.exec(words)?.groups;
    const found = groups?.what === undefined ? undefined : about(part, words, VALUES[groups.value ?? ''], groups.what);
    if (found) return found;
  }
  return undefined;
}

function about(part: Saying, words: string, asked: AskedValue | undefined, what: string): QueryIntent | undefined {
  if (asked === undefined) return undefined;
  const before = words.slice(0, words.indexOf(what)).trim();
  const from = before ? before.split(' ').length : 0;
  const tokens = part.tokens.slice(from, from + what.split(' ').length);
  const { lexicon, context } = part;
  const impersonal = tokens.filter(({ norm }) => norm !== 'it');
  if (
    asked === 'humidity' &&
    (!impersonal.length || readFrameOf({ ...part, tokens: impersonal })?.nouns.entities.length === 0)
  ) {
    const nouns = readFrameOf({ ...part, tokens: impersonal })?.nouns;
    const place = (nouns && placeOfNouns(nouns)) ?? (context.area === undefined ? 'home' : 'here');
    const kind = { domain: 'sensor', class: 'humidity' };
    const ids = entitiesOf(kind, place, lexicon, context.area).map(({ id }) => id);
    if (ids.length)
      return value(
        'HassGetState',
        { ...(nouns ? placeSlots(nouns) : {}), domain: 'sensor', device_class: 'humidity' },
        ids,
        { kind, in: place },
        'state',
      );
  }
  const frame = readFrameOf({ ...part, tokens });
  if (!frame || (!frame.nouns.entities.length && !frame.nouns.kind && !frame.nouns.pronoun)) return undefined;
  const meant = findTarget(frame, DOMAINS[asked], lexicon, context);
  if (meant.outcome !== 'found') return undefined;
  const fits = (id: string): boolean => asked === 'battery' || DOMAINS[asked].includes(id.split('.')[0] ?? '');
  const ids = meant.ids.filter(fits);
  if (!ids.length) return undefined;
  const slots = whereSlots(frame, meant.target, ids, lexicon);
  const measured = asked === 'battery' ? ids.map((id) => batteryOf(id, part) ?? id) : ids;
  return value('HassGetState', slots, measured, measured === ids ? meant.target : { entities: measured }, asked);
}

/** The sensor that measures a device's battery, found by its name ("Dusty battery"). */
function batteryOf(id: string, { lexicon }: Saying): string | undefined {
  const name = lexicon.entities.get(id)?.name.toLowerCase();
  return lexicon.home.entities.find(
    (entity) =>
      entity.domain === 'sensor' &&
      entity.attributes.device_class === 'battery' &&
      name !== undefined &&
      entity.id !== id &&
      entity.name.toLowerCase().startsWith(`${name} `),
  )?.id;
}

function value(
  name: string,
  slots: QueryIntent['slots'],
  targets: readonly string[],
  target: QueryIntent['target'],
  asked: AskedValue,
): QueryIntent {
  return { kind: 'query', name, slots, targets, target, asks: { value: asked } };
}
