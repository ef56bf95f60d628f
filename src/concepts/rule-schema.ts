import { type Static, Type } from 'typebox';
import { DAYS } from '../domain/concept.ts';
import { SettingSchema } from '../domain/setting.ts';

const closed = { additionalProperties: false } as const;

const KindName = Type.String({
  pattern: '^[a-z_]+(\\.[a-z_]+)?$',
  description: 'a kind of device: light, fan, cover.blind (Home Assistant domain and, where it matters, device class)',
});
const EntityId = Type.String({ pattern: '^[a-z_]+\\.[a-z0-9_]+$', description: 'a device, by its entity_id' });

const Place = Type.Union([
  Type.Literal('here', { description: 'the room in which it is said' }),
  Type.Literal('home', { description: 'the whole home' }),
  Type.Object({ area: Type.String() }, closed),
  Type.Object({ floor: Type.String() }, closed),
]);

const Target = Type.Union(
  [
    Type.Object({ entity: EntityId }, closed),
    Type.Object({ entities: Type.Array(EntityId, { minItems: 1 }) }, closed),
    Type.Object({ all: KindName, in: Place, except: Type.Optional(Type.Array(EntityId)) }, closed),
    Type.Object({ asked: KindName }, closed),
  ],
  { description: 'which devices: named ones, all of a kind in a place, or the one that is asked for' },
);

const TimeOfDay = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$', description: 'a time of day, "22:00"' });
const State = Type.String({ minLength: 1, maxLength: 60, description: 'a state: on, open, locked, playing, home ...' });
const Every = Type.Optional(
  Type.Literal(true, { description: 'every one of the devices, where one would be enough otherwise' }),
);

const Condition = Type.Union([
  Type.Object({ sun: Type.Enum(['up', 'down'], { description: 'down: after sunset and before sunrise' }) }, closed),
  Type.Object({ after: TimeOfDay, before: Type.Optional(TimeOfDay) }, closed),
  Type.Object({ before: TimeOfDay }, closed),
  Type.Object({ days: Type.Array(Type.Enum([...DAYS]), { minItems: 1 }) }, closed),
  Type.Object({ target: Target, is: State, every: Every }, closed),
  Type.Object({ target: Target, is_not: State, every: Every }, closed),
]);
const OnlyIf = Type.Optional(
  Type.Array(Condition, { minItems: 1, description: 'all of this must hold when it is used, or it is left out' }),
);

const Step = Type.Union([
  Type.Object({ target: Target, set: SettingSchema, only_if: OnlyIf }, closed),
  Type.Object(
    {
      concept: Type.String({ description: 'another concept, by its name' }),
      target: Type.Optional(Target),
      only_if: OnlyIf,
    },
    closed,
  ),
]);

/** A learned rule as it stands in its file. `rules/schema.json` is this schema, for editors. */
export const RuleSchema = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 100, description: 'what people say' }),
    other_names: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 100 }))),
    said_as: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: 200 }), {
        maxItems: 8,
        description: 'how the name is said: phones ("k iy") or words that sound the same ("key")',
      }),
    ),
    owner: Type.Optional(Type.String({ description: 'the person whose word it is; absent: everybody’s' })),
    kind: Type.Enum(['setting', 'statement', 'procedure', 'name'], {
      description:
        'setting: how a device shall be; statement, procedure: what to do when it is said; name: another name for devices or a place',
    }),
    only_if: OnlyIf,
    steps: Type.Optional(Type.Array(Step, { minItems: 1 })),
    means: Type.Optional(Target),
    taught: Type.Object(
      {
        at: Type.String({ description: 'when, ISO 8601' }),
        by: Type.Optional(Type.String()),
        request: Type.Optional(Type.String({ description: 'what was asked for when it was not yet known' })),
        words: Type.String({ description: 'the words of the definition' }),
      },
      closed,
    ),
  },
  { ...closed, title: 'A learned rule of Understudy' },
);

export type Rule = Static<typeof RuleSchema>;
export type RuleTarget = Static<typeof Target>;
export type RuleStep = Static<typeof Step>;
export type RuleCondition = Static<typeof Condition>;
