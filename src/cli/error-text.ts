/** The first line of what an error says. Errors of other realms (a worker's, a sandbox's) are read as well. */
export function errorText(error: unknown): string {
  const isErrorLike = typeof error === 'object' && error !== null && 'message' in error;
  const text = isErrorLike && typeof error.message === 'string' ? error.message : String(error);
  return text.split('\n')[0] ?? '';
}
