import { type Static, Type } from 'typebox';
import { DEFAULT_ENGINE, ENGINE_PATTERN } from '../../hearing/engines.ts';

const text = (description: string) => Type.Optional(Type.String({ minLength: 1, description }));
/** A text that is never shown or logged. */
const secret = (description: string) => Type.Optional(Type.String({ minLength: 1, description, secret: true }));
const port = (description: string, fallback: number) =>
  Type.Integer({ minimum: 1, maximum: 65_535, default: fallback, description });
/** A group of options: left out, it is as if it were empty. */
const section = { additionalProperties: false, default: {} } as const;
const closed = { additionalProperties: false } as const;

/**
 * The options of `start`, in the form that an add-on's options take: snake case, at most two levels deep. Every key has
 * a description, from which the documentation is made, and a default unless leaving it out means something.
 */
export const OPTIONS_SCHEMA = Type.Object(
  {
    mqtt: Type.Object(
      {
        host: text('The MQTT broker. Left out, Understudy runs a broker of its own (see `broker`).'),
        port: Type.Optional(Type.Integer({ minimum: 1, maximum: 65_535, description: '1883, or 8883 with TLS.' })),
        username: text('The broker account.'),
        password: secret('Its password.'),
        tls: Type.Boolean({ default: false, description: 'Whether to connect by TLS.' }),
        ca: text('A file with the certificate authority that signed the broker, where it is not a public one.'),
        cert: text("A file with the client's certificate, where the broker asks for one."),
        key: text("A file with that certificate's key."),
        verify: Type.Boolean({ default: true, description: "Whether to check the broker's certificate." }),
        protocol: Type.Enum(['3.1.1', '5'], {
          default: '3.1.1',
          description: 'The version of MQTT.',
        }),
        discovery: Type.Boolean({
          default: true,
          description: 'Whether Understudy shows itself in Home Assistant as a device, by MQTT discovery.',
        }),
        base_topic: Type.String({
          default: 'hermes',
          pattern: '^[^#+\\s]+$',
          description: 'The topic that all Hermes messages are below.',
        }),
      },
      section,
    ),
    broker: Type.Object(
      {
        host: Type.String({
          default: '127.0.0.1',
          minLength: 1,
          description: 'The address that the embedded broker listens on; 0.0.0.0 lets satellites in the house connect.',
        }),
        port: port('Its port.', 1883),
      },
      section,
    ),
    hub: Type.Object(
      {
        url: text('Home Assistant, e.g. http://homeassistant.local:8123. Left out, the demo home is used.'),
        token: secret('A long-lived access token, made on your profile page in Home Assistant.'),
        conversation: Type.Boolean({
          default: false,
          description: "Whether what is not understood is passed on to Home Assistant's own conversation agent.",
        }),
      },
      section,
    ),
    home: text('A home file for the demo home, where no hub is set.'),
    satellites: Type.Array(
      Type.Object(
        {
          site_id: Type.String({ minLength: 1, description: "The satellite's site id." }),
          area: Type.String({ minLength: 1, description: 'The area that it stands in.' }),
        },
        closed,
      ),
      { default: [], description: 'Which satellite stands in which area.' },
    ),
    data: text('The folder for all that is kept. /data in an add-on, else ~/.local/share/understudy.'),
    rules: text('The folder of learned rules. /config/rules in an add-on, else "rules" in the data folder.'),
    skills: text('The folder of custom skills. /config/skills in an add-on, else "skills" in the data folder.'),
    policy: text('A file with the safety policy: what needs a confirmation, what is refused.'),
    web: Type.Object(
      {
        host: text('The address of the web server. 0.0.0.0 in an add-on, else 127.0.0.1.'),
        port: port('Its port.', 8099),
      },
      section,
    ),
    history: Type.Object(
      {
        enabled: Type.Boolean({
          default: true,
          description: 'Whether what happens in the home is written down, so that habits can be learned from it.',
        }),
        days: Type.Integer({
          minimum: 1,
          maximum: 3650,
          default: 365,
          description: 'For how many days each event is kept.',
        }),
        megabytes: Type.Integer({
          minimum: 10,
          maximum: 100_000,
          default: 500,
          description: 'How large the history may become; beyond it the oldest events go first.',
        }),
        backfill_days: Type.Integer({
          minimum: 0,
          maximum: 365,
          default: 30,
          description: 'How far back the hub is asked for what happened before the first start.',
        }),
      },
      section,
    ),
    habits: Type.Object(
      {
        proposals: Type.Boolean({
          default: true,
          description: 'Whether an answer may end with a proposal that nobody asked for, once a day at most.',
        }),
        hunches: Type.Boolean({
          default: true,
          description: 'Whether it speaks up about what is unusual, such as a door that is open at night.',
        }),
        follow_ups: Type.Boolean({
          default: true,
          description: 'Whether an answer may end with the offer of what is likely wanted next, such as a timer.',
        }),
      },
      section,
    ),
    recogniser: Type.String({
      default: DEFAULT_ENGINE,
      pattern: ENGINE_PATTERN,
      form: 'understudy, soundswallower or wyoming://HOST:PORT',
      description: 'What turns speech into text: one of this machine, or one elsewhere ([how](hearing.md)).',
    }),
    voice: Type.Enum(['slt', 'rms', 'awb', 'kal'], { default: 'slt', description: 'The voice that answers.' }),
    listening: Type.Object(
      {
        silence_ms: Type.Integer({
          minimum: 200,
          maximum: 3000,
          default: 700,
          description:
            'Silence that ends an utterance; at most 0.35 s after a whole sentence, at least 1.2 s within one.',
        }),
        max_s: Type.Integer({ minimum: 3, maximum: 60, default: 15, description: 'The longest utterance.' }),
        no_speech_s: Type.Integer({
          minimum: 2,
          maximum: 30,
          default: 6,
          description: 'How long to wait for someone to begin.',
        }),
      },
      section,
    ),
    log: Type.Enum(['info', 'problem', 'silent'], { default: 'info', description: 'What is logged.' }),
  },
  closed,
);

/** The options of `start`, complete. */
export type Options = Static<typeof OPTIONS_SCHEMA>;
