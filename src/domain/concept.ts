import { type Static, Type } from 'typebox';
import { SettingSchema } from './setting.ts';

/** A kind of device: Home Assistant's domain, and its device class where that matters (a blind, a garage door). */
export const KindSchema = Type.Object(
  {
    domain: Type.String({ pattern: '^[a-z_]+$' }),
    class: Type.Optional(Type.String({ pattern: '^[a-z_]+$' })),
  },
  { additionalProperties: false },
);
export type Kind = Static<typeof KindSchema>;

const PlaceSchema = Type.Union([
  Type.Literal('here', { description: 'the room in which it is said' }),
  Type.Literal('home', { description: 'the whole home' }),
  Type.Object({ area: Type.String() }, { additionalProperties: false }),
  Type.Object({ floor: Type.String() }, { additionalProperties: false }),
]);
export type Place = Static<typeof PlaceSchema>;

/** Which devices: named ones, a kind of device in a place, or the one that is named when the concept is used. */
export const TargetSchema = Type.Union([
  Type.Object(
    { entities: Type.Array(Type.String({ pattern: '^[a-z_]+\\.[a-z0-9_]+$' })) },
    { additionalProperties: false },
  ),
  Type.Object(
    { kind: KindSchema, in: PlaceSchema, except: Type.Optional(Type.Array(Type.String())) },
    { additionalProperties: false },
  ),
  Type.Object({ asked: KindSchema }, { additionalProperties: false }),
]);
export type Target = Static<typeof TargetSchema>;

/** One thing that a concept does: set devices, or use another concept (on the given devices, where it needs some). */
export const StepSchema = Type.Union([
  Type.Object({ target: TargetSchema, set: SettingSchema }, { additionalProperties: false }),
  Type.Object({ concept: Type.String(), target: Type.Optional(TargetSchema) }, { additionalProperties: false }),
]);
export type Step = Static<typeof StepSchema>;

/**
 * What a taught word means. `setting`: how a device shall be, with the device left open. `statement` and `procedure`:
 * something to do when it is said. `name`: another name for devices or a place.
 */
export const DefinitionSchema = Type.Union([
  Type.Object(
    {
      kind: Type.Union([Type.Literal('setting'), Type.Literal('statement'), Type.Literal('procedure')]),
      steps: Type.Array(StepSchema, { minItems: 1 }),
    },
    { additionalProperties: false },
  ),
  Type.Object({ kind: Type.Literal('name'), means: TargetSchema }, { additionalProperties: false }),
]);
export type Definition = Static<typeof DefinitionSchema>;

/** How it was learned: when (ISO 8601), by whom, what was asked for, and the words of the definition. */
export const TaughtSchema = Type.Object(
  {
    at: Type.String(),
    by: Type.Optional(Type.String()),
    request: Type.Optional(Type.String()),
    words: Type.String(),
  },
  { additionalProperties: false },
);
export type Taught = Static<typeof TaughtSchema>;

/** A concept: something that somebody taught. `owner` is set for what belongs to one person ("my usual"). */
export interface Concept {
  /** Unique; the name of its file. */
  readonly id: string;
  readonly name: string;
  readonly otherNames: readonly string[];
  readonly owner?: string;
  readonly definition: Definition;
  readonly taught: Taught;
}
