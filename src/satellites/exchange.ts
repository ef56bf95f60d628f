import type { Heard } from '../domain/heard.ts';
import type { Reply } from '../domain/turn.ts';
import type { Expectation } from '../domain/vocabulary.ts';
import { nluQuery, textCaptured, textOf, understood } from './captured.ts';
import { type Listening, startListening } from './listening.ts';
import { about, type LiveSession, type SessionMeans } from './live-session.ts';
import type { Microphone } from './microphones.ts';
import { ending, type Step } from './session-step.ts';
import { endOfSpeechMs, type Turn } from './turn-timing.ts';

/** So often in a row something may be heard that makes no sense: it may be a television. */
const MAX_MISSES = 3;

/**
 * Listens to one utterance and has it answered, in the protocol's order: `asr/startListening`, `asr/textCaptured`,
 * `asr/stopListening` and the wake word on, `nlu/query`, `hermes/intent/<name>`. Silence ends the session.
 *
 * @throws what the ears or the mind throw.
 */
export async function exchange(
  live: LiveSession,
  means: SessionMeans,
  microphone: Microphone,
  expects: Expectation,
): Promise<Step> {
  const { siteId, sessionId } = live.plan;
  const { send, speech, toggles } = means;
  const again: Step = { next: 'listen', expects };
  // The words of a session that was cut short, or of another program, may still sound.
  if (speech.speaking(siteId)) await Promise.race([speech.quiet(siteId), live.orders.arrived()]);
  if (live.orders.waiting()) return again;

  toggles.disable('hotword', siteId, 'dialogueSession');
  const listening = startListening(means, microphone, { siteId, expects }, () => speech.speaking(siteId));
  live.listening = true;
  live.starts += 1;
  send({
    kind: 'startListening',
    siteId,
    sessionId,
    stopOnSilence: true,
    sendAudioCaptured: false,
    ...(live.lang === undefined ? {} : { lang: live.lang }),
    ...(live.plan.wakewordId === undefined ? {} : { wakewordId: live.plan.wakewordId }),
    ...(live.intentFilter === undefined ? {} : { intentFilter: [...live.intentFilter] }),
  });
  const made = await words(live, listening);
  const isOwn = made !== undefined && means.ownVoice.echoes(made);
  const heard = isOwn ? undefined : made;
  if (heard) send(textCaptured(heard, about(live)));
  live.listening = false;
  send({ kind: 'stopListening', siteId, sessionId });
  if (isOwn) live.misses += 1;
  if (!heard) return isOwn && live.misses >= MAX_MISSES ? ending('timeout') : again;
  toggles.enable('hotword', siteId, 'dialogueSession');
  return answer(live, means, heard);
}

/** What was said, or undefined if an abort or an order came first that the session must follow. */
async function words({ orders }: LiveSession, listening: Listening): Promise<Heard | undefined> {
  for (;;) {
    const heard = await Promise.race([listening.heard, orders.arrived().then(() => undefined)]);
    if (heard) return heard;
    if (orders.abortedFor() !== undefined || orders.peek()?.kind !== 'stop') {
      listening.heard.catch(() => undefined);
      listening.cancel();
      return undefined;
    }
    orders.take();
    listening.stop();
  }
}

async function answer(live: LiveSession, means: SessionMeans, heard: Heard): Promise<Step> {
  const { siteId, sessionId } = live.plan;
  if (heard.outcome === 'rejected' && heard.reason === 'no-speech')
    return ending(live.answered ? 'nominal' : 'timeout');
  const wordsMs = means.clock.now();
  const id = means.newId();
  means.send(nluQuery(heard, id, about(live), live.intentFilter));
  // Whoever asks for certain intents only wants to handle the answer; the mind knows no such limits, so it is not asked.
  if (live.intentFilter) return { next: 'hand over' };

  const reply = await inTime(live, means, means.mind.answer(heard, { siteId }));
  if (!reply) return ending('timeout');
  const replyMs = means.clock.now();
  const messages = understood(heard, reply, id, about(live));
  for (const message of messages) means.send(message);
  const missed = messages[0]?.kind === 'intentNotRecognized';
  live.misses = heard.outcome === 'rejected' ? live.misses + 1 : 0;
  live.answered ||= !missed;
  const turn = { siteId, sessionId, heard, reply, endOfSpeechMs: endOfSpeechMs(heard, wordsMs), wordsMs, replyMs };
  const spoken = { text: reply.say, said: tellOnce(means, turn) };

  if (missed && live.sendIntentNotRecognized) {
    const data = live.customData === undefined ? {} : { customData: live.customData };
    means.send({ kind: 'sessionNotRecognized', sessionId, siteId, input: textOf(heard), ...data });
    if (!reply.listening) return { next: 'hand over', ...spoken };
  }
  if (reply.listening && live.misses < MAX_MISSES) return { next: 'listen', expects: reply.expects, ...spoken };
  return { next: 'end', reason: missed ? 'intentNotRecognized' : 'nominal', concluded: !reply.listening, ...spoken };
}

/** The reply; undefined if it takes too long or the session is aborted meanwhile. */
function inTime(live: LiveSession, means: SessionMeans, reply: Promise<Reply>): Promise<Reply | undefined> {
  return new Promise((resolve, reject) => {
    const forget = means.clock.after(means.sessionTimeoutMs, () => resolve(undefined));
    const { aborted } = live.orders;
    if (aborted.aborted) resolve(undefined);
    aborted.addEventListener('abort', () => resolve(undefined), { once: true });
    reply.then(resolve, reject).finally(forget);
  });
}

function tellOnce(means: SessionMeans, turn: Omit<Turn, 'firstAudioMs'>): (firstAudioMs?: number) => void {
  let told = false;
  return (firstAudioMs) => {
    if (told) return;
    told = true;
    means.onTurn(firstAudioMs === undefined ? turn : { ...turn, firstAudioMs });
  };
}
