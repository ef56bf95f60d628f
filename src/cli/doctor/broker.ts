import { readFileSync } from 'node:fs';
import mqtt from 'mqtt';
import { errorText } from '../error-text.ts';
import type { Options } from '../options/schema.ts';
import { type Finding, ok, problem } from './finding.ts';
import { probePort } from './port.ts';

const PATIENCE_MS = 5_000;

/** Whether satellites could be reached: connects to the broker, or sees whether the embedded one could start. */
export async function checkBroker(options: Options): Promise<Finding> {
  const { host } = options.mqtt;
  return host === undefined ? checkEmbedded(options.broker) : checkConfigured(host, options.mqtt);
}

async function checkEmbedded({ host, port }: Options['broker']): Promise<Finding> {
  const state = await probePort(host, port);
  if (state === 'free') return ok('broker', `The embedded broker can listen on ${host}:${port}.`);
  const says = `The embedded broker cannot listen on ${host}:${port} (${state}).`;
  return problem(
    'broker',
    says,
    state === 'EADDRINUSE'
      ? 'Something listens there already: if it is an MQTT broker, set mqtt.host; otherwise set broker.port.'
      : 'Set broker.host and broker.port.',
  );
}

async function checkConfigured(host: string, options: Options['mqtt']): Promise<Finding> {
  const port = options.port ?? (options.tls ? 8883 : 1883);
  const at = `${host}:${port}`;
  try {
    const client = await mqtt.connectAsync(
      `${options.tls ? 'mqtts' : 'mqtt'}://${host.includes(':') ? `[${host}]` : host}:${port}`,
      {
        protocolVersion: options.protocol === '5' ? 5 : 4,
        connectTimeout: PATIENCE_MS,
        reconnectPeriod: 0,
        rejectUnauthorized: options.verify,
        ...(options.username ? { username: options.username } : {}),
        ...(options.password ? { password: options.password } : {}),
        ...(options.ca ? { ca: readFileSync(options.ca) } : {}),
        ...(options.cert ? { cert: readFileSync(options.cert) } : {}),
        ...(options.key ? { key: readFileSync(options.key) } : {}),
      },
      // Without this, one refused connection would be retried for ever.
      false,
    );
    await client.endAsync();
    return ok('broker', `Connected to ${at}.`);
  } catch (error) {
    return problem('broker', `${at}: ${errorText(error) || 'no answer'}.`, advice(error));
  }
}

function advice(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  // 4 and 5 of MQTT 3.1.1, 134 and 135 of MQTT 5: bad account, not authorised.
  if (code === 4 || code === 5 || code === 134 || code === 135) return 'Check mqtt.username and mqtt.password.';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'There is no such host: check mqtt.host.';
  if (code === 'ECONNREFUSED') return 'Nothing listens there: check mqtt.host and mqtt.port, and that the broker runs.';
  if (typeof code === 'string' && /CERT|SELF_SIGNED|TLS|SSL/.test(code)) {
    return 'Set mqtt.ca to the certificate authority of the broker; mqtt.verify: false does without the check.';
  }
  return 'Check mqtt.host, mqtt.port and mqtt.tls, and that this machine reaches the broker.';
}
