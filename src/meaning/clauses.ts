import type { Piece } from './pieces.ts';

/** Parts a sentence at "and", "then", commas. What has nothing to say (", please") goes with the clause before. */
export function splitClauses(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const clauses: Piece[][] = [[]];
  for (const piece of pieces) {
    if (piece.sense.is === 'and' || piece.sense.is === 'comma') clauses.push([]);
    else clauses.at(-1)?.push(piece);
  }
  return clauses.filter((clause) =>
    clause.some(({ sense }) => sense.is !== 'filler' && sense.is !== 'article' && sense.is !== 'also'),
  );
}
