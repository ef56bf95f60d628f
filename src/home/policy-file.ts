import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { Failure } from '../domain/failure.ts';
import type { Home } from '../domain/home.ts';
import { DEFAULT_POLICY, type Policy } from './policy.ts';

const ENTRY = /^[a-z_]+\.[a-z0-9_]+$/;

/**
 * Reads a `policy.yaml`: `sensitive:` adds to the defaults, `allow:` takes away from them, each a list of actions
 * (`lock.unlock`) or entities (`cover.garage_door`). Throws a Failure (BAD_OPTIONS) with every problem, one a line,
 * as `file:line:column: what`. Names are held against `home`, where one is given.
 */
export function parsePolicy(text: string, file: string, home?: Home): Policy {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const problems: { readonly offset: number; readonly message: string }[] = document.errors.map((error) => ({
    offset: error.pos[0],
    message: error.message,
  }));
  const lists: Record<'sensitive' | 'allow', string[]> = { sensitive: [], allow: [] };
  const root = document.contents;

  if (root !== null && !isMap(root)) {
    problems.push({ offset: root.range[0], message: 'must be a mapping with the lists sensitive and allow' });
  }
  for (const { key, value } of isMap(root) ? root.items : []) {
    const name = isScalar(key) ? String(key.value) : '';
    const offset = isScalar(key) ? (key.range?.[0] ?? 0) : 0;
    if (name !== 'sensitive' && name !== 'allow') {
      problems.push({ offset, message: `unknown key "${name}" (known here: sensitive, allow)` });
    } else if (!isSeq(value)) {
      if (isScalar(value) && value.value === null) continue;
      problems.push({ offset, message: `"${name}" must be a list` });
    } else {
      for (const item of value.items) {
        const entry = isScalar(item) ? item.value : undefined;
        const problem = entryProblem(entry, home);
        if (problem === undefined) lists[name].push(String(entry));
        else problems.push({ offset: isScalar(item) ? (item.range?.[0] ?? offset) : offset, message: problem });
      }
    }
  }
  if (problems.length > 0) {
    const told = problems.map(({ offset, message }) => {
      const { line, col } = lines.linePos(offset);
      return `${file}:${Math.max(1, line)}:${Math.max(1, col)}: ${message}`;
    });
    throw new Failure('BAD_OPTIONS', told.join('\n'));
  }
  return {
    sensitive: new Set([...DEFAULT_POLICY.sensitive, ...lists.sensitive]),
    allow: new Set([...DEFAULT_POLICY.allow, ...lists.allow]),
  };
}

const ACTIONS = new Set([
  ...['lock.lock', 'lock.unlock', 'lock.open', 'scene.turn_on', 'script.turn_on', 'vacuum.start'],
  ...['alarm_control_panel.alarm_disarm', 'valve.open_valve', 'valve.close_valve', 'lawn_mower.start_mowing'],
  ...[
    'cover.open_cover',
    'cover.close_cover',
    'cover.set_cover_position',
    'climate.set_temperature',
    'climate.turn_off',
  ],
  ...['climate.set_hvac_mode', 'switch.turn_on', 'switch.turn_off', 'light.turn_on', 'light.turn_off', 'siren.turn_on'],
]);

function entryProblem(entry: unknown, home: Home | undefined): string | undefined {
  if (typeof entry !== 'string' || !ENTRY.test(entry)) {
    return `"${String(entry)}" is neither an action like lock.unlock nor an entity like cover.garage_door`;
  }
  if (home === undefined || ACTIONS.has(entry) || home.entities.some(({ id }) => id === entry)) return undefined;
  return `there is no entity "${entry}" in this home, nor is it an action that is known here`;
}
