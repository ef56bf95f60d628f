import { leafPaths, type SchemaPart, schemaAt, spell, variableOf } from './schema-part.ts';

/** The options as a table in Markdown: one row each, made from the schema. */
export function optionsTable(): string {
  const rows = leafPaths().map((path) => {
    const part = schemaAt(path);
    return `| \`${spell(path)}\` | ${valuesOf(part)} | ${defaultOf(part)} | ${part?.description ?? ''} | \`${variableOf(path)}\` |`;
  });
  return ['| option | value | default | what it is | in the environment |', '|---|---|---|---|---|', ...rows].join(
    '\n',
  );
}

function valuesOf(part: SchemaPart | undefined): string {
  if (part?.enum) return part.enum.map((choice) => `\`${choice}\``).join(', ');
  if (part?.form) return part.form;
  if (part?.type === 'integer') return `${part.minimum} to ${part.maximum}`;
  if (part?.type === 'boolean') return 'true or false';
  if (part?.type === 'array') return `list of ${Object.keys(part.items?.properties ?? {}).join(' and ')}`;
  return 'text';
}

function defaultOf(part: SchemaPart | undefined): string {
  if (part?.default === undefined) return '';
  return Array.isArray(part.default) && part.default.length === 0 ? 'none' : `\`${part.default}\``;
}
