import { splitClauses } from './clauses.ts';
import { type Frame, hasNouns, hasSetting } from './frame.ts';
import { likelyDomains } from './likely-domains.ts';
import type { Act, Piece } from './pieces.ts';
import { readFrame } from './read-frame.ts';
import type { Saying } from './saying.ts';
import { segment } from './segment.ts';
import { findTarget } from './target-phrase.ts';

/** A sentence as its clauses, each taken apart, with what they share filled in. */
export function readFrames(
  saying: Saying,
  pieces: readonly Piece[] = segment(saying.tokens, saying.lexicon, saying.context),
): readonly Frame[] {
  const frames = splitClauses(pieces).map((clause) => readFrame(clause));
  return inPercentToo(shareAhead(frames), saying).flatMap((frame) => spreadEverything(frame, saying));
}

/** "One light at twenty percent and the other at ten": the second is no time of day. */
function inPercentToo(frames: readonly Frame[], { lexicon }: Saying): readonly Frame[] {
  let percent = false;
  return frames.map((frame) => {
    const { number } = frame.words;
    if (number?.unit !== undefined) percent = number.unit === 'percent';
    if (!percent || !number?.at || number.unit !== undefined || frame.particle) return frame;
    const { entities, kind } = frame.nouns;
    const dims = entities.length
      ? entities.flat().every((id) => lexicon.entities.get(id)?.domain === 'light')
      : kind?.kinds.every(({ domain }) => domain === 'light');
    return dims ? { ...frame, words: { ...frame.words, number: { ...number, unit: 'percent' } } } : frame;
  });
}

/** Verbs that say nothing until the setting comes. */
const WAITING: ReadonlySet<Act | undefined> = new Set<Act | undefined>([undefined, 'set', 'turn']);

/** "Set the sofa lamp and the reading lamp to 25 percent", "the kettle and the radio on": what comes last holds for both. */
function shareAhead(frames: readonly Frame[]): readonly Frame[] {
  const shared = [...frames];
  for (let i = shared.length - 2; i >= 0; i--) {
    const frame = shared[i];
    const next = shared[i + 1];
    if (!frame || !next || !waits(frame)) continue;
    if (
      !hasNouns(next.nouns) &&
      !next.act &&
      !next.unknown.length &&
      (next.concepts || next.particle || hasSetting(next.words))
    ) {
      // "Study light, thinking": the device and what is said of it, with a breath between.
      shared.splice(i, 2, {
        ...next,
        nouns: frame.nouns,
        except: frame.except,
        ...(frame.act ? { act: frame.act } : {}),
      });
      continue;
    }
    if (!says(next)) continue;
    const kind = frame.nouns.area && !frame.nouns.entities.length && !frame.nouns.kind ? next.nouns.kind : undefined;
    shared[i] = {
      ...frame,
      words: next.words,
      nouns: kind ? { ...frame.nouns, kind } : frame.nouns,
      ...(next.particle ? { particle: next.particle } : {}),
    };
    if (frame.act && !next.act) shared[i + 1] = { ...next, act: frame.act };
  }
  return shared;
}

function waits(frame: Frame): boolean {
  return (
    hasNouns(frame.nouns) &&
    !frame.particle &&
    !hasSetting(frame.words) &&
    !frame.concepts &&
    !frame.unknown.length &&
    WAITING.has(frame.act)
  );
}

function says(frame: Frame): boolean {
  return (
    hasNouns(frame.nouns) &&
    !frame.act &&
    !frame.concepts &&
    !frame.unknown.length &&
    (frame.particle !== undefined || hasSetting(frame.words))
  );
}

/** What "everything" may mean by itself; locks, heating and covers are meant only where the verb is for them alone. */
const EVERYTHING = ['light', 'switch', 'fan', 'media_player', 'input_boolean'];

/** "Turn everything off in here": a clause for each kind of device that is there. */
function spreadEverything(frame: Frame, saying: Saying): readonly Frame[] {
  const { everything, ...nouns } = frame.nouns;
  if (!everything) return [frame];
  const likely = likelyDomains(frame);
  const ordinary = EVERYTHING.filter((domain) => likely.includes(domain));
  // "Mute everything" is for players, "lock everything" for locks; nothing is unlocked by being opened.
  const domains = ordinary.length ? ordinary : likely.filter((domain) => frame.act !== 'open' || domain !== 'lock');
  const spread = domains.map((domain): Frame => {
    const kind = { kinds: [{ domain }], noun: 'light', plural: true };
    return { ...frame, nouns: { ...nouns, every: true, kind } };
  });
  const there = spread.filter((one) => {
    const kinds = one.nouns.kind?.kinds.map(({ domain }) => domain) ?? [];
    const meant = findTarget(one, kinds, saying.lexicon, saying.context);
    return meant.outcome === 'found' && meant.ids.length > 0;
  });
  return there.length ? there : spread.slice(0, 1);
}
