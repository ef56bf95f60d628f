import type { Message, MessageKind } from './hermes/message.ts';

type Reason = 'dialogueSession' | 'ttsSay';
type Service = 'hotword' | 'asr';

/** The reasons that are ever given here. */
const OURS: Readonly<Record<Service, readonly Reason[]>> = { hotword: ['dialogueSession', 'ttsSay'], asr: ['ttsSay'] };

/** Switches wake word detection and listening of sites off and on, each for a reason. */
export interface Toggles {
  disable(service: Service, siteId: string, reason: Reason): void;
  enable(service: Service, siteId: string, reason: Reason): void;
  /** The reasons for which a service of a site is off by our doing. */
  reasons(service: Service, siteId: string): readonly Reason[];
  /** Takes all of our reasons away at a site, also those that a predecessor left there when it was killed. */
  clear(siteId: string): void;
}

/**
 * Reasons are a set for each site and service: it is on when the set is empty. Every change is published, because a
 * satellite keeps the same set; one that was never taken away is never given back, so the pairs always match.
 */
export function createToggles(send: (message: Message) => void): Toggles {
  const off = new Map<string, Set<Reason>>();

  function publish(service: Service, state: 'On' | 'Off', siteId: string, reason: Reason): void {
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
      // Not the reason '', which would also overrule a person who switched a microphone off through another program.
      for (const [service, reasons] of Object.entries(OURS) as [Service, readonly Reason[]][]) {
        off.delete(`${service} ${siteId}`);
        for (const reason of reasons) publish(service, 'On', siteId, reason);
      }
    },
  };
}
