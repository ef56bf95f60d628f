import type { RememberingHub } from '../../domain/call.ts';
import type { Clock } from '../../domain/clock.ts';
import { Failure } from '../../domain/failure.ts';
import type { Home, HomeEvent } from '../../domain/home.ts';
import type { Log } from '../../domain/turn.ts';
import { reachPatiently } from './patience.ts';

/** A hub that may come later. Until it is there the home is empty, and calls fail with HUB_UNREACHABLE. */
export interface PatientHub extends RememberingHub {
  /** Why it is not there, or undefined while it is. */
  problem(): string | undefined;
  readonly connected: boolean;
}

const NO_HOME: Home = {
  name: 'Home',
  unitSystem: 'metric',
  floors: [],
  areas: [],
  zones: [],
  satellites: [],
  entities: [],
};

/** Connects to a hub, now or as soon as it answers. Rejects where waiting cannot help (BAD_OPTIONS). */
export async function awaitHub(
  connect: () => Promise<RememberingHub>,
  means: { readonly clock: Clock; readonly log: Log },
): Promise<PatientHub> {
  const listeners = new Set<(event: HomeEvent) => void>();
  let isConnected = false;
  const tell = (event: HomeEvent): void => {
    if (event.kind === 'connection') isConnected = event.connected;
    for (const listener of [...listeners]) listener(event);
  };
  const reached = await reachPatiently(
    connect,
    (hub) => {
      isConnected = true;
      hub.subscribe(tell);
      tell({ kind: 'connection', connected: true });
      tell({ kind: 'registry' });
    },
    means,
  );
  return {
    home: () => reached.thing?.home() ?? NO_HOME,
    async call(call) {
      if (!reached.thing) throw new Failure('HUB_UNREACHABLE', reached.problem ?? 'The hub is not connected yet.');
      await reached.thing.call(call);
    },
    async read(call) {
      if (!reached.thing) throw new Failure('HUB_UNREACHABLE', reached.problem ?? 'The hub is not connected yet.');
      return reached.thing.read(call);
    },
    async converse(text, conversation) {
      if (!reached.thing) throw new Failure('HUB_UNREACHABLE', reached.problem ?? 'The hub is not connected yet.');
      return reached.thing.converse(text, conversation);
    },
    async past(from, to, entities) {
      if (!reached.thing) throw new Failure('HUB_UNREACHABLE', reached.problem ?? 'The hub is not connected yet.');
      return reached.thing.past(from, to, entities);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    get connected() {
      return isConnected;
    },
    problem: () => (isConnected ? undefined : (reached.problem ?? 'The connection is lost; trying to reconnect.')),
    async close() {
      await reached.stop();
      await reached.thing?.close();
      listeners.clear();
    },
  };
}
