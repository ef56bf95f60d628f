/** Whether a term is kept out of training, to measure with: one in twenty, by a digest (FNV-1a) of its words. */
export function isHeldOut(words) {
  let hash = 0x811c9dc5;
  for (const character of words.join(' ')) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193) >>> 0;
  return hash % 20 === 0;
}
