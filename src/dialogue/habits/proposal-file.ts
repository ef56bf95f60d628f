import { type Static, Type } from 'typebox';

const closed = { additionalProperties: false } as const;
const text = Type.String({ minLength: 1 });
const clock = Type.String({ pattern: '^\\d\\d:\\d\\d:\\d\\d$' });
const moment = Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$' });

const AutomationSchema = Type.Object(
  {
    alias: text,
    triggers: Type.Array(
      Type.Union([
        Type.Object({ trigger: Type.Literal('time'), at: clock }, closed),
        Type.Object({ trigger: Type.Literal('state'), entity_id: text, to: text, for: Type.Optional(clock) }, closed),
      ]),
    ),
    conditions: Type.Array(
      Type.Union([
        Type.Object(
          {
            condition: Type.Literal('time'),
            after: Type.Optional(clock),
            before: Type.Optional(clock),
            weekday: Type.Optional(Type.Array(text)),
          },
          closed,
        ),
        Type.Object(
          { condition: Type.Literal('state'), entity_id: text, state: Type.Union([text, Type.Array(text)]) },
          closed,
        ),
      ]),
    ),
    actions: Type.Array(
      Type.Object(
        {
          action: text,
          target: Type.Object({ entity_id: text }, closed),
          data: Type.Optional(Type.Record(Type.String(), Type.String())),
        },
        closed,
      ),
    ),
  },
  closed,
);

const EvidenceSchema = Type.Object(
  {
    support: Type.Number(),
    opportunities: Type.Number(),
    precision: Type.Number(),
    lower_bound: Type.Number(),
    per_week: Type.Number(),
    backtest: Type.Object(
      {
        days: Type.Number(),
        fired: Type.Number(),
        would_have_helped: Type.Number(),
        would_have_annoyed: Type.Number(),
      },
      closed,
    ),
  },
  closed,
);

/** What was proposed, and what people said to it. `offered` is of older files. `undone`: how often
 * people took back by hand what they had agreed to; `kept`: when they said that it shall go on. */
export const ProposalFileSchema = Type.Object(
  {
    learned: Type.Optional(moment),
    offered: Type.Optional(moment),
    proposals: Type.Array(
      Type.Object(
        { id: text, kind: Type.Literal('routine'), text, automation: AutomationSchema, evidence: EvidenceSchema },
        closed,
      ),
    ),
    undone: Type.Optional(Type.Array(Type.Object({ id: text, acted: Type.Number(), undone: Type.Number() }, closed))),
    decisions: Type.Array(
      Type.Object(
        {
          id: text,
          decision: Type.Enum(['accepted', 'declined', 'later', 'removed']),
          at: moment,
          kept: Type.Optional(moment),
          text,
          automation: AutomationSchema,
        },
        closed,
      ),
    ),
  },
  closed,
);
export type ProposalFile = Static<typeof ProposalFileSchema>;
