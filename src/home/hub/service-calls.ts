import type { Call } from '../../domain/call.ts';
import type { Clock } from '../../domain/clock.ts';
import { Failure } from '../../domain/failure.ts';
import type { Json } from '../../domain/home.ts';
import { isLostConnection, wordsOf } from './errors.ts';
import type { Ask } from './registry.ts';

export interface CallerOptions {
  readonly address: string;
  readonly ask: Ask;
  readonly clock: Clock;
  /** How long a call may take. */
  readonly patienceMs: number;
  readonly connected: () => boolean;
}

/** Makes service calls, every failure of which is a Failure: HUB_UNREACHABLE or HUB_CALL_FAILED. */
export function createCaller(options: CallerOptions): (call: Call, returnResponse: boolean) => Promise<unknown> {
  const { address, ask, clock, patienceMs, connected } = options;
  return async (call, returnResponse) => {
    const name = `${call.domain}.${call.service}`;
    if (!connected()) {
      throw new Failure('HUB_UNREACHABLE', `${name} was not sent: the hub at ${address} is not connected just now.`);
    }
    let cancel = (): void => undefined;
    const late = new Promise<never>((_, reject) => {
      cancel = clock.after(patienceMs, () => reject(tooLate(name, patienceMs)));
    });
    try {
      return await Promise.race([ask(toMessage(call, returnResponse)), late]);
    } catch (cause) {
      if (cause instanceof Failure) throw cause;
      if (!isLostConnection(cause)) {
        throw new Failure('HUB_CALL_FAILED', `The hub refused ${name}: ${wordsOf(cause)}`, { cause });
      }
      const message = `The connection to the hub broke during ${name}; check whether it was done.`;
      throw new Failure('HUB_UNREACHABLE', message, { cause });
    } finally {
      cancel();
    }
  };
}

/** The data that a service answered with. */
export function responseOf(answer: unknown): Json {
  const response = typeof answer === 'object' && answer !== null && 'response' in answer ? answer.response : null;
  return (response ?? null) as Json;
}

function toMessage(call: Call, returnResponse: boolean): Parameters<Ask>[0] {
  return {
    type: 'call_service',
    domain: call.domain,
    service: call.service,
    service_data: call.data,
    ...(call.target.entity_id.length === 0 ? {} : { target: { entity_id: call.target.entity_id } }),
    ...(returnResponse ? { return_response: true } : {}),
  };
}

function tooLate(name: string, patienceMs: number): Failure {
  const message = `The hub did not answer ${name} within ${patienceMs / 1000} s; it may still happen. Look at the device.`;
  return new Failure('HUB_CALL_FAILED', message);
}
