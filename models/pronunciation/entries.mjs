/** Every pronunciation of the words of a dictionary that are letters only, in the order in which they stand there. */
export function readEntries(text) {
  return text.split('\n').flatMap((line) => {
    const [, word, phones] = /^([a-z]{2,})(?:\(\d+\))?\s+(.+)$/.exec(line.trim()) ?? [];
    return word === undefined ? [] : [{ word, phones: phones.trim().split(/\s+/) }];
  });
}

/** One word in fifty is never learned from, so that the model can be measured by it. A word is, or is not, for all time. */
export function isHeldOut(word) {
  let hash = 0x811c9dc5;
  for (const letter of word) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193);
  return (hash >>> 8) % 50 === 0;
}
