import type { Intent, QueryIntent } from '../domain/meaning.ts';
import { hasNouns, readFrame } from './frame.ts';
import { whereSlots } from './intents.ts';
import { likelyDomains } from './likely-domains.ts';
import { after, type Saying } from './saying.ts';
import { segment } from './segment.ts';
import { findTarget } from './target-phrase.ts';

const STARTS = new Set([
  'is',
  'are',
  'was',
  'were',
  'what',
  'which',
  'who',
  'whose',
  'when',
  'where',
  'why',
  'how',
  'does',
  'did',
  'has',
  'have',
  'am',
  'should',
  'whats',
  'tell',
]);
const ADJECTIVES: Readonly<Record<string, string>> = {
  open: 'open',
  close: 'closed',
  lock: 'locked',
  unlock: 'unlocked',
  play: 'playing',
  pause: 'paused',
};
const SENSORS = [
  'light',
  'switch',
  'cover',
  'lock',
  'fan',
  'media_player',
  'climate',
  'binary_sensor',
  'vacuum',
  'valve',
  'lawn_mower',
  'person',
  'sensor',
];

/** Whether a sentence asks rather than requests. "Can you", "could you", "would you" request. */
export function isQuestion(saying: Saying): boolean {
  const first = saying.tokens.findIndex(
    (token) => !['hey', 'ok', 'okay', 'so', 'and', 'please', 'well', 'um', 'uh'].includes(token.norm),
  );
  const word = saying.tokens[first]?.norm ?? '';
  const second = saying.tokens[first + 1]?.norm ?? '';
  if (word === 'do' || word === 'can' || word === 'could' || word === 'will')
    return /^(?:i|we|you)$/.test(second) && word === 'do';
  return STARTS.has(word) && !(word === 'tell' && second !== 'me');
}

/** Reads a question that the state of the home answers; undefined where it is about something else. */
export function readQuestion(saying: Saying): Intent | undefined {
  const words = saying.tokens.map((token) => token.norm).join(' ');
  const quantity = quantityOf(words);
  const lead =
    /^(?:(?:hey|ok|okay|so|and|please|well|um|uh) )*(?:tell me )?(?:if |whether )?(?:how many of|how many|which of|which|what is|what are|what|is there|are there|is|are|was|were|does|do|did|has|have|how is|how)\b ?(?:any|all|some|many)? ?(?:of )?/.exec(
      words,
    )?.[0] ?? '';
  const rest = after(saying, lead.trim() ? lead.trim().split(' ').length : 0);
  const frame = readFrame(segment(rest.tokens, saying.lexicon, saying.context));
  if (frame.unknown.length || frame.time || frame.condition || frame.negated) return undefined;
  if (quantity === 'all' || quantity === 'any') frame.nouns.every ||= quantity === 'all';
  const value = frame.words.property ?? (/^how (?:warm|hot|cold)/.test(words) ? 'temperature' : undefined);
  const state =
    frame.particle === 'on' || frame.particle === 'off'
      ? frame.particle
      : (frame.words.state ?? ADJECTIVES[frame.act ?? '']);
  if (!hasNouns(frame.nouns) && value !== 'temperature') return undefined;
  const domains =
    value === 'temperature'
      ? ['climate', 'sensor']
      : state
        ? stateDomains(state)
        : [...likelyDomains(frame), ...SENSORS];
  const meant = hasNouns(frame.nouns)
    ? findTarget(frame, domains, saying.lexicon, saying.context)
    : findTarget({ ...frame, nouns: { ...frame.nouns, here: true } }, domains, saying.lexicon, saying.context);
  if (meant.outcome !== 'found' && meant.outcome !== 'ambiguous') return undefined;
  const ids = meant.outcome === 'found' ? meant.ids : meant.choices;
  const target = meant.outcome === 'found' ? meant.target : { entities: [...ids] };
  const slots = whereSlots(frame, target, ids, saying.lexicon);
  if (value === 'temperature') {
    const { domain: _domain, device_class: _class, ...where } = slots;
    return query('HassClimateGetTemperature', where, ids, target, { value: 'temperature' });
  }
  if (state && state !== 'muted') return query('HassGetState', { ...slots, state }, ids, target, { state, quantity });
  if (value === 'brightness' || value === 'position' || value === 'volume')
    return query('HassGetState', slots, ids, target, { value });
  return value === undefined && /^(?:what|how|tell)/.test(words)
    ? query('HassGetState', slots, ids, target, { value: 'state' })
    : undefined;
}

function query(
  name: string,
  slots: QueryIntent['slots'],
  targets: readonly string[],
  target: QueryIntent['target'],
  asks: QueryIntent['asks'],
): QueryIntent {
  return { kind: 'query', name, slots, targets, target, asks };
}

function quantityOf(words: string): 'any' | 'all' | 'which' | 'how-many' | 'one' {
  if (/\bhow many\b/.test(words)) return 'how-many';
  if (/\b(?:which|what)\b/.test(words)) return 'which';
  if (/\b(?:any|some|there)\b/.test(words)) return 'any';
  return /\b(?:all|every)\b/.test(words) ? 'all' : 'one';
}

function stateDomains(state: string): readonly string[] {
  if (state === 'open' || state === 'closed') return ['cover', 'binary_sensor', 'valve', 'lock'];
  if (state === 'locked' || state === 'unlocked') return ['lock'];
  if (state === 'playing' || state === 'paused') return ['media_player'];
  return ['light', 'switch', 'fan', 'media_player', 'climate', 'binary_sensor', 'input_boolean', 'humidifier', 'siren'];
}
