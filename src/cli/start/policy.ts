import { readFile } from 'node:fs/promises';
import { Failure } from '../../domain/failure.ts';
import type { Policy } from '../../home/policy.ts';
import { parsePolicy } from '../../home/policy-file.ts';
import { errorText } from '../error-text.ts';

/** Reads the safety policy that the options name. Throws a Failure (BAD_OPTIONS). */
export async function readPolicy(file: string): Promise<Policy> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw new Failure('BAD_OPTIONS', `policy: ${file} cannot be read: ${errorText(error)}.`, { cause: error });
  }
  return parsePolicy(text, file);
}
