import { parse, type Scalar } from 'yaml';

/** A value in one line of YAML: `{target: {asked: light}, set: {level: 60}}`. */
export function flowText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flowText).join(', ')}]`;
  if (typeof value === 'object' && value !== null)
    return `{${Object.entries(value)
      .map(([key, inside]) => `${flowText(key)}: ${flowText(inside)}`)
      .join(', ')}}`;
  return typeof value === 'string' && isPlainText(value) ? value : JSON.stringify(value);
}

/** A value in the place of another, quoted as that one was where it can be. */
export function scalarText(value: unknown, before: Scalar): string {
  if (typeof value !== 'string') return flowText(value);
  if (before.type === 'QUOTE_SINGLE' && !/[\n\r\t]/.test(value)) return `'${value.replaceAll("'", "''")}'`;
  if (before.type === 'QUOTE_DOUBLE') return JSON.stringify(value);
  return flowText(value);
}

/** Whether a text means itself without quotes, also within braces. */
function isPlainText(text: string): boolean {
  if (!/^[\p{L}\p{N}][\p{L}\p{N} _.'’/%+-]*$/u.test(text) || text.endsWith(' ')) return false;
  // "Yes" and "off" were other things in older YAML, and still are to some programs.
  if (/^(?:y|n|yes|no|on|off|true|false|null)$/i.test(text)) return false;
  try {
    return parse(`[${text}]`)[0] === text;
  } catch {
    return false;
  }
}
