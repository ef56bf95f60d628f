import { Failure } from '../../domain/failure.ts';
import type { Log } from '../../domain/turn.ts';
import { errorText } from '../error-text.ts';
import { valueAt } from './renamed.ts';
import type { Options } from './schema.ts';
import { leafPaths, schemaAt } from './schema-part.ts';

/** Shorter ones would hide half of every line, and are no secrets to speak of. */
const SHORTEST = 4;
/** An account within an address: `http://ana:geheim@hub`. */
const ACCOUNT = /(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/@]+@/gi;

/** Takes secrets out of a text: those of the options, and accounts within addresses. */
export function hiderOf(options: Options): (text: string) => string {
  const secrets = leafPaths()
    .filter((path) => schemaAt(path)?.secret)
    .map((path) => valueAt(options, path))
    .filter((value) => typeof value === 'string' && value.length >= SHORTEST)
    .map(String)
    // A longer one may have a shorter one within.
    .sort((a, b) => b.length - a.length);
  return (text) => secrets.reduce((left, secret) => left.replaceAll(secret, '***'), text).replace(ACCOUNT, '$1***@');
}

/** A log that no secret reaches. */
export function hidingLog(log: Log, hide: (text: string) => string): Log {
  return { info: (line) => log.info(hide(line)), problem: (line) => log.problem(hide(line)) };
}

/** The same failure, without secrets in its words. */
export function withoutSecrets(error: unknown, hide: (text: string) => string): unknown {
  const words = errorText(error);
  if (hide(words) === words) return error;
  return error instanceof Failure ? new Failure(error.code, hide(words)) : new Error(hide(words));
}
