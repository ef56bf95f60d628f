import { type Static, Type } from 'typebox';
import { DAYS } from '../domain/concept.ts';
import type { Occasion, Reminder, Within } from '../domain/reminder.ts';
import { type CheckedYaml, type FileProblem, readYaml } from './checked-yaml.ts';
import { writeContent } from './rule-text.ts';

const closed = { additionalProperties: false } as const;
const text = (description: string) => Type.String({ minLength: 1, maxLength: 500, description });
const clock = Type.String({ pattern: '^(?:[01]\\d|2[0-3]):[0-5]\\d$' });

/** A reminder as it is written: one file each. */
export const ReminderSchema = Type.Object(
  {
    text: text('What to be reminded of, as it was said.'),
    message: Type.Optional(Type.Literal(true, { description: 'The text is a message, said as it is.' })),
    to: Type.Optional(text('Who is told, by the name of their person; left out: whoever is there.')),
    when: Type.Object(
      {
        who: text('Whose coming and going: a person by name, "anyone", or "everyone".'),
        arrives_at: Type.Optional(text('A zone of the hub ("Home").')),
        leaves: Type.Optional(text('A zone of the hub.')),
        enters: Type.Optional(text('A room.')),
        exits: Type.Optional(text('A room.')),
      },
      closed,
    ),
    delay_minutes: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 1440, description: 'So long after it.' })),
    only: Type.Optional(
      Type.Object(
        {
          after: Type.Optional(clock),
          before: Type.Optional(clock),
          days: Type.Optional(Type.Array(Type.Enum([...DAYS]), { minItems: 1 })),
          date: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\d$' })),
        },
        { ...closed, description: 'When it counts: times of day, days of the week, one day.' },
      ),
    ),
    repeat: Type.Optional(Type.Enum(['once', 'every time'], { description: 'Once, if left out.' })),
    told: Type.Optional(text('When it was told last; one that is told once is over then.')),
    asked: Type.Object(
      {
        at: text('When.'),
        by: Type.Optional(text('By whom.')),
        site: Type.Optional(Type.String()),
        words: Type.String(),
      },
      { ...closed, description: 'How it came to be.' },
    ),
  },
  { ...closed, description: 'A reminder that waits for somebody to come or go.' },
);
export type ReminderFile = Static<typeof ReminderSchema>;

export type ReadReminder =
  | { readonly outcome: 'good'; readonly value: Reminder }
  | { readonly outcome: 'broken'; readonly problems: readonly FileProblem[] };

/** Reads the text of a reminder. `id` is the file's name. Every problem is given with its place. */
export function readReminder(text: string, file: string, id: string): ReadReminder {
  const read = readYaml(text, file, 'reminder');
  if (read.outcome === 'broken') return read;
  const { yaml } = read;
  const problems = yaml.against(ReminderSchema);
  if (problems.length) return { outcome: 'broken', problems };
  const written = yaml.content as ReminderFile;
  const when = occasionOf(written.when);
  if (!when) return { outcome: 'broken', problems: [oneWay(yaml)] };
  const { text: of, message, to, delay_minutes, only, repeat, told, asked } = written;
  const value: Reminder = {
    id,
    of,
    ...(message ? { isMessage: true } : {}),
    ...(to === undefined ? {} : { to }),
    when,
    ...(only === undefined ? {} : { within: only as Within }),
    ...(delay_minutes === undefined ? {} : { delayMs: delay_minutes * 60_000 }),
    repeats: repeat === 'every time',
    ...(told === undefined ? {} : { told }),
    asked,
  };
  return { outcome: 'good', value };
}

const oneWay = ({ problemAt }: CheckedYaml): FileProblem =>
  problemAt(['when'], '"when" needs one of arrives_at, leaves, enters, exits, and no other');

function occasionOf({ who, arrives_at, leaves, enters, exits }: ReminderFile['when']): Occasion | undefined {
  const ways: readonly (Omit<Occasion, 'who'> | undefined)[] = [
    arrives_at === undefined ? undefined : { does: 'arrives', where: { zone: arrives_at } },
    leaves === undefined ? undefined : { does: 'leaves', where: { zone: leaves } },
    enters === undefined ? undefined : { does: 'arrives', where: { area: enters } },
    exits === undefined ? undefined : { does: 'leaves', where: { area: exits } },
  ];
  const [way, ...others] = ways.filter((one) => one !== undefined);
  if (!way || others.length) return undefined;
  return { who: who === 'anyone' || who === 'everyone' ? who : { person: who }, ...way };
}

const HEAD =
  '# A reminder that Understudy keeps. Edit it as you like, or delete it; "understudy rules check" tells whether it can be read.\n';

/** Writes a reminder as text; of the file as it was, everything else stays as it is. */
export function writeReminder(reminder: Omit<Reminder, 'id'>, before?: string): string {
  const { of, isMessage, to, when, within, delayMs, repeats, told, asked } = reminder;
  const content: ReminderFile = {
    text: of,
    ...(isMessage ? { message: true } : {}),
    ...(to === undefined ? {} : { to }),
    when: writeOccasion(when),
    ...(delayMs === undefined ? {} : { delay_minutes: delayMs / 60_000 }),
    ...(within === undefined ? {} : { only: within as NonNullable<ReminderFile['only']> }),
    ...(repeats ? { repeat: 'every time' } : {}),
    ...(told === undefined ? {} : { told }),
    asked,
  };
  return writeContent(content, { head: HEAD, read: contentOf }, before);
}

function writeOccasion({ who, does, where }: Occasion): ReminderFile['when'] {
  const name = typeof who === 'string' ? who : who.person;
  if ('zone' in where) return { who: name, [does === 'arrives' ? 'arrives_at' : 'leaves']: where.zone };
  return { who: name, [does === 'arrives' ? 'enters' : 'exits']: where.area };
}

function contentOf(text: string): unknown {
  const read = readYaml(text, '', 'reminder');
  return read.outcome === 'yaml' && !read.yaml.against(ReminderSchema).length ? read.yaml.content : undefined;
}
