import { type Static, Type } from 'typebox';

const closed = { additionalProperties: false } as const;
const Name = Type.String({ minLength: 1 });
const Aliases = Type.Optional(Type.Array(Type.String()));

/** The home file as it is written: snake_case keys, `floor` and `area` by name. */
export const HomeFileSchema = Type.Object(
  {
    name: Name,
    unit_system: Type.Optional(Type.Union([Type.Literal('metric'), Type.Literal('us_customary')])),
    floors: Type.Optional(
      Type.Array(Type.Object({ name: Name, aliases: Aliases, level: Type.Optional(Type.Number()) }, closed)),
    ),
    areas: Type.Optional(
      Type.Array(Type.Object({ name: Name, aliases: Aliases, floor: Type.Optional(Type.String()) }, closed)),
    ),
    zones: Type.Optional(
      Type.Array(
        Type.Object(
          {
            name: Name,
            latitude: Type.Number({ minimum: -90, maximum: 90 }),
            longitude: Type.Number({ minimum: -180, maximum: 180 }),
            radius: Type.Number({ exclusiveMinimum: 0 }),
          },
          closed,
        ),
      ),
    ),
    satellites: Type.Optional(Type.Array(Type.Object({ site_id: Name, area: Type.String() }, closed))),
    entities: Type.Array(
      Type.Object(
        {
          entity_id: Type.String({ pattern: '^[a-z0-9_]+\\.[a-z0-9_]+$' }),
          name: Name,
          aliases: Aliases,
          area: Type.Optional(Type.String()),
          state: Type.Optional(Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()])),
          attributes: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
        },
        closed,
      ),
    ),
  },
  closed,
);
export type HomeFileContent = Static<typeof HomeFileSchema>;
