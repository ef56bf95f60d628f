import { Failure } from '../domain/failure.ts';
import { addressOf, type BrokerOptions } from './broker-options.ts';
import { codeOf, wordsOf } from './error-words.ts';

/** CONNACK codes that mean "not with these credentials": MQTT 3.1.1 §3.2.2.3 and MQTT 5 §3.2.2.2. */
const BAD_CREDENTIALS = new Set([4, 5, 134, 135]);

const CERTIFICATE_CODES = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME/;

/** Says in words why a first connection did not come about, and what to do. */
export function brokerFailure(options: BrokerOptions, cause: unknown): Failure {
  const address = addressOf(options);
  const code = codeOf(cause);
  if (typeof code === 'number') return refused(options, address, code, cause);
  const unreachable = (words: string) => new Failure('BROKER_UNREACHABLE', words, { cause });
  if (code === 'ECONNREFUSED') {
    return unreachable(`Nothing answers at ${address}. Start the MQTT broker there, or correct its host and port.`);
  }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return unreachable(
      `The host ${options.host} of the MQTT broker is not known. Correct its name, or use its address.`,
    );
  }
  if (typeof code === 'string' && CERTIFICATE_CODES.test(code)) {
    return unreachable(
      `The certificate of the MQTT broker at ${address} is not trusted (${code}). Give its authority as tls.ca, or set tls.rejectUnauthorized to false for a broker of your own.`,
    );
  }
  const words = wordsOf(cause);
  const why = words === '' ? '' : ` (${words})`;
  return unreachable(
    `The MQTT broker at ${address} cannot be reached${why}. Check host, port and whether it expects TLS${options.tls ? '; it is used now' : '; it is not used now'}.`,
  );
}

function refused(options: BrokerOptions, address: string, code: number, cause: unknown): Failure {
  if (BAD_CREDENTIALS.has(code)) {
    const who = options.username === undefined ? 'without a username' : `as ${options.username}`;
    return new Failure(
      'BROKER_REFUSED',
      `The MQTT broker at ${address} refuses the connection ${who}. Correct the username and password, or allow this user in the broker's settings.`,
      { cause },
    );
  }
  const version = code === 1 || code === 132;
  return new Failure(
    'BROKER_REFUSED',
    version
      ? `The MQTT broker at ${address} does not speak MQTT ${options.protocolVersion === 5 ? '5' : '3.1.1'}. Set protocolVersion to ${options.protocolVersion === 5 ? 4 : 5}.`
      : `The MQTT broker at ${address} refuses the connection (code ${code}). Look into the broker's log for the reason.`,
    { cause },
  );
}
