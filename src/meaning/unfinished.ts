import type { Meaning } from '../domain/meaning.ts';
import { isQuestion } from './questions/question.ts';
import type { Saying } from './saying.ts';

/** Words that lead to what somebody then left out. */
const LEADS = new Set(['to', 'at', 'for', 'by', 'with']);
const COURTESIES = new Set(['please', 'thanks']);

/**
 * "Dim the lamp to", "set a timer for": what stands after the last word was not said, and acting on the rest alone
 * would be acting on half a request. What the rest lacks belongs there.
 */
export function readUnfinished(saying: Saying, read: (part: Saying) => Meaning): Meaning | undefined {
  let last = saying.tokens.length - 1;
  while (last > 0 && COURTESIES.has(saying.tokens[last]?.norm ?? '')) last--;
  const lead = saying.tokens[last];
  if (!lead || last < 1 || !LEADS.has(lead.norm) || isQuestion(saying)) return undefined;
  const rest = read({ ...saying, tokens: saying.tokens.slice(0, last) });
  const [only, ...others] = rest.outcome === 'understood' ? rest.intents : [];
  if (rest.outcome === 'unknown' && rest.missing)
    return { ...rest, missing: { ...rest.missing, start: lead.start, end: lead.end } };
  if (!only || others.length) return undefined;
  if (only.kind === 'skill' && only.missing) {
    const missing = { ...only.missing, start: lead.start, end: lead.end };
    return { outcome: 'understood', intents: [{ ...only, missing }], confidence: 0.9 };
  }
  if (only.kind !== 'set' || lead.norm === 'for' || lead.norm === 'with') return undefined;
  const start = saying.tokens[0]?.start ?? 0;
  return {
    outcome: 'unknown',
    unknown: [{ text: saying.text.slice(start, lead.end), start, end: lead.end, guess: 'value' }],
    request: { text: saying.text, target: only.target, targets: only.targets },
    missing: { what: 'value', start: lead.start, end: lead.end, leads: [lead.norm] },
    confidence: 0.8,
  };
}
