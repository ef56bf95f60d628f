import { readFileSync } from 'node:fs';
import { Failure } from '../../domain/failure.ts';
import type { BrokerOptions } from '../../satellites/broker-options.ts';
import { errorText } from '../error-text.ts';
import type { Options } from './schema.ts';

/**
 * The broker that the options name, or undefined where the embedded one is meant. Throws a Failure (BAD_OPTIONS) where
 * a certificate cannot be read.
 */
export function brokerOf({ mqtt }: Pick<Options, 'mqtt'>): BrokerOptions | undefined {
  if (mqtt.host === undefined) return undefined;
  return {
    host: mqtt.host,
    protocolVersion: mqtt.protocol === '5' ? 5 : 4,
    ...(mqtt.port === undefined ? {} : { port: mqtt.port }),
    ...(mqtt.username === undefined ? {} : { username: mqtt.username }),
    ...(mqtt.password === undefined ? {} : { password: mqtt.password }),
    ...(mqtt.tls ? { tls: tlsOf(mqtt) } : {}),
  };
}

function tlsOf(mqtt: Options['mqtt']): NonNullable<BrokerOptions['tls']> {
  return {
    rejectUnauthorized: mqtt.verify,
    ...(mqtt.ca === undefined ? {} : { ca: readPem('mqtt.ca', mqtt.ca) }),
    ...(mqtt.cert === undefined ? {} : { cert: readPem('mqtt.cert', mqtt.cert) }),
    ...(mqtt.key === undefined ? {} : { key: readPem('mqtt.key', mqtt.key) }),
  };
}

function readPem(option: string, file: string): string {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new Failure('BAD_OPTIONS', `${option}: ${file} cannot be read: ${errorText(error)}.`, { cause: error });
  }
  if (text.includes('-----BEGIN ')) return text;
  throw new Failure('BAD_OPTIONS', `${option}: ${file} is not a PEM file (one that has a line -----BEGIN ...-----).`);
}
