import type { Remark } from '../../domain/remark.ts';
import { listOf, withArticle } from './setting-phrases.ts';

/** Answers "is it on", "which are open", "how many", "are all locked". */
export function wordStates({ items, state, quantity }: Extract<Remark, { say: 'states' }>): string {
  const matching = items.filter(({ matches }) => matches);
  const others = items.filter(({ matches }) => !matches);
  const names = (some: readonly { readonly name: string }[]): string =>
    listOf(some.map(({ name }) => withArticle(name)));
  const be = (some: readonly unknown[]): string => (some.length > 1 ? 'are' : 'is');
  const [only] = items;
  if (quantity === 'how-many') return matching.length ? `${matching.length}: ${names(matching)}.` : 'None.';
  if (quantity === 'which')
    return matching.length ? `${names(matching)} ${be(matching)} ${state}.` : `None is ${state}.`;
  if (quantity === 'all' && items.length > 1)
    return others.length ? `No, ${names(others)} ${be(others)} not ${state}.` : `Yes, all of them are ${state}.`;
  if (items.length === 1 && only)
    return only.matches
      ? `Yes, ${withArticle(only.name)} is ${state}.`
      : `No, ${withArticle(only.name)} is ${only.value}.`;
  return matching.length ? `Yes, ${names(matching)} ${be(matching)} ${state}.` : `No, none of them is ${state}.`;
}
