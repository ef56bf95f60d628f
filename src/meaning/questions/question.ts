import type { QueryIntent, Slots } from '../../domain/meaning.ts';
import type { Saying } from '../saying.ts';
import { findTarget } from '../target-phrase.ts';
import { readFrameOf } from './frame.ts';
import { readPeople } from './people.ts';
import { readStates } from './states.ts';
import { readTemperature, readValue } from './values.ts';
import { ANYTHING, askedIn } from './words.ts';

/** Whether a sentence asks rather than requests. "Can you", "could you", "would you" request. */
export function isQuestion(saying: Saying): boolean {
  return askedIn(saying.tokens) !== undefined;
}

/** Reads a question that the state of the home answers; undefined where it is about something else. */
export function readQuestion(saying: Saying): QueryIntent | undefined {
  const asked = askedIn(saying.tokens);
  if (!asked) return undefined;
  const part: Saying = { ...saying, tokens: saying.tokens.slice(asked.lead, saying.tokens.length - asked.trail) };
  return (
    readPeople(asked.words, saying.lexicon) ??
    readNamed(part, asked.words, asked.told) ??
    readTemperature(part, asked.words) ??
    readValue(part, asked.words) ??
    readStates(part, asked.words)
  );
}

const NAMED =
  /^(?:what (?:is|are)|how (?:much )?(?:is|are)|what about|what)?(?: (?:the|a|our|my))?(?: (?:current|present))?(?: (?:state|status|value|reading|condition) (?:of|for|on))?(?= |$)/;
const AFTER_NAME = /(?: (?:doing|saying|reading|showing|like|set to|at|up to|reporting|now))+$/;

/** "What is the outside temperature", "how is the vacuum": the state of one device, by its name or its kind. */
function readNamed(part: Saying, words: string, told: boolean): QueryIntent | undefined {
  const head = NAMED.exec(words)?.[0] ?? '';
  const lead = head.trim() ? head.trim().split(' ').length : 0;
  if (!lead && !told) return undefined;
  const tail = AFTER_NAME.exec(words.slice(head.length))?.[0] ?? '';
  const trail = tail.trim() ? tail.trim().split(' ').length : 0;
  const frame = readFrameOf({ ...part, tokens: part.tokens.slice(lead, part.tokens.length - trail) });
  if (!frame || !(frame.nouns.entities.length === 1 || (frame.nouns.kind && !frame.nouns.kind.plural)))
    return undefined;
  const meant = findTarget(frame, ANYTHING, part.lexicon, part.context);
  if (meant.outcome !== 'found' || meant.ids.length !== 1) return undefined;
  const id = meant.ids[0] ?? '';
  const name = part.lexicon.entities.get(id)?.name ?? id;
  const { area, floor } = frame.nouns;
  const slots: Slots = { name, ...(area === undefined ? {} : { area }), ...(floor === undefined ? {} : { floor }) };
  return {
    kind: 'query',
    name: 'HassGetState',
    slots,
    targets: [id],
    target: { entities: [id] },
    asks: { value: 'state' },
  };
}
