import { connectBroker } from '../../satellites/broker.ts';
import { addressOf } from '../../satellites/broker-options.ts';
import { errorText } from '../error-text.ts';
import { brokerOf } from '../options/connections.ts';
import type { Options } from '../options/schema.ts';
import { type Finding, ok, problem } from './finding.ts';
import { probePort } from './port.ts';

const PATIENCE_MS = 5_000;
const QUIET = { info: () => undefined, problem: () => undefined };

/** Whether satellites could be reached: connects to the broker, or sees whether the embedded one could start. */
export async function checkBroker(options: Options): Promise<Finding> {
  try {
    const broker = brokerOf(options);
    if (broker === undefined) return await checkEmbedded(options.broker);
    const connection = await connectBroker({ ...broker, connectTimeoutMs: PATIENCE_MS }, QUIET);
    await connection.close();
    return ok('broker', `Connected to ${addressOf(broker)}.`);
  } catch (error) {
    const todo = 'Check mqtt.host, mqtt.port, mqtt.username, mqtt.password and mqtt.tls, and that the broker runs.';
    return problem('broker', errorText(error), todo);
  }
}

async function checkEmbedded({ host, port }: Options['broker']): Promise<Finding> {
  const state = await probePort(host, port);
  if (state === 'free') return ok('broker', `The embedded broker can listen on ${host}:${port}.`);
  return problem(
    'broker',
    `The embedded broker cannot listen on ${host}:${port} (${state}).`,
    state === 'EADDRINUSE'
      ? 'Something listens there already: if it is an MQTT broker, set mqtt.host; otherwise set broker.port.'
      : 'Set broker.host and broker.port.',
  );
}
