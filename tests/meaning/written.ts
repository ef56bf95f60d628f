import type { Meaning } from '../../src/domain/meaning.ts';

/** A meaning in one line, as the tables hold it: each intent with its slots and targets, else the outcome. */
export function write(meaning: Meaning): string {
  if (meaning.outcome !== 'understood') return meaning.outcome;
  const intents = meaning.intents.map(({ name, slots, targets }) => {
    const said = Object.entries(slots).map(([slot, value]) => `${slot}=${String(value)}`);
    return [name, ...said, ...(targets.length ? ['->', targets.join(', ')] : [])].join(' ');
  });
  return intents.join('; ');
}
