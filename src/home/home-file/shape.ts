import type { TLocalizedValidationError } from 'typebox/error';
import { Check, Errors } from 'typebox/schema';
import type { Path, Problem } from './problem.ts';
import { type HomeFileContent, HomeFileSchema } from './schema.ts';

/** Holds parsed content against the schema: what a home file says, or everything that is wrong with its shape. */
export function checkShape(content: unknown): { content: HomeFileContent } | { problems: readonly Problem[] } {
  if (Check(HomeFileSchema, content)) return { content };
  const problems = new Map<string, Problem>();
  for (const error of Errors(HomeFileSchema, content)[1]) {
    for (const problem of problemsOf(error, content)) {
      const place = JSON.stringify(problem.path);
      if (!problems.has(place)) problems.set(place, problem);
    }
  }
  return { problems: [...problems.values()] };
}

function problemsOf(error: TLocalizedValidationError, content: unknown): Problem[] {
  const path = readPointer(error.instancePath, content);
  switch (error.keyword) {
    case 'additionalProperties':
      return error.params.additionalProperties.map((key) => ({
        path: [...path, key],
        atKey: true,
        message: `unknown key "${key}" (known here: ${knownKeys(path).join(', ')})`,
      }));
    case 'required':
      return error.params.requiredProperties.map((key) => ({
        path,
        atKey: true,
        message: `"${key}" is missing${path.length === 0 ? '' : ` in ${describe(path, content)}`}`,
      }));
    case 'boolean':
      return []; // said already as an unknown key
    case 'type':
    case 'anyOf':
    case 'const':
      return [{ path, message: `"${lastKey(path)}" ${expectation(path)}` }];
    case 'pattern':
      return [{ path, message: `"${lastKey(path)}" must be like light.kitchen_lamp, in lower case without blanks` }];
    default:
      return [{ path, message: `"${lastKey(path)}" ${error.message}` }];
  }
}

const SECTION_KEYS: Readonly<Record<string, readonly string[]>> = {
  floors: Object.keys(HomeFileSchema.properties.floors.items.properties),
  areas: Object.keys(HomeFileSchema.properties.areas.items.properties),
  zones: Object.keys(HomeFileSchema.properties.zones.items.properties),
  satellites: Object.keys(HomeFileSchema.properties.satellites.items.properties),
  entities: Object.keys(HomeFileSchema.properties.entities.items.properties),
};

function knownKeys(path: Path): readonly string[] {
  const section = path[0];
  return (typeof section === 'string' ? SECTION_KEYS[section] : undefined) ?? Object.keys(HomeFileSchema.properties);
}

const EXPECTED: Readonly<Record<string, string>> = {
  name: 'must be a text',
  unit_system: 'must be metric or us_customary',
  state: 'must be a text or a number',
  attributes: 'must be a mapping of attribute names to values',
  aliases: 'must be a list of texts',
  level: 'must be a number',
  latitude: 'must be a number',
  longitude: 'must be a number',
  radius: 'must be a number of metres',
  floors: 'must be a list',
  areas: 'must be a list',
  zones: 'must be a list',
  satellites: 'must be a list',
  entities: 'must be a list',
};

function expectation(path: Path): string {
  const last = path.at(-1);
  if (path.length === 0) return 'must be a mapping with name, areas and entities';
  if (typeof last === 'number') return path.length === 2 ? 'must be a mapping' : 'must be a text';
  return EXPECTED[last ?? ''] ?? 'must be a text';
}

function lastKey(path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return 'the file';
  return typeof last === 'number' ? `${String(path.at(-2))}[${last}]` : last;
}

function describe(path: Path, content: unknown): string {
  const value = path.reduce<unknown>(
    (at, step) => (typeof at === 'object' && at !== null ? (at as Record<string | number, unknown>)[step] : undefined),
    content,
  );
  const id = typeof value === 'object' && value !== null ? (value as Record<string, unknown>).entity_id : undefined;
  return typeof id === 'string' ? id : lastKey(path);
}

/** A JSON pointer as a path; list positions become numbers by what the content is there. */
function readPointer(pointer: string, content: unknown): Path {
  let at = content;
  return pointer
    .split('/')
    .slice(1)
    .map((part) => {
      const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
      const step = Array.isArray(at) ? Number(key) : key;
      at = typeof at === 'object' && at !== null ? (at as Record<string | number, unknown>)[step] : undefined;
      return step;
    });
}
