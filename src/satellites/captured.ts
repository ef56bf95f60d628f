import type { Heard, Hypothesis } from '../domain/heard.ts';
import type { Json } from '../domain/home.ts';
import type { Reply, ReplyIntent } from '../domain/turn.ts';
import type { Message, MessageKind } from './hermes/message.ts';

/** What a session's messages have in common. */
export interface About {
  readonly siteId: string;
  readonly sessionId: string;
  readonly wakewordId?: string;
  readonly lang?: string;
  readonly customData?: unknown;
}

export function textOf(heard: Heard): string {
  return heard.hypotheses[0]?.text ?? '';
}

/** `asr/textCaptured`: the words and where they lie. Empty text where nothing was understood. */
export function textCaptured(
  heard: Heard,
  { siteId, sessionId, wakewordId, lang }: About,
): MessageKind<'textCaptured'> {
  const best = heard.hypotheses[0];
  return {
    kind: 'textCaptured',
    text: textOf(heard),
    likelihood: best?.confidence ?? 0,
    seconds: heard.timing.audioMs / 1000,
    siteId,
    sessionId,
    ...(wakewordId === undefined ? {} : { wakewordId }),
    asrTokens: [best ? tokens(best) : []],
    ...(lang === undefined ? {} : { lang }),
  };
}

/** `nlu/query`: lets others see what is being understood. */
export function nluQuery(
  heard: Heard,
  id: string,
  about: About,
  intentFilter?: readonly string[],
): MessageKind<'nluQuery'> {
  return {
    kind: 'nluQuery',
    input: textOf(heard),
    id,
    ...about,
    ...(intentFilter === undefined ? {} : { intentFilter: [...intentFilter] }),
    asrConfidence: heard.hypotheses[0]?.confidence ?? 0,
  };
}

/** `hermes/intent/<name>` for each thing that was understood, or `nlu/intentNotRecognized` where nothing was. */
export function understood(heard: Heard, reply: Reply, id: string, about: About): readonly Message[] {
  const input = textOf(heard);
  const best = heard.hypotheses[0];
  const { siteId, sessionId, customData } = about;
  const found = intentsOf(reply);
  if (found.length === 0) {
    return [
      {
        kind: 'intentNotRecognized',
        input,
        id,
        siteId,
        sessionId,
        ...(customData === undefined ? {} : { customData }),
      },
    ];
  }
  return found.map(({ name, slots, confidence }) => ({
    kind: 'intent',
    intentName: name,
    input,
    intent: { intentName: name, confidenceScore: confidence },
    slots: Object.entries(slots).map(([slotName, value]) => slot(input, slotName, value, confidence)),
    id,
    ...about,
    asrTokens: [best ? tokens(best) : []],
    asrConfidence: best?.confidence ?? 0,
    rawInput: input,
  }));
}

/** What the mind says it understood; a mind that does not say so is judged by what it did. */
function intentsOf(reply: Reply): readonly ReplyIntent[] {
  if (reply.intents) return reply.intents;
  return reply.calls.map((call) => ({
    name: `${call.domain}.${call.service}`,
    slots: { ...call.data, entity_id: call.target.entity_id },
    confidence: 1,
  }));
}

function slot(input: string, slotName: string, value: Json, confidence: number) {
  const rawValue = typeof value === 'string' ? value : JSON.stringify(value);
  const at = Math.max(0, input.toLowerCase().indexOf(rawValue.toLowerCase()));
  const end = Math.min(input.length, at + rawValue.length);
  return { entity: slotName, slotName, rawValue, value: { value }, confidence, range: { start: at, end } };
}

function tokens({ words }: Hypothesis) {
  let at = 0;
  return words.map(({ text, confidence, startMs, endMs }) => {
    const rangeStart = at;
    at += text.length + 1;
    const time = { start: startMs / 1000, end: endMs / 1000 };
    return { value: text, confidence, rangeStart, rangeEnd: rangeStart + text.length, time };
  });
}
