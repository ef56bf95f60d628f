import { describe } from '../../dialogue/describe.ts';
import type { Call } from '../../domain/call.ts';
import { createWording } from '../../voice/wording/wording.ts';
import { areaOption } from '../area-option.ts';
import { type Command, type Io, textOption } from '../command.ts';
import { writeJson, writeLine } from '../output.ts';
import { type DryRun, dryRun } from './dry-run.ts';
import { openRules, RULES_OPTIONS, settledOptions } from './folder.ts';
import { conceptNamed, nameArgument } from './named.ts';
import { openStage, STAGE_OPTIONS } from './stage.ts';

export const command: Command = {
  name: 'rules explain',
  summary: 'Tells exactly what a concept would do now, call by call; nothing is done',
  usage: 'NAME [--home FILE] [--area NAME] [--device NAME] [--rules DIR]',
  options: { ...STAGE_OPTIONS, ...RULES_OPTIONS },
  positionals: true,
  notes:
    'Relative changes and conditions are worked out from the states of the home and from the time of day, as they are\n' +
    'now. What is left out is named with the reason, and so is what would need a yes.',
  run: async (args, io) => {
    const name = nameArgument(args, 'rules explain');
    const options = await settledOptions(args, io);
    const store = await openRules(args, io);
    const concept = conceptNamed(name, store.all());
    const stage = await openStage(args, io, options, store);
    const area = areaOption(args, stage.home);
    const means = createWording()({
      say: 'explain',
      name: concept.name,
      ...describe(concept, { home: () => stage.home }),
    });
    const head = { name: concept.name, file: store.fileOf(concept.id), kind: concept.definition.kind, means };
    const where = area === undefined ? {} : { area };
    if (concept.definition.kind === 'name') {
      if (args.json) writeJson(io.stdout, { ...head, ...where, calls: [] });
      else writeLine(io.stdout, `${means}\nIt is a name: by itself it does nothing.`);
      return 0;
    }
    const run = await dryRun(concept, { area, device: textOption(args, 'device') }, stage);
    if (args.json) writeJson(io.stdout, { ...head, ...where, ...publicForm(run) });
    else print(means, `${stage.home.name}${area === undefined ? '' : `, ${area}`}`, run, io);
    return 0;
  },
};

/** The public form (docs/command-line.md). */
function publicForm({ asked, planned, calls, held, lacking, say, listening }: DryRun): object {
  return {
    devices: asked,
    calls,
    confirm: planned.sensitive,
    left_out: planned.leftOut,
    unable: planned.unable.map(({ id }) => id),
    held: held.map(({ concept, onlyIf }) => ({ concept, only: onlyIf })),
    gone: lacking,
    unknown: planned.missing,
    say,
    listening,
  };
}

function print(means: string, where: string, run: DryRun, io: Io): void {
  const { planned, calls, held, say } = run;
  const out = (line: string): void => writeLine(io.stdout, line);
  const list = (title: string, lines: readonly string[]): void => {
    if (!lines.length) return;
    out(title);
    for (const line of lines) out(`  ${line}`);
  };
  out(means);
  out(`In ${where}, now:`);
  list('it would call', calls.map(callLine));
  if (!calls.length) out('it would call nothing at once');
  list('it would ask for a yes, each time it is said, before', planned.sensitive.map(callLine));
  list('it would leave out', [
    ...planned.leftOut.map(({ device, what }) => `${device}: ${what}`),
    ...planned.unable.map((entity) => `${entity.name}: it can do nothing of it`),
    ...held.map(
      ({ concept, deed, onlyIf }) => `${deed ? deed.devices.join(', ') || concept : concept}: only ${onlyIf}`,
    ),
    ...run.lacking.map((thing) => `${thing}: it is not in this home`),
    ...planned.missing.map((concept) => `"${concept}": nobody taught that`),
  ]);
  out('and say');
  out(`  ${say}`);
}

/** A service call in one line. */
export function callLine({ domain, service, target, data }: Call): string {
  const values = Object.entries(data).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return [`${domain}.${service}`, target.entity_id.join(', '), values.join(', ')].filter(Boolean).join('  ');
}
