import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import type { Log } from '../../domain/turn.ts';
import { errorText } from '../error-text.ts';
import type { PartialOptions } from './check.ts';

const MQTT_SERVICE = Type.Object({
  result: Type.Literal('ok'),
  data: Type.Object({
    host: Type.String(),
    // The Supervisor passes on what the broker's add-on announced: some send the port as a text.
    port: Type.Union([Type.Integer(), Type.String({ pattern: '^\\d+$' })]),
    ssl: Type.Optional(Type.Boolean()),
    username: Type.Optional(Type.Union([Type.String(), Type.Null()])),
    password: Type.Optional(Type.Union([Type.String(), Type.Null()])),
    protocol: Type.Optional(Type.String()),
  }),
});

/** What the Supervisor knows of the broker and the hub, as options that others override. */
export interface SupervisorSource {
  readonly token: string;
  readonly log: Log;
  /** `http://supervisor` unless given. */
  readonly baseUrl?: string;
}

/** Asks the Supervisor for broker credentials. Without a broker there, the answer has no `mqtt` part. */
export async function optionsFromSupervisor(source: SupervisorSource): Promise<PartialOptions> {
  const base = source.baseUrl ?? 'http://supervisor';
  const hub = { url: `${base}/core`, token: source.token };
  const url = `${base}/services/mqtt`;
  try {
    const response = await fetch(url, {
      headers: { authorization: `Bearer ${source.token}` },
      signal: AbortSignal.timeout(10_000),
    });
    if (!response.ok) {
      source.log.info('The Supervisor knows of no MQTT broker: the embedded one is used unless mqtt.host is set.');
      return { hub };
    }
    const body: unknown = await response.json();
    if (!Value.Check(MQTT_SERVICE, body)) {
      source.log.problem('The Supervisor answered something unexpected about MQTT: set mqtt.host in the options.');
      return { hub };
    }
    return { hub, mqtt: mqttOptions(body.data) };
  } catch (error) {
    source.log.problem(`The Supervisor did not answer at ${url} (${errorText(error)}): set mqtt.host in the options.`);
    return { hub };
  }
}

function mqttOptions(data: Static<typeof MQTT_SERVICE>['data']): PartialOptions {
  return {
    host: data.host,
    port: Number(data.port),
    tls: data.ssl ?? false,
    ...(data.username ? { username: data.username } : {}),
    ...(data.password ? { password: data.password } : {}),
    ...(data.protocol === '5' || data.protocol === '3.1.1' ? { protocol: data.protocol } : {}),
  };
}
