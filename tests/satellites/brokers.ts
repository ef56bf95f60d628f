import { startEmbeddedBroker } from '../../src/satellites/embedded-broker.ts';
import { MOSQUITTO_PASSWORD, MOSQUITTO_USER, mosquittoBinary, startMosquitto } from '../support/mosquitto.ts';
import type { TestBroker } from './world.ts';

export interface BrokerUnderTest {
  readonly name: string;
  readonly protocolVersion: 4 | 5;
  start(): Promise<TestBroker>;
}

/** The embedded broker; on any free port, and on the same one after a restart. */
async function embedded(): Promise<TestBroker> {
  let broker = await startEmbeddedBroker({ port: 0 });
  const { port } = broker;
  return {
    options: { host: '127.0.0.1', port },
    async restart() {
      await broker.close();
      broker = await startEmbeddedBroker({ port });
    },
    stop: () => broker.close(),
  };
}

async function mosquitto(binary: string): Promise<TestBroker> {
  const broker = await startMosquitto(binary);
  const options = { host: '127.0.0.1', port: broker.port, username: MOSQUITTO_USER, password: MOSQUITTO_PASSWORD };
  return { options, restart: broker.restart, stop: broker.stop };
}

/** All brokers that there are on this machine. Each contract holds at all of them. */
export function brokersUnderTest(): readonly BrokerUnderTest[] {
  const own: BrokerUnderTest = { name: 'the embedded broker', protocolVersion: 4, start: embedded };
  const binary = mosquittoBinary;
  if (!binary) {
    console.warn('Mosquitto is not installed: what should hold there is not tested. Try: apt-get install mosquitto');
    return [own];
  }
  return [
    own,
    { name: 'Mosquitto with MQTT 3.1.1', protocolVersion: 4, start: () => mosquitto(binary) },
    { name: 'Mosquitto with MQTT 5', protocolVersion: 5, start: () => mosquitto(binary) },
  ];
}
