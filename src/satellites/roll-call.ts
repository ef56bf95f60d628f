import type { Broker } from './broker.ts';
import type { Clock } from './clock.ts';
import type { Codec } from './hermes/codec.ts';

/** Finds out which satellites are there, by the sound that they stream. */
export interface RollCall {
  begin(): void;
  /** Puts it off: a session is about to listen, and the broker must not send its frames twice. */
  postpone(): void;
  /** Ends it for good. */
  end(): void;
  /** Takes a packet if it is a frame of the roll call. Its payload is not looked at. */
  route(topic: string): boolean;
}

/** Long enough for every satellite that streams (16 to 64 ms a frame), short enough to cost nothing. */
const LISTEN_MS = 1000;
const RETRY_MS = 5000;

export function createRollCall(
  broker: Pick<Broker, 'subscribe' | 'unsubscribe'>,
  codec: Codec,
  clock: Clock,
  callbacks: { readonly present: (siteId: string) => void; readonly busy: () => boolean },
): RollCall {
  const filter = codec.filter('audioFrame');
  const [before = '', after = ''] = filter.split('+');
  let listening = false;
  let forget: () => void = () => undefined;

  function end(): void {
    forget();
    if (listening) broker.unsubscribe(filter);
    listening = false;
  }

  function begin(): void {
    end();
    if (callbacks.busy()) {
      forget = clock.after(RETRY_MS, begin);
      return;
    }
    listening = true;
    broker.subscribe(filter);
    forget = clock.after(LISTEN_MS, end);
  }

  return {
    begin,
    end,
    postpone() {
      if (!listening) return;
      end();
      forget = clock.after(RETRY_MS, begin);
    },
    route(topic) {
      if (!topic.startsWith(before) || !topic.endsWith(after)) return false;
      const siteId = topic.slice(before.length, topic.length - after.length);
      if (listening && siteId !== '' && !siteId.includes('/')) callbacks.present(siteId);
      return true;
    },
  };
}
