import { Failure } from '../../domain/failure.ts';

/** A line of a chat that is not speech. */
export type Directive =
  | { readonly kind: 'area'; readonly name: string }
  | { readonly kind: 'speaker'; readonly name: string }
  | { readonly kind: 'state'; readonly entity: string; readonly state: string }
  | { readonly kind: 'person'; readonly name: string; readonly zone: string }
  | { readonly kind: 'advance'; readonly ms: number };

const UNIT_MS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Reads a directive. Throws a Failure (BAD_USAGE) that says how it is written. */
export function readDirective(line: string): Directive {
  const [, kind = '', rest = ''] = /^@(\w+)\s*(.*)$/.exec(line) ?? [];
  const words = rest.trim().split(/\s+/);
  if (kind === 'area' && rest) return { kind, name: rest };
  if (kind === 'speaker' && rest) return { kind, name: rest };
  if (kind === 'state' && words.length >= 2) return { kind, entity: words[0] ?? '', state: words.slice(1).join(' ') };
  const person = /^(.+?) zone (.+)$/.exec(rest);
  if (kind === 'person' && person) return { kind, name: person[1] ?? '', zone: person[2] ?? '' };
  const time = /^(\d+(?:\.\d+)?)\s*([smhd])$/.exec(rest);
  if (kind === 'advance' && time) return { kind, ms: Number(time[1]) * (UNIT_MS[time[2] ?? 's'] ?? 0) };
  throw new Failure(
    'BAD_USAGE',
    `"${line}" is no directive. There are: @area NAME, @speaker NAME, @state ENTITY STATE, @person NAME zone ZONE, @advance 15m.`,
  );
}
