import type { Explanation } from '../../meaning/explain.ts';

/** An explanation as lines: who took the sentence, each token and what it was taken for, and everybody's reading. */
export function explainTable({ reader, tokens, readings }: Explanation): readonly string[] {
  const rows = tokens.map(({ text, clause, sense }) => [text, clause === undefined ? '-' : String(clause), sense]);
  return [
    `  taken by: ${reader}`,
    ...table([['word', 'clause', 'taken for'], ...rows]),
    ...(readings.length ? ['  readings, best first:'] : []),
    ...table(readings.map(({ reader: who, outcome, fit, says }) => [who, fit.toFixed(2), outcome, says])),
  ];
}

function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => `    ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd());
}
