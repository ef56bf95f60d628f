import { type Static, Type } from 'typebox';

const closed = { additionalProperties: false } as const;
const NAME = '^[a-z][a-z0-9_]*$';

const KindName = Type.String({
  pattern: '^[a-z_]+(\\.[a-z_]+)?$',
  description:
    'a kind of device: light, vacuum, cover.blind (Home Assistant domain and, where it matters, device class)',
});
const Default = Type.Optional(Type.Union([Type.String({ maxLength: 200 }), Type.Number()]));
const Optional = Type.Optional(
  Type.Boolean({ description: 'may be left unsaid: what it would fill is left out of the call' }),
);
const common = { default: Default, optional: Optional } as const;

const Words = Type.String({ minLength: 1, maxLength: 60 });
const Choices = Type.Union([
  Type.Array(Type.Union([Words, Type.Number()]), { minItems: 1, maxItems: 50 }),
  Type.Record(Type.String({ minLength: 1, maxLength: 60 }), Type.Array(Words, { maxItems: 20 })),
]);

/** One object for each type, told apart by `type`. */
const Slot = Type.Union(
  [
    Type.Object(
      {
        type: Type.Literal('number'),
        from: Type.Optional(Type.Number()),
        to: Type.Optional(Type.Number()),
        unit: Type.Optional(Type.Enum(['percent', 'degrees', 'kelvin'])),
        ...common,
      },
      closed,
    ),
    Type.Object(
      { type: Type.Literal('text'), words: Type.Optional(Type.Integer({ minimum: 1, maximum: 20 })), ...common },
      closed,
    ),
    Type.Object({ type: Type.Literal('choice'), of: Choices, ...common }, closed),
    Type.Object({ type: Type.Literal('device'), kind: KindName, ...common }, closed),
    Type.Object({ type: Type.Literal('area'), ...common }, closed),
    Type.Object({ type: Type.Literal('duration'), ...common }, closed),
  ],
  { description: 'what can be said in this place' },
);

const EntityOrSlot = Type.String({
  pattern: '^([a-z_]+\\.[a-z0-9_]+|\\{[a-z][a-z0-9_]*\\})$',
  description: 'a device by its entity_id, or a {slot} of type device',
});
const Target = Type.Union(
  [
    EntityOrSlot,
    Type.Array(EntityOrSlot, { minItems: 1, maxItems: 100 }),
    Type.Object(
      {
        all: KindName,
        in: Type.String({ minLength: 1, description: 'here, home, the name of an area, or a {slot} of type area' }),
      },
      closed,
    ),
  ],
  { description: 'the devices that the call is for' },
);

/** A custom skill as it stands in its file. `rules/skill-schema.json` is this schema, for editors. */
export const SkillSchema = Type.Object(
  {
    name: Type.String({
      pattern: '^[A-Z][A-Za-z0-9]{2,59}$',
      description: 'the name of the intent, in the style of HassTurnOn',
    }),
    description: Type.String({ minLength: 1, maxLength: 300, description: 'what it does, for people' }),
    say: Type.Array(Type.String({ minLength: 2, maxLength: 200 }), {
      minItems: 3,
      maxItems: 12,
      description: 'sample sentences, with {slot} where a slot is said; three to five are enough',
    }),
    slots: Type.Optional(Type.Record(Type.String({ pattern: NAME }), Slot)),
    call: Type.Object(
      {
        domain: Type.String({ pattern: NAME }),
        service: Type.String({ pattern: NAME }),
        target: Type.Optional(Target),
        data: Type.Optional(
          Type.Record(Type.String(), Type.Unknown(), { description: 'service data, with {slot} placeholders' }),
        ),
      },
      { ...closed, description: 'the service that is called' },
    ),
    answer: Type.Optional(Type.String({ maxLength: 300, description: 'what is said then, with {slot} placeholders' })),
  },
  { ...closed, title: 'A custom skill of Understudy' },
);

export type SkillFile = Static<typeof SkillSchema>;
export type SkillFileSlot = Static<typeof Slot>;
export type SkillFileTarget = Static<typeof Target>;
