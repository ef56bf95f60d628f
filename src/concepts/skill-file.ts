import type { Kind } from '../domain/concept.ts';
import {
  type CallTarget,
  type CustomSkill,
  PLACEHOLDER,
  type SkillSlot,
  type SlotType,
} from '../domain/custom-skill.ts';
import type { Json } from '../domain/home.ts';
import { type CheckedYaml, type FileProblem, readYaml } from './checked-yaml.ts';
import { type SkillFile, type SkillFileSlot, type SkillFileTarget, SkillSchema } from './skill-schema.ts';

export type ReadSkill =
  | {
      readonly outcome: 'skill';
      readonly skill: CustomSkill;
      /** A problem that is found later, where a path of keys stands. */
      problemAt(path: readonly string[], message: string): FileProblem;
    }
  | { readonly outcome: 'broken'; readonly problems: readonly FileProblem[] };

const LONGEST_TEXT = 10;

/** Reads the text of a custom skill. `id` is the file's name. Every problem is given with its place. */
export function readSkillFile(text: string, file: string, id: string): ReadSkill {
  const read = readYaml(text, file, 'skill');
  if (read.outcome === 'broken') return read;
  const { yaml } = read;
  const shape = yaml.against(SkillSchema);
  if (shape.length) return { outcome: 'broken', problems: shape };
  const written = yaml.content as SkillFile;
  const problems = senseProblems(written, yaml);
  return problems.length
    ? { outcome: 'broken', problems }
    : { outcome: 'skill', skill: skillOf(id, written), problemAt: yaml.problemAt };
}

function skillOf(id: string, { name, description, say, slots = {}, call, answer }: SkillFile): CustomSkill {
  return {
    id,
    name,
    description,
    say,
    slots: Object.fromEntries(Object.entries(slots).map(([slot, written]) => [slot, slotOf(written)])),
    call: {
      domain: call.domain,
      service: call.service,
      target: targetOf(call.target),
      data: (call.data ?? {}) as Record<string, Json>,
    },
    ...(answer === undefined ? {} : { answer }),
  };
}

function slotOf(written: SkillFileSlot): SkillSlot {
  return {
    takes: typeOf(written),
    optional: written.optional ?? false,
    ...(written.default === undefined ? {} : { default: written.default }),
  };
}

function typeOf(written: SkillFileSlot): SlotType {
  switch (written.type) {
    case 'number': {
      const { type, from, to, unit } = written;
      return {
        type,
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
        ...(unit === undefined ? {} : { unit }),
      };
    }
    case 'text':
      return { type: 'text', words: written.words ?? LONGEST_TEXT };
    case 'choice':
      return { type: 'choice', of: choicesOf(written.of) };
    case 'device':
      return { type: 'device', kind: kindOf(written.kind) };
    case 'area':
    case 'duration':
      return { type: written.type };
  }
}

type Choices = Extract<SkillFileSlot, { type: 'choice' }>['of'];

function choicesOf(of: Choices): readonly { readonly value: string; readonly said: readonly string[] }[] {
  if (Array.isArray(of)) return of.map((value) => ({ value: String(value), said: [String(value)] }));
  return Object.entries(of).map(([value, others]) => ({ value, said: [value, ...others] }));
}

function targetOf(target: SkillFileTarget | undefined): CallTarget {
  if (target === undefined) return { entities: [] };
  if (typeof target === 'string') return { entities: [target] };
  return Array.isArray(target) ? { entities: target } : { all: kindOf(target.all), in: target.in };
}

function kindOf(name: string): Kind {
  const [domain = '', deviceClass] = name.split('.');
  return deviceClass ? { domain, class: deviceClass } : { domain };
}

/** Devices are named in `target`, where the safety policy sees them. */
const TARGET_KEYS = ['entity_id', 'area_id', 'device_id', 'floor_id', 'label_id'];

/** What a schema does not say: slots that are used are there, and the other way about. */
function senseProblems(written: SkillFile, { problemAt }: CheckedYaml): readonly FileProblem[] {
  const { say, slots = {}, call, answer } = written;
  const problems: FileProblem[] = [];
  const known = (path: readonly string[], text: string): readonly string[] => {
    const names = namesIn(text);
    for (const name of names)
      if (!Object.hasOwn(slots, name)) problems.push(problemAt(path, `there is no slot "${name}" in "slots"`));
    const rest = text.replace(PLACEHOLDER, '');
    if (/[{}]/.test(rest)) problems.push(problemAt(path, `"${text}" has a brace that is no {slot}`));
    return names;
  };
  const said = new Set<string>();
  for (const [at, sample] of say.entries()) {
    const names = known(['say', String(at)], sample);
    for (const name of names) said.add(name);
    if (new Set(names).size < names.length)
      problems.push(problemAt(['say', String(at)], `"${sample}" has a slot twice`));
    if (!/\p{L}/u.test(sample.replace(PLACEHOLDER, '')))
      problems.push(problemAt(['say', String(at)], `"${sample}" has no word of its own`));
  }
  for (const [name, slot] of Object.entries(slots)) {
    if (!said.has(name) && slot.default === undefined)
      problems.push(problemAt(['slots', name], `"${name}" is in none of the sentences and has no default`));
    problems.push(...defaultProblems(name, slot, problemAt));
  }
  for (const [path, text] of textsIn(call.data ?? {}, ['call', 'data'])) known(path, text);
  for (const key of Object.keys(call.data ?? {}))
    if (TARGET_KEYS.includes(key))
      problems.push(problemAt(['call', 'data', key], `"${key}" is no data: name the devices in "target"`));
  if (answer !== undefined) known(['answer'], answer);
  problems.push(...targetProblems(written, problemAt));
  return problems;
}

function targetProblems({ call, slots = {} }: SkillFile, problemAt: CheckedYaml['problemAt']): readonly FileProblem[] {
  const { target } = call;
  if (target === undefined) return [];
  const wanted = typeof target === 'object' && !Array.isArray(target) ? 'area' : 'device';
  const texts = typeof target === 'string' ? [target] : Array.isArray(target) ? target : [target.in];
  return texts.flatMap((text) =>
    namesIn(text).flatMap((name) => {
      const type = Object.hasOwn(slots, name) ? slots[name]?.type : undefined;
      if (type === wanted) return [];
      const message =
        type === undefined ? `there is no slot "${name}" in "slots"` : `"${name}" must be of type ${wanted}`;
      return [problemAt(['call', 'target'], message)];
    }),
  );
}

function defaultProblems(
  name: string,
  slot: SkillFileSlot,
  problemAt: CheckedYaml['problemAt'],
): readonly FileProblem[] {
  const path = ['slots', name, 'default'];
  const value = slot.default;
  if (slot.type === 'number' && slot.from !== undefined && slot.to !== undefined && slot.from > slot.to)
    return [problemAt(['slots', name], `"${name}" goes from ${slot.from} to ${slot.to}, which is nothing`)];
  if (value === undefined) return [];
  if (slot.type === 'number' || slot.type === 'duration') {
    if (typeof value !== 'number') return [problemAt(path, `the default of "${name}" must be a number`)];
    const from = slot.type === 'number' ? (slot.from ?? value) : 1;
    const to = slot.type === 'number' ? (slot.to ?? value) : value;
    return value < from || value > to ? [problemAt(path, `the default of "${name}" is out of its range`)] : [];
  }
  if (slot.type === 'choice' && !choicesOf(slot.of).some((choice) => choice.value === String(value)))
    return [problemAt(path, `the default of "${name}" is none of its choices`)];
  if (slot.type === 'device' && !/^[a-z_]+\.[a-z0-9_]+$/.test(String(value)))
    return [problemAt(path, `the default of "${name}" must be an entity_id`)];
  return [];
}

const namesIn = (text: string): readonly string[] => [...text.matchAll(PLACEHOLDER)].map((match) => match[1] ?? '');

/** Every text inside service data, with the keys that lead to it. */
function textsIn(value: unknown, path: readonly string[]): readonly (readonly [readonly string[], string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inside]) => textsIn(inside, [...path, key]));
}
