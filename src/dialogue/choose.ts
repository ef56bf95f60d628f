import type { Entity } from '../domain/home.ts';

const ORDINALS: Readonly<Record<string, number>> = { first: 0, second: 1, third: 2, fourth: 3, last: -1 };

/** Which of several devices an answer means ("the sofa one", "both", "the second"); none where it says nothing of them. */
export function chooseAmong(answer: string, choices: readonly Entity[]): readonly Entity[] {
  const words = wordsOf(answer);
  if (
    words.some((word) => word === 'both' || word === 'all' || word === 'every') ||
    /\b(?:all of them|both of them|everything)\b/.test(answer)
  )
    return choices;
  for (const [word, at] of Object.entries(ORDINALS)) {
    const chosen = words.includes(word) ? choices.at(at) : undefined;
    if (chosen) return [chosen];
  }
  const scored = choices
    .map((entity) => ({ entity, score: score(words, entity, choices) }))
    .filter(({ score: points }) => points > 0);
  const best = Math.max(0, ...scored.map(({ score: points }) => points));
  const winners = scored.filter(({ score: points }) => points === best);
  return winners.length === 1 ? winners.map(({ entity }) => entity) : [];
}

/** Words of the answer that name this choice and not all of them. */
function score(words: readonly string[], entity: Entity, choices: readonly Entity[]): number {
  const own = namesOf(entity);
  const shared = choices.filter((other) => other !== entity).map(namesOf);
  return words.filter((word) => own.has(word) && !shared.every((names) => names.has(word))).length;
}

function namesOf(entity: Entity): ReadonlySet<string> {
  return new Set([entity.name, ...entity.aliases, entity.area ?? ''].flatMap(wordsOf));
}

function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .replace(/['\u2019]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}
