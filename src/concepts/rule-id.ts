/** A file name for a concept: its name in lower-case ASCII, with its owner, and a number where that is taken. */
export function idFor(name: string, owner: string | undefined, taken: { has(id: string): boolean }): string {
  const base =
    [name, owner]
      .map((part) => slug(part ?? ''))
      .filter(Boolean)
      .join('--') || 'concept';
  for (let n = 1; ; n++) {
    const id = n === 1 ? base : `${base}-${n}`;
    if (!taken.has(id)) return id;
  }
}

function slug(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/['\u2019]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
}
