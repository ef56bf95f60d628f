import type { Piece } from './pieces.ts';

/** How many unknown words after "and" may belong to a name: "rise and shine". */
const LONGEST_TAIL = 2;

/**
 * Parts a sentence at "and", "then", commas. What has nothing to say (", please") goes with the clause before, and so
 * does what is spared beside other things: "all lights except the lamp and the TV", "everything but the kettle".
 */
export function splitClauses(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const clauses: Piece[][] = [[]];
  for (const [at, piece] of pieces.entries()) {
    const clause = clauses.at(-1) ?? [];
    if (piece.sense.is !== 'and' && piece.sense.is !== 'comma') clause.push(piece);
    else if (piece.sense.is === 'and' && piece.sense.but && isAll(clause) && namesOnly(pieces, at + 1))
      clause.push({ ...piece, sense: { is: 'except' } });
    else if (isInName(pieces, at)) clause.push({ ...piece, sense: { is: 'unknown' } });
    else if (!spares(clause) || !namesOnly(pieces, at + 1)) clauses.push([]);
  }
  return clauses.filter((clause) =>
    clause.some(({ sense }) => sense.is !== 'filler' && sense.is !== 'article' && sense.is !== 'also'),
  );
}

/** "Start rise and shine": between words that nobody knows, "and" is one of them. */
function isInName(pieces: readonly Piece[], at: number): boolean {
  if (pieces[at]?.sense.is !== 'and' || pieces[at - 1]?.sense.is !== 'unknown') return false;
  const rest = pieces.slice(at + 1);
  const to = rest.findIndex(({ sense }) => sense.is === 'and' || sense.is === 'comma');
  const next = to < 0 ? rest : rest.slice(0, to);
  return next.length > 0 && next.length <= LONGEST_TAIL && next.every(({ sense }) => sense.is === 'unknown');
}

const isAll = (clause: readonly Piece[]): boolean =>
  clause.some(({ sense }) => sense.is === 'every' || sense.is === 'everything');

const spares = (clause: readonly Piece[]): boolean => clause.some(({ sense }) => sense.is === 'except');

const NAMES = new Set(['entity', 'kind', 'area', 'floor', 'here', 'unknown']);
const ACTS = new Set(['verb', 'not', 'pronoun', 'concept', 'condition', 'every', 'everything']);

/** Whether names stand there, and nothing that asks for something, up to where the next clause begins. */
function namesOnly(pieces: readonly Piece[], from: number): boolean {
  let named = false;
  for (const { sense } of pieces.slice(from)) {
    if (sense.is === 'and' || sense.is === 'comma') break;
    if (NAMES.has(sense.is)) named = true;
    else if (!named && sense.is !== 'article' && sense.is !== 'preposition' && sense.is !== 'filler') return false;
    else if (ACTS.has(sense.is) || (sense.is === 'particle' && sense.to !== 'on')) return false;
  }
  return named;
}
