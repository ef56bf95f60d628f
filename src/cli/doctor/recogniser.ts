import { readAddress, spellAddress } from '../../hearing/wyoming/address.ts';
import type { Patience } from '../../hearing/wyoming/connection.ts';
import { describeServer, recogniserIn } from '../../hearing/wyoming/description.ts';
import { errorText } from '../error-text.ts';
import { type Finding, ok, problem } from './finding.ts';

/**
 * Whether a recogniser elsewhere is there and can be used; nothing where the recogniser runs on this machine.
 * @param name the option `recogniser`
 */
export async function checkRecogniser(name: string, patience?: Patience): Promise<Finding | undefined> {
  if (!name.includes('://')) return undefined;
  try {
    const address = readAddress(name);
    const info = await describeServer(address, patience);
    const { program, language } = recogniserIn(info, address);
    const version = program.version === undefined ? '' : ` ${program.version}`;
    const streams = program.streams ? ', tells words while somebody speaks' : '';
    return ok('recogniser', `${program.name}${version} at ${spellAddress(address)}, language ${language}${streams}.`);
  } catch (error) {
    const todo = 'Check with "understudy transcribe --engine wyoming://HOST:PORT FILE.wav"; Whisper listens on 10300.';
    return problem('recogniser', errorText(error), todo);
  }
}
