import type { Message, MessageKind } from './hermes/message.ts';

type Reason = 'dialogueSession' | 'playAudio' | 'ttsSay';
type Service = 'hotword' | 'asr';

/** Switches wake word detection and listening of sites off and on, each for a reason. */
export interface Toggles {
  disable(service: Service, siteId: string, reason: Reason): void;
  enable(service: Service, siteId: string, reason: Reason): void;
  /** The reasons for which a service of a site is off by our doing. */
  reasons(service: Service, siteId: string): readonly Reason[];
  /** Clears everything at a site, whatever it was left with: also by a predecessor that was killed. */
  clear(siteId: string): void;
}

/**
 * Reasons are a set for each site and service: it is on when the set is empty. Every change is published, because a
 * satellite keeps the same set; one that was never taken away is never given back, so the pairs always match.
 */
export function createToggles(send: (message: Message) => void): Toggles {
  const off = new Map<string, Set<Reason>>();

  function publish(service: Service, state: 'On' | 'Off', siteId: string, reason: Reason | ''): void {
    const kind = `${service}Toggle${state}` as const;
    const message: MessageKind<typeof kind> = { kind, siteId, reason };
    send(message);
  }

  return {
    disable(service, siteId, reason) {
      const key = `${service} ${siteId}`;
      const set = off.get(key) ?? new Set();
      if (set.has(reason)) return;
      off.set(key, set.add(reason));
      publish(service, 'Off', siteId, reason);
    },
    enable(service, siteId, reason) {
      const key = `${service} ${siteId}`;
      const set = off.get(key);
      if (!set?.delete(reason)) return;
      if (set.size === 0) off.delete(key);
      publish(service, 'On', siteId, reason);
    },
    reasons: (service, siteId) => [...(off.get(`${service} ${siteId}`) ?? [])],
    clear(siteId) {
      for (const service of ['hotword', 'asr'] as const) {
        off.delete(`${service} ${siteId}`);
        publish(service, 'On', siteId, '');
      }
    },
  };
}
