import { wordsOf } from './error-words.ts';
import { exchange } from './exchange.ts';
import type { LiveSession, SessionMeans } from './live-session.ts';
import type { Order, Termination } from './session-order.ts';
import { ending, type Step } from './session-step.ts';

/**
 * Runs one session from `sessionStarted` to `sessionEnded`. Never rejects: what goes wrong ends the session with the
 * reason `error`, and the wake word is switched on again in any case. Resolves with the reason.
 */
export async function runSession(live: LiveSession, means: SessionMeans): Promise<Termination> {
  const { siteId, sessionId, listen } = live.plan;
  const { send, toggles, mind } = means;
  const data = () => (live.customData === undefined ? {} : { customData: live.customData });
  // Opened first: the person may go on speaking right after the wake word.
  const microphone = listen && means.microphones.open(siteId, sessionId);
  send({
    kind: 'sessionStarted',
    sessionId,
    siteId,
    ...data(),
    ...(live.lang === undefined ? {} : { lang: live.lang }),
  });
  if (listen) toggles.disable('hotword', siteId, 'dialogueSession');
  const text = live.plan.text === undefined ? {} : { text: live.plan.text };

  let reason: Termination = 'error';
  let concluded = false;
  try {
    let step: Step = listen
      ? { next: 'listen', expects: listen, ...text }
      : { next: 'end', reason: 'nominal', concluded: true, ...text };
    for (;;) {
      if (!(await say(live, means, step))) step = ending('error');
      const aborted = live.orders.abortedFor();
      const order = live.orders.take();
      if (aborted) step = ending(aborted);
      else if (order) {
        step = follow(live, order, step);
        continue;
      }
      if (step.next === 'end') {
        ({ reason, concluded } = step);
        break;
      }
      if (step.next === 'hand over') step = await handedOver(live, means);
      else if (microphone) step = await exchange(live, means, microphone, step.expects);
      // A notification that another program goes on with: there is nothing to listen with.
      else step = ending('nominal');
    }
  } catch (error) {
    const why = wordsOf(error);
    means.log.problem(`The session at site ${siteId} ended with an error: ${why}`);
    if (live.listening) send({ kind: 'stopListening', siteId, sessionId });
    send({
      kind: 'error',
      service: live.listening ? 'asr' : 'dialogueManager',
      siteId,
      sessionId,
      error: why.slice(0, 2000),
    });
    live.listening = false;
  }
  microphone?.close();
  // A conversation that the mind did not end itself: what was half taught in it is void.
  if (listen && !concluded) mind.leave(siteId);
  send({ kind: 'sessionEnded', termination: { reason }, sessionId, siteId, ...data() });
  toggles.enable('hotword', siteId, 'dialogueSession');
  return reason;
}

/** False if it could not be said: then nobody knows what to answer, and there is nothing to listen for. */
async function say(live: LiveSession, means: SessionMeans, { text, said }: Step): Promise<boolean> {
  const { siteId, sessionId } = live.plan;
  try {
    if (!text) return true;
    await means.speech.say({
      siteId,
      text,
      sessionId,
      ...(live.lang === undefined ? {} : { lang: live.lang }),
      signal: live.orders.aborted,
      onFirstAudio: () => said?.(means.clock.now()),
    });
    return true;
  } catch {
    // Speech has reported it.
    return false;
  } finally {
    said?.();
  }
}

/** Other programs may lead a session too. */
function follow(live: LiveSession, order: Order, otherwise: Step): Step {
  if (order.kind === 'stop') {
    const { text: _text, said: _said, ...rest } = otherwise;
    return rest;
  }
  const { message } = order;
  // Null and absent mean that the old value stays; an intent filter is replaced in any case.
  if (message.customData !== undefined) live.customData = message.customData;
  const text = message.text === undefined ? {} : { text: message.text };
  if (order.kind === 'end') return { next: 'end', reason: 'nominal', concluded: false, ...text };
  live.intentFilter = order.message.intentFilter;
  live.sendIntentNotRecognized = order.message.sendIntentNotRecognized ?? false;
  live.lang = order.message.lang ?? live.lang;
  return { next: 'listen', expects: 'request', ...text };
}

/** Waits for the program that handles this session: what it orders is looked at next. */
async function handedOver(live: LiveSession, means: SessionMeans): Promise<Step> {
  const inTime = await new Promise<boolean>((resolve) => {
    const forget = means.clock.after(means.sessionTimeoutMs, () => resolve(false));
    void live.orders.arrived().then(() => {
      forget();
      resolve(true);
    });
  });
  return inTime ? { next: 'hand over' } : ending('timeout');
}
