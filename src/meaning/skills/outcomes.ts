import type { Target } from '../../domain/concept.ts';
import type { Meaning, SetIntent, SkillIntent, SkillName, Slots, UnknownSpan } from '../../domain/meaning.ts';
import type { Setting } from '../../domain/setting.ts';

/** A request to a skill, understood. */
export function skillMeaning(
  skill: SkillName,
  name: string,
  slots: Slots = {},
  targets: readonly string[] = [],
): Meaning {
  const intent: SkillIntent = { kind: 'skill', skill, name, slots, targets };
  return { outcome: 'understood', intents: [intent], confidence: 0.9 };
}

/** A request to devices, understood; asks which one where several could be meant and one was. */
export function setMeaning(
  name: string,
  slots: Slots,
  { target, targets, ambiguous }: { target: Target; targets: readonly string[]; ambiguous: boolean },
  setting: Setting,
): Meaning {
  const intent: SetIntent = { kind: 'set', name, slots, targets, target, setting };
  if (ambiguous) return { outcome: 'ambiguous', choices: targets, request: intent, confidence: 0.7 };
  return { outcome: 'understood', intents: [intent], confidence: 0.9 };
}

export function unsupported(reason: string): Meaning {
  return { outcome: 'unsupported', reason, confidence: 0.8 };
}

/** What is not known of a part of a sentence, as not known of the whole: where the words stand in `text`. */
export function unknownIn<Unknown extends Extract<Meaning, { outcome: 'unknown' }>>(
  meaning: Unknown,
  text: string,
): Unknown {
  const move = (span: UnknownSpan): UnknownSpan => {
    const start = Math.max(0, text.toLowerCase().indexOf(span.text.toLowerCase()));
    return { ...span, start, end: start + span.text.length };
  };
  const [first, ...others] = meaning.unknown;
  return { ...meaning, unknown: [move(first), ...others.map(move)], request: { ...meaning.request, text } };
}
