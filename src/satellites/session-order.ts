import type { MessageKind } from './hermes/message.ts';

/** Why a session ended, in the protocol's words. */
export type Termination = MessageKind<'sessionEnded'>['termination']['reason'];

/** What others tell a running session. */
export type Order =
  | { readonly kind: 'continue'; readonly message: MessageKind<'continueSession'> }
  | { readonly kind: 'end'; readonly message: MessageKind<'endSession'> }
  /** What was said so far is all. */
  | { readonly kind: 'stop' };

/** Orders that wait until a session looks at them. An abort does not wait. */
export interface Orders {
  give(order: Order): void;
  abort(reason: Termination): void;
  /** Whether there is an order or was an abort. */
  waiting(): boolean;
  peek(): Order | undefined;
  /** Takes the next one away. */
  take(): Order | undefined;
  /** Resolves as soon as there is an order or an abort. */
  arrived(): Promise<void>;
  /** The reason of the abort, once there was one. */
  abortedFor(): Termination | undefined;
  /** Fires at the first abort. */
  readonly aborted: AbortSignal;
}

const MAX_WAITING = 20;

export function createOrders(): Orders {
  const waiting: Order[] = [];
  const controller = new AbortController();
  let reason: Termination | undefined;
  let calls: (() => void)[] = [];

  function wake(): void {
    const woken = calls;
    calls = [];
    for (const call of woken) call();
  }

  return {
    give(order) {
      if (waiting.length < MAX_WAITING) waiting.push(order);
      wake();
    },
    abort(why) {
      reason ??= why;
      controller.abort();
      wake();
    },
    waiting: () => waiting.length > 0 || reason !== undefined,
    peek: () => waiting[0],
    take: () => waiting.shift(),
    arrived: () =>
      waiting.length > 0 || reason
        ? Promise.resolve()
        : new Promise((resolve) => {
            calls.push(resolve);
          }),
    abortedFor: () => reason,
    aborted: controller.signal,
  };
}
