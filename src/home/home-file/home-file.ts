import { readFile } from 'node:fs/promises';
import { isScalar } from 'yaml';
import { Failure } from '../../domain/failure.ts';
import type { Attributes, Home } from '../../domain/home.ts';
import { type PositionedText, readPositions } from './positions.ts';
import type { Path, Problem } from './problem.ts';
import { checkReferences } from './references.ts';
import type { HomeFileContent } from './schema.ts';
import { checkShape } from './shape.ts';

/**
 * Reads a home file, JSON or YAML. Throws a Failure (BAD_HOME_FILE) that lists every problem of the file, one a line,
 * as `file:line:column: what`.
 */
export async function readHomeFile(path: string): Promise<Home> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    throw new Failure('BAD_HOME_FILE', `${path}: ${whyUnreadable(cause)}`, { cause });
  }
  return parseHomeFile(text, path);
}

/** Reads the text of a home file. `file` is its name, for messages; a name that ends in .json is read as JSON. */
export function parseHomeFile(text: string, file: string): Home {
  const json = file.toLowerCase().endsWith('.json') ? readJson(text) : undefined;
  // JSON that is right needs no positions, and its own parser is far quicker.
  const positioned = json?.content === undefined ? readPositions(text) : undefined;
  if (positioned !== undefined) failOnBadSyntax(positioned, file, json?.error);

  const shape = checkShape(json?.content ?? contentOf(positioned, file));
  const problems = 'problems' in shape ? shape.problems : checkReferences(shape.content);
  if ('problems' in shape || problems.length > 0) fail(problems, positioned ?? readPositions(text), file);
  return toHome(shape.content, (path) => stateAsWritten(positioned, path));
}

function contentOf(text: PositionedText | undefined, file: string): unknown {
  try {
    return text?.document.toJS();
  } catch (cause) {
    // Anchors that refer to each other until nothing fits into memory.
    throw new Failure('BAD_HOME_FILE', `${file}:1:1: ${cause instanceof Error ? cause.message : 'cannot be read'}`, {
      cause,
    });
  }
}

function readJson(text: string): { content?: unknown; error?: Error } {
  try {
    return { content: JSON.parse(text.replace(/^\uFEFF/, '')) as unknown };
  } catch (error) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }
}

function failOnBadSyntax(text: PositionedText, file: string, jsonError: Error | undefined): void {
  const errors = text.document.errors.map((error) => ({
    ...text.positionAt(error.pos[0]),
    message: error.message.split('\n')[0] ?? 'cannot be read',
  }));
  if (errors.length === 0 && jsonError !== undefined) {
    // What YAML allows and JSON does not, such as a comma after the last item.
    const offset = /position (\d+)/.exec(jsonError.message)?.[1];
    errors.push({ ...text.positionAt(Number(offset ?? 0)), message: `not valid JSON: ${jsonError.message}` });
  }
  if (errors.length === 0) return;
  const lines = errors.map((error) => `${file}:${error.line}:${error.column}: ${error.message}`);
  throw new Failure('BAD_HOME_FILE', lines.join('\n'));
}

function fail(problems: readonly Problem[], text: PositionedText, file: string): never {
  const lines = problems
    .map((problem) => ({ ...problem, ...text.positionOf(problem.path, problem.atKey) }))
    .sort((a, b) => a.line - b.line || a.column - b.column)
    .map((problem) => `${file}:${problem.line}:${problem.column}: ${problem.message}`);
  throw new Failure('BAD_HOME_FILE', lines.join('\n'));
}

/** The state's own letters: `21.0` stays "21.0" where the parser would make a number of it. */
function stateAsWritten(text: PositionedText | undefined, path: Path): string | undefined {
  const node = text?.document.getIn(path, true);
  return isScalar(node) && typeof node.value === 'number' ? node.source : undefined;
}

function toHome(file: HomeFileContent, written: (path: Path) => string | undefined): Home {
  return {
    name: file.name,
    unitSystem: file.unit_system ?? 'metric',
    floors: (file.floors ?? []).map((floor) => ({
      name: floor.name,
      aliases: floor.aliases ?? [],
      ...(floor.level === undefined ? {} : { level: floor.level }),
    })),
    areas: (file.areas ?? []).map((area) => ({
      name: area.name,
      aliases: area.aliases ?? [],
      ...(area.floor === undefined ? {} : { floor: area.floor }),
    })),
    zones: file.zones ?? [],
    satellites: (file.satellites ?? []).map(({ site_id, area }) => ({ siteId: site_id, area })),
    entities: file.entities.map((entity, i) => ({
      id: entity.entity_id,
      domain: entity.entity_id.slice(0, entity.entity_id.indexOf('.')),
      name: entity.name,
      aliases: entity.aliases ?? [],
      ...(entity.area === undefined ? {} : { area: entity.area }),
      state: written(['entities', i, 'state']) ?? stateText(entity.state),
      // Parsed from JSON or YAML, so plain values throughout.
      attributes: (entity.attributes ?? {}) as Attributes,
    })),
  };
}

function stateText(state: string | number | boolean | null | undefined): string {
  if (state === undefined || state === null) return 'unknown';
  if (typeof state === 'boolean') return state ? 'on' : 'off';
  return String(state);
}

function whyUnreadable(cause: unknown): string {
  const { code, message } = cause as { code?: unknown; message?: unknown };
  if (code === 'ENOENT') return 'there is no such home file; check the path';
  if (code === 'EISDIR') return 'this is a folder, not a home file';
  if (code === 'EACCES') return 'this home file may not be read; check its permissions';
  return `the home file cannot be read (${String(message ?? cause)})`;
}
