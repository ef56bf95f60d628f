import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { CustomSkill } from '../domain/custom-skill.ts';
import type { Log } from '../domain/turn.ts';
import type { FileProblem } from './checked-yaml.ts';
import { stemOf, yamlFilesIn } from './folder-files.ts';
import { type ReadSkill, readSkillFile } from './skill-file.ts';

/** The custom skills of a folder, and what is wrong with the files that are none. */
export interface SkillFolder {
  readonly skills: readonly CustomSkill[];
  readonly problems: readonly FileProblem[];
  /** A problem with a skill that is found later, where a path of keys stands in its file. */
  problemAt(skill: CustomSkill, path: readonly string[], message: string): FileProblem;
}

/** Skills beyond these are left out: a sentence is held against each. */
const MOST_SKILLS = 100;

/** Reads a folder of custom skills; one that is not there has none. A broken file is left out, with its problems. */
export async function readSkillFolder(folder: string): Promise<SkillFolder> {
  const good = new Map<CustomSkill, Extract<ReadSkill, { outcome: 'skill' }>>();
  const problems: FileProblem[] = [];
  const owners = new Map<string, string>();
  for (const name of await filesIn(folder)) {
    const file = join(folder, name);
    const read = await readOne(file, stemOf(name));
    if (read.outcome === 'broken') {
      problems.push(...read.problems);
      continue;
    }
    const owner = owners.get(read.skill.name);
    if (owner !== undefined)
      problems.push(read.problemAt(['name'], `the name "${read.skill.name}" is taken by ${owner}; rename one`));
    else if (good.size >= MOST_SKILLS)
      problems.push(read.problemAt([], `only ${MOST_SKILLS} skills are used; this one is left out`));
    else {
      owners.set(read.skill.name, file);
      good.set(read.skill, read);
    }
  }
  return {
    skills: [...good.keys()],
    problems,
    problemAt: (skill, path, message) =>
      good.get(skill)?.problemAt(path, message) ?? { file: join(folder, skill.id), line: 1, column: 1, message },
  };
}

/** The skills of a folder, for use: what is wrong is logged, and left out. */
export interface SkillShelf {
  /** The same list until something changes. */
  all(): readonly CustomSkill[];
  /** Reads the folder again; whether anything is different now. A broken file leaves its last good version in use. */
  refresh(): Promise<boolean>;
}

/** Opens a folder of custom skills, which need not be there. */
export async function openSkills(folder: string, log: Log): Promise<SkillShelf> {
  let skills: readonly CustomSkill[] = [];
  let told = new Set<string>();
  const refresh = async (): Promise<boolean> => {
    const read = await readSkillFolder(folder);
    const broken = new Set(read.problems.map(({ file }) => stemOf(basename(file))));
    const kept = skills.filter(({ id }) => broken.has(id) && !read.skills.some((skill) => skill.id === id));
    const lines = read.problems.map(({ file, line, column, message }) => {
      const isKept = kept.some(({ id }) => id === stemOf(basename(file)));
      return `${file}:${line}:${column}: ${message} (${isKept ? 'the last good version stays in use' : 'the skill is not used'})`;
    });
    for (const line of lines) if (!told.has(line)) log.problem(line);
    told = new Set(lines);
    const now = [...read.skills, ...kept];
    if (JSON.stringify(now) === JSON.stringify(skills)) return false;
    skills = now;
    return true;
  };
  await refresh();
  return { all: () => skills, refresh };
}

async function filesIn(folder: string): Promise<readonly string[]> {
  try {
    return await yamlFilesIn(folder);
  } catch {
    return [];
  }
}

async function readOne(file: string, id: string): Promise<ReadSkill> {
  try {
    return readSkillFile(await readFile(file, 'utf8'), file, id);
  } catch (error) {
    const message = `cannot be read: ${error instanceof Error ? error.message : String(error)}`;
    return { outcome: 'broken', problems: [{ file, line: 1, column: 1, message }] };
  }
}
