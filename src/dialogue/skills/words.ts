import type { Slots } from '../../domain/meaning.ts';

/** A slot that holds words. */
export function textSlot(slots: Slots, name: string): string | undefined {
  const value = slots[name];
  return typeof value === 'string' ? value : undefined;
}

/** "a", "a and b", "a, b and c". */
export function listed(names: readonly string[], last = 'and'): string {
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} ${last} ${names.at(-1)}` : (names[0] ?? '');
}
