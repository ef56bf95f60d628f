import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Log } from '../../domain/turn.ts';
import { disagreements } from './agreement.ts';
import { completeOptions, inspectOptions, isRecord, type PartialOptions, refuseProblems } from './check.ts';
import { readDocument } from './document.ts';
import { optionsFromEnvironment } from './environment.ts';
import { withNewNames } from './renamed.ts';
import type { Options } from './schema.ts';
import { optionsFromSupervisor } from './supervisor.ts';

const ADDON_OPTIONS_FILE = '/data/options.json';

/** Options with nothing left open: where to keep things, where to serve. Paths are absolute. */
export interface Settled extends Options {
  readonly data: string;
  readonly rules: string;
  readonly web: { readonly host: string; readonly port: number };
}

export interface OptionsSource {
  /** The options file that was asked for; left out: UNDERSTUDY_CONFIG, else the add-on's own where there is one. */
  readonly file?: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly log: Log;
  /** Only tests set it. */
  readonly addonFile?: string;
}

/**
 * Reads the options: what the Supervisor offers, then the options file, then the environment; the later wins.
 * Throws a Failure (BAD_OPTIONS) with a line for each thing that is wrong, naming file, line and the nearest known key.
 */
export async function loadOptions(source: OptionsSource): Promise<Settled> {
  const addonFile = source.addonFile ?? ADDON_OPTIONS_FILE;
  const token = source.env.SUPERVISOR_TOKEN;
  const named = source.file ?? source.env.UNDERSTUDY_CONFIG;
  const file = named ? resolve(source.cwd, named) : existsSync(addonFile) ? addonFile : undefined;

  const written = file === undefined ? NOTHING : readFile(file);
  const fromEnvironment = optionsFromEnvironment(source.env);
  for (const note of [...written.notes, ...fromEnvironment.notes]) source.log.problem(note);
  refuseProblems([...written.problems, ...fromEnvironment.problems]);
  const own = merge(written.options, fromEnvironment.options);
  const offered = token
    ? await optionsFromSupervisor({
        token,
        log: source.log,
        // The variable by which Home Assistant's own shell library lets it be elsewhere.
        ...(source.env.SUPERVISOR_API ? { baseUrl: source.env.SUPERVISOR_API } : {}),
      })
    : {};
  const options = completeOptions(merge(withoutRivals(offered, own), own));
  refuseProblems(disagreements(options, completeOptions(own).hub));
  return settle(options, source, token !== undefined);
}

const NOTHING = { options: {}, problems: [], notes: [] };

function readFile(file: string) {
  const { document, problem } = readDocument(file);
  if (problem !== undefined) return { ...NOTHING, problems: [problem] };
  const { value, notes } = withNewNames(document.value);
  return { ...inspectOptions(value, document.locate), notes };
}

/** Whoever names another broker or hub means all of it: the Supervisor's account is not for strangers. */
function withoutRivals(offered: PartialOptions, own: PartialOptions): PartialOptions {
  const rivals = { mqtt: 'host', hub: 'url' };
  return Object.fromEntries(
    Object.entries(offered).filter(([section]) => {
      const mine = own[section];
      const key = section === 'mqtt' || section === 'hub' ? rivals[section] : '';
      return !(isRecord(mine) && key in mine);
    }),
  );
}

function settle(options: Options, source: OptionsSource, isAddon: boolean): Settled {
  const path = (value: string) => resolve(source.cwd, value);
  const share = source.env.XDG_DATA_HOME ?? join(source.env.HOME ?? homedir(), '.local', 'share');
  const data = options.data ? path(options.data) : isAddon ? '/data' : join(share, 'understudy');
  const rules = options.rules ? path(options.rules) : isAddon ? '/config/rules' : join(data, 'rules');
  const skills = options.skills ? path(options.skills) : isAddon ? '/config/skills' : join(data, 'skills');
  return {
    ...options,
    ...(options.home ? { home: path(options.home) } : {}),
    ...(options.policy ? { policy: path(options.policy) } : {}),
    data,
    rules,
    skills,
    web: { port: options.web.port, host: options.web.host ?? (isAddon ? '0.0.0.0' : '127.0.0.1') },
  };
}

function merge(base: PartialOptions, over: PartialOptions): PartialOptions {
  const result: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const before = result[key];
    result[key] = isRecord(before) && isRecord(value) ? merge(before, value) : value;
  }
  return result;
}
