import type { Clock } from '../domain/clock.ts';
import type { Broker } from './broker.ts';
import type { Codec } from './hermes/codec.ts';

/** Finds out which satellites are there, by the sound that they stream. */
export interface RollCall {
  /** Listens for all sites, and again for a while if some of the expected ones are not there yet. */
  begin(expected: readonly string[]): void;
  /** Puts it off: a session is about to listen, and the broker must not send its frames twice. */
  postpone(): void;
  /** Ends it for good. */
  end(): void;
  /** Takes a packet if it is a frame that no session listens to. Its payload is not looked at. */
  route(topic: string): boolean;
}

export interface RollCallEvents {
  /** A site is there. Once for each in a roll call. */
  present(siteId: string): void;
  /** A site was expected and not heard: it is late, or does not stream while idle. Told in each round. */
  missing(siteId: string): void;
  /** Whether a session runs anywhere. */
  busy(): boolean;
}

/** Long enough for every satellite that streams (16 to 64 ms a frame), short enough to cost nothing. */
const ROUND_MS = 1000;
const PAUSE_MS = 5000;
/** Two minutes: a small board has started again and is back in the network by then. */
const ROUNDS = 20;

export function createRollCall(
  broker: Pick<Broker, 'subscribe' | 'unsubscribe'>,
  codec: Codec,
  clock: Clock,
  events: RollCallEvents,
): RollCall {
  const filter = codec.filter('audioFrame');
  const [before = '', after = ''] = filter.split('+');
  const heard = new Set<string>();
  let missing = new Set<string>();
  let roundsLeft = 0;
  let listening = false;
  let forget: () => void = () => undefined;

  function hush(): void {
    forget();
    if (listening) broker.unsubscribe(filter);
    listening = false;
  }

  function round(): void {
    hush();
    if (events.busy()) {
      forget = clock.after(PAUSE_MS, round);
      return;
    }
    roundsLeft -= 1;
    listening = true;
    broker.subscribe(filter);
    forget = clock.after(ROUND_MS, () => {
      hush();
      for (const siteId of missing) events.missing(siteId);
      if (missing.size > 0 && roundsLeft > 0) forget = clock.after(PAUSE_MS, round);
    });
  }

  return {
    begin(expected) {
      heard.clear();
      missing = new Set(expected);
      roundsLeft = ROUNDS;
      round();
    },
    postpone() {
      if (!listening) return;
      hush();
      forget = clock.after(PAUSE_MS, round);
    },
    end: hush,
    route(topic) {
      if (!topic.startsWith(before) || !topic.endsWith(after)) return false;
      const siteId = topic.slice(before.length, topic.length - after.length);
      if (listening && siteId !== '' && !siteId.includes('/') && !heard.has(siteId)) {
        heard.add(siteId);
        missing.delete(siteId);
        events.present(siteId);
      }
      return true;
    },
  };
}
