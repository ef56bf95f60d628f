import { existsSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { textOf } from '../../concepts/folder-files.ts';
import { withAllUsed } from '../../concepts/links.ts';
import { readRule } from '../../concepts/rule-file.ts';
import { writeRule } from '../../concepts/rule-text.ts';
import type { ConceptStore } from '../../concepts/store.ts';
import type { Concept } from '../../domain/concept.ts';
import { Failure } from '../../domain/failure.ts';
import { type Command, switchOption } from '../command.ts';
import { errorText } from '../error-text.ts';
import { writeJson, writeLine } from '../output.ts';
import { openRules, RULES_OPTIONS } from './folder.ts';
import { conceptNamed } from './named.ts';

export const command: Command = {
  name: 'rules export',
  summary: 'Writes a concept as a file to share',
  usage: 'NAME [FILE | DIR] [--personal] [--force] [--rules DIR]',
  options: {
    ...RULES_OPTIONS,
    personal: { help: 'keep whose word it is, who taught it and what was asked for' },
    force: { help: 'write over a file that is there' },
  },
  positionals: true,
  notes:
    'Without FILE the text goes to stdout. With a folder, the concepts that it uses are written there as well. People are\n' +
    'left out unless --personal is given. See also: understudy rules import.',
  run: async (args, io) => {
    const [name, to, ...others] = args.positionals;
    if (name === undefined || others.length)
      throw new Failure('BAD_USAGE', 'rules export takes a name, in quotes where it has several words, and a file.');
    const store = await openRules(args, io);
    const concept = conceptNamed(name, store.all());
    const personal = switchOption(args, 'personal');
    const used = withAllUsed(concept, store.all()).slice(1);
    const path = to === undefined ? undefined : resolve(io.cwd, to);
    const isFolder = path !== undefined && existsSync(path) && statSync(path).isDirectory();
    if (path === undefined) {
      const text = textToShare(concept, store, personal);
      if (args.json) writeJson(io.stdout, { name: concept.name, text, uses: used.map((one) => one.name) });
      else io.stdout.write(text);
    } else {
      for (const one of isFolder ? [concept, ...used] : [concept]) {
        const file = isFolder ? join(path, basename(store.fileOf(one.id))) : path;
        await write(file, textToShare(one, store, personal), switchOption(args, 'force'));
        if (args.json) writeJson(io.stdout, { name: one.name, file });
        else writeLine(io.stdout, `"${one.name}" is in ${file}`);
      }
    }
    if (!isFolder && used.length) {
      const names = used.map((one) => `"${one.name}"`).join(', ');
      writeLine(io.stderr, `"${concept.name}" uses ${names}: share them as well (name a folder instead of a file).`);
    }
    return 0;
  },
};

/** A rule's text as it stands, without the people in it. */
function textToShare({ id }: Concept, store: ConceptStore, personal: boolean): string {
  const text = textOf(store.fileOf(id)) ?? '';
  const read = readRule(text, store.fileOf(id));
  if (read.outcome === 'broken') {
    const [problem] = read.problems;
    throw new Failure('BAD_RULE', `${problem?.file}:${problem?.line}:${problem?.column}: ${problem?.message}`);
  }
  if (personal) return text;
  const { owner: _owner, taught, ...rest } = read.rule;
  return writeRule({ ...rest, taught: { at: taught.at, words: taught.words } }, text);
}

async function write(file: string, text: string, force: boolean): Promise<void> {
  try {
    await writeFile(file, text, { flag: force ? 'w' : 'wx' });
  } catch (error) {
    const isThere = existsSync(file) && !force;
    const why = isThere ? 'it is there already; give --force to write over it' : errorText(error);
    throw new Failure('BAD_USAGE', `${file} was not written: ${why}.`, { cause: error });
  }
}
