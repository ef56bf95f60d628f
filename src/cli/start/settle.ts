/** Resolves when the work is done, and what was added to it meanwhile. `current` gives the last piece of it. */
export async function settle(current: () => Promise<void>): Promise<void> {
  for (let seen: Promise<void> | undefined; seen !== current(); ) {
    seen = current();
    await seen;
  }
}
