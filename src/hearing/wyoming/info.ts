import { malformed, type WireEvent } from './wire.ts';

/** Asks a server what it is. */
export const describe = (): WireEvent => ({ type: 'describe', data: {} });

/** A program that turns speech into words. */
export interface AsrProgram {
  readonly name: string;
  readonly version?: string;
  /** The languages of its models, as it spells them; none where it does not tell. */
  readonly languages: readonly string[];
  /** Whether it tells the words while it finds them. */
  readonly streams: boolean;
}

/** What a server is. */
export interface ServerInfo {
  readonly asr: readonly AsrProgram[];
  /** The other things it does, by their keys in the protocol: "tts", "wake" ... */
  readonly others: readonly string[];
}

const KINDS = ['tts', 'handle', 'intent', 'wake', 'mic', 'snd', 'satellite'];
/** Longer texts are no names. */
const MOST_NAME = 100;

/** Reads the answer to `describe`; undefined for any other event. Throws a Failure (BAD_MESSAGE) where it is malformed. */
export function readInfo({ type, data }: WireEvent): ServerInfo | undefined {
  if (type !== 'info') return undefined;
  const { asr = [] } = data;
  if (!Array.isArray(asr)) throw malformed('its description is malformed');
  return {
    asr: asr.map(programOf).filter((program) => program !== undefined),
    others: KINDS.filter((kind) => {
      const value = data[kind];
      return Array.isArray(value) ? value.length > 0 : isRecord(value);
    }),
  };
}

/** A program, unless it says that it is not installed. */
function programOf(value: unknown): AsrProgram | undefined {
  if (!isRecord(value)) throw malformed('its description is malformed');
  const { name, version, installed, models, supports_transcript_streaming } = value;
  if (installed === false) return undefined;
  const usable = (Array.isArray(models) ? models : []).filter((model) => isRecord(model) && model.installed !== false);
  return {
    name: typeof name === 'string' && name !== '' ? name.slice(0, MOST_NAME) : 'without a name',
    ...(typeof version === 'string' && version !== '' ? { version: version.slice(0, MOST_NAME) } : {}),
    languages: [...new Set(usable.flatMap((model) => languagesOf(model)))],
    streams: supports_transcript_streaming === true,
  };
}

function languagesOf(model: Readonly<Record<string, unknown>>): readonly string[] {
  const { languages } = model;
  return Array.isArray(languages) ? languages.filter((one): one is string => typeof one === 'string') : [];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
