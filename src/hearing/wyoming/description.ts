import { Failure } from '../../domain/failure.ts';
import { spellAddress, type WyomingAddress } from './address.ts';
import { openConnection, PATIENCE, type Patience } from './connection.ts';
import { type AsrProgram, describe, readInfo, type ServerInfo } from './info.ts';

/** A recogniser behind an address, and how it spells the language that is spoken here. */
export interface Recogniser {
  readonly program: AsrProgram;
  readonly language: string;
}

/** Asks a server what it is. Rejects with a Failure (HEARING_FAILED). */
export async function describeServer(address: WyomingAddress, patience: Patience = PATIENCE): Promise<ServerInfo> {
  let answer: (info: ServerInfo) => void = () => undefined;
  const answered = new Promise<ServerInfo>((resolve) => {
    answer = resolve;
  });
  const connection = openConnection(address, patience.connectMs, (event) => {
    const info = readInfo(event);
    if (info !== undefined) answer(info);
  });
  const limitMs = patience.connectMs + patience.describeMs;
  const silent = `What listens at ${spellAddress(address)} does not say what it is: no answer within ${limitMs / 1000} s. Correct the address or the port in \`recogniser\`, or start the Wyoming server again.`;
  const timer = setTimeout(() => connection.fail(silent), limitMs);
  try {
    connection.send(describe());
    const outcome = await Promise.race([answered, connection.failed]);
    if (outcome instanceof Failure) throw outcome;
    return outcome;
  } finally {
    clearTimeout(timer);
    connection.close();
  }
}

/** The first recogniser of English of a server. Throws a Failure (HEARING_FAILED) where it has none. */
export function recogniserIn(info: ServerInfo, address: WyomingAddress): Recogniser {
  const place = spellAddress(address);
  const [first] = info.asr;
  if (first === undefined) {
    const does = info.others.length > 0 ? `It offers ${info.others.join(', ')}` : 'It offers nothing';
    throw new Failure(
      'HEARING_FAILED',
      `The Wyoming server at ${place} does not turn speech into text. ${does}. Give the address of one that offers asr, such as Whisper, in \`recogniser\`.`,
    );
  }
  for (const program of info.asr) {
    // A server that names no languages takes what it is told.
    if (program.languages.length === 0) return { program, language: 'en' };
    const language = program.languages.find((one) => /^en\b/i.test(one.replace('_', '-')));
    if (language !== undefined) return { program, language };
  }
  throw new Failure(
    'HEARING_FAILED',
    `The Wyoming server at ${place} (${first.name}) has no model for English, only for: ${first.languages.slice(0, 8).join(', ')}. Give it an English model, or the address of another server in \`recogniser\`.`,
  );
}
