import type { MessageKind } from './hermes/message.ts';
import { createLiveSession, isForeignStop, type LiveSession, type SessionMeans } from './live-session.ts';
import { runSession } from './session.ts';
import { createOrders, type Termination } from './session-order.ts';
import { planOfStart, planOfWake, type SessionPlan } from './session-plan.ts';

/** All sessions: one at a time at each site, the others wait. */
export interface Sessions {
  wake(message: MessageKind<'hotwordDetected'>): void;
  start(message: MessageKind<'startSession'>): void;
  /** Our own wish to speak: waits for its turn; resolves when the session has ended, with the reason. */
  announce(plan: SessionPlan): Promise<Termination>;
  continue(message: MessageKind<'continueSession'>): void;
  end(message: MessageKind<'endSession'>): void;
  listeningStarted(message: MessageKind<'startListening'>): void;
  stopListening(message: MessageKind<'stopListening'>): void;
  /** The id of the session that a site is in. */
  at(siteId: string): string | undefined;
  /** Whether there is any session. */
  busy(): boolean;
  /** Ends everything, waiting sessions too; resolves when all have ended, with those that were running. */
  abortAll(reason: Termination): Promise<readonly SessionPlan[]>;
}

export interface SessionsOptions {
  readonly lang: string;
  /** What follows it in a site's name only tells the satellites of one group apart, as in `bedroom.front`. */
  readonly groupSeparator?: string;
}

interface Waiting {
  readonly plan: SessionPlan;
  readonly ended?: (reason: Termination) => void;
}

interface Site {
  readonly current: LiveSession;
  readonly done: Promise<void>;
  /** Starts as soon as the current one has been aborted for it. */
  next?: Waiting;
  readonly queue: Waiting[];
}

const MAX_QUEUE = 20;

export function createSessions(means: SessionMeans, options: SessionsOptions): Sessions {
  const sites = new Map<string, Site>();

  function begin(waiting: Waiting, queue: Waiting[]): void {
    const { siteId } = waiting.plan;
    const current = createLiveSession(waiting.plan, createOrders());
    // In a microtask, so that the site is known before the session's first message can be answered.
    const done = Promise.resolve()
      .then(() => runSession(current, means))
      .then((reason) => {
        const { next } = sites.get(siteId) ?? {};
        sites.delete(siteId);
        waiting.ended?.(reason);
        const following = next ?? queue.shift();
        if (following) begin(following, queue);
      });
    sites.set(siteId, { current, done, queue });
  }

  function offer(waiting: Waiting, canBeEnqueued: boolean): void {
    const { siteId, sessionId, customData } = waiting.plan;
    const site = sites.get(siteId);
    if (!site) begin(waiting, []);
    else if (!canBeEnqueued) {
      // Whoever was to come next is outdated by this one.
      site.next?.ended?.('abortedByUser');
      site.next = waiting;
      site.current.orders.abort('abortedByUser');
    } else if (site.queue.length < MAX_QUEUE) {
      site.queue.push(waiting);
      means.send({ kind: 'sessionQueued', sessionId, siteId, ...(customData === undefined ? {} : { customData }) });
    } else {
      means.send({ kind: 'error', service: 'dialogueManager', siteId, error: `${MAX_QUEUE} sessions wait already` });
      waiting.ended?.('error');
    }
  }

  /** Whether another satellite of the same group was faster. */
  function groupTaken(siteId: string): boolean {
    const group = groupOf(siteId, options.groupSeparator);
    return [...sites.keys()].some((other) => other !== siteId && groupOf(other, options.groupSeparator) === group);
  }

  function find(sessionId: string): LiveSession | undefined {
    return [...sites.values()].find(({ current }) => current.plan.sessionId === sessionId)?.current;
  }

  return {
    wake(message) {
      if (groupTaken(message.siteId)) return;
      offer({ plan: planOfWake(message, means.newId, options.lang) }, false);
    },
    start(message) {
      const plan = planOfStart(message, means.newId, options.lang);
      if (plan.listen && plan.text === undefined && groupTaken(message.siteId)) return;
      // A notification has no word on it; to interrupt a person for it would be rude.
      offer({ plan }, message.init.type === 'notification' || (message.init.canBeEnqueued ?? true));
    },
    announce: (plan) => new Promise((ended) => offer({ plan, ended }, true)),
    continue(message) {
      find(message.sessionId)?.orders.give({ kind: 'continue', message });
    },
    end(message) {
      find(message.sessionId)?.orders.give({ kind: 'end', message });
    },
    listeningStarted({ sessionId }) {
      const live = sessionId === undefined ? undefined : find(sessionId);
      if (live) live.startsSeen += 1;
    },
    stopListening({ siteId, sessionId }) {
      const live = sessionId === undefined ? sites.get(siteId)?.current : find(sessionId);
      if (live && isForeignStop(live)) live.orders.give({ kind: 'stop' });
    },
    busy: () => sites.size > 0,
    at: (siteId) => sites.get(siteId)?.current.plan.sessionId,
    async abortAll(reason) {
      const ending = [...sites.values()];
      for (const site of ending) {
        for (const waiting of [...site.queue.splice(0), ...(site.next ? [site.next] : [])]) waiting.ended?.(reason);
        delete site.next;
        site.current.orders.abort(reason);
      }
      await Promise.all(ending.map((site) => site.done));
      return ending.map((site) => site.current.plan);
    },
  };
}

function groupOf(siteId: string, separator: string | undefined): string {
  return separator ? (siteId.split(separator, 1)[0] ?? siteId) : siteId;
}
