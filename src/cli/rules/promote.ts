import { targetsOf, withAllUsed } from '../../concepts/links.ts';
import type { Concept } from '../../domain/concept.ts';
import { Failure } from '../../domain/failure.ts';
import { type ConfigKind, openConfigApi } from '../../home/hub/config-api.ts';
import { askedDomain } from '../../meaning/interpret.ts';
import { areaOption } from '../area-option.ts';
import { type Args, type Command, type Io, switchOption, textOption } from '../command.ts';
import { writeJson, writeLine } from '../output.ts';
import { deviceNamed, planningOn } from './dry-run.ts';
import { callLine } from './explain.ts';
import { openRules, RULES_OPTIONS, settledOptions } from './folder.ts';
import { conceptNamed, nameArgument } from './named.ts';
import { type Promotion, promotionOf, yamlOf } from './promotion/definition.ts';
import { planConcept } from './promotion/plan.ts';
import { triggersFrom } from './promotion/trigger.ts';
import { openStage, STAGE_OPTIONS } from './stage.ts';

const KINDS: readonly ConfigKind[] = ['script', 'scene', 'automation'];

export const command: Command = {
  name: 'rules promote',
  summary: 'Makes a Home Assistant script, scene or automation of a concept',
  usage: 'NAME --as script|scene|automation [--area NAME] [--device NAME] [--at HH:MM] [--when ENTITY=STATE] [--print]',
  options: {
    as: { value: 'KIND', help: 'script, scene or automation' },
    at: { value: 'HH:MM', help: 'the time at which an automation runs' },
    when: { value: 'ENTITY=STATE', help: 'the state that makes an automation run' },
    title: { value: 'TEXT', help: "what it is called in the hub (default: the concept's name)" },
    print: { help: 'only print the YAML, also where a hub is configured' },
    replace: { help: 'write over one of the same id' },
    unguarded: { help: 'also where it unlocks or opens something, which nobody is asked about then' },
    ...STAGE_OPTIONS,
    ...RULES_OPTIONS,
  },
  positionals: true,
  notes:
    'Where the options name a hub (--config, UNDERSTUDY_HUB_URL and UNDERSTUDY_HUB_TOKEN), it is made there, over its\n' +
    'REST API, for which the token has to be an administrator’s; else, and with --print or --home, YAML to paste is\n' +
    'printed. It does what the concept does now: a later change of the concept does not change it.',
  run: async (args, io) => {
    const name = nameArgument(args, 'rules promote');
    const kind = kindFrom(args);
    const options = await settledOptions(args, io);
    const store = await openRules(args, io);
    const concept = conceptNamed(name, store.all());
    const stage = await openStage(args, io, options, store);
    const area = areaOption(args, stage.home);
    const triggers = kind === 'automation' ? triggersFrom(args, stage.home) : withoutTriggers(args, kind);
    const tools = planningOn(stage);
    const device = textOption(args, 'device');
    const domain = askedDomain(concept);
    demandPlace(concept, withAllUsed(concept, store.all()), area, device);
    const here = domain === undefined ? [] : tools.resolve({ kind: { domain }, in: 'here' }, area);
    const asked = device === undefined ? here : [deviceNamed(device, area, stage.home).id];
    const planned = planConcept(concept, asked, area, tools, (one) => withAllUsed(one, store.all()));
    if (planned.sensitive.length && !switchOption(args, 'unguarded'))
      throw new Failure(
        'BAD_USAGE',
        `By voice, "${concept.name}" asks each time before ${planned.sensitive.map(callLine).join(' and ')}. The hub asks nobody: give --unguarded if that is meant.`,
      );
    const { home, clock } = stage;
    const title = textOption(args, 'title') ?? capital(concept.name);
    const resolve = (target: Parameters<typeof tools.resolve>[0]) => tools.resolve(target, area);
    const promotion = promotionOf({ concept, kind, name: title, planned, triggers, home, clock, resolve });
    for (const note of promotion.notes) writeLine(io.stderr, `note: ${note}`);
    const { url, token } = options.hub;
    const prints = switchOption(args, 'print') || textOption(args, 'home') !== undefined;
    if (prints || url === undefined || token === undefined) {
      if (args.json) writeJson(io.stdout, { ...promotion, created: false });
      else io.stdout.write(yamlOf(promotion));
      return 0;
    }
    await create(promotion, { url, token }, switchOption(args, 'replace'));
    if (args.json) writeJson(io.stdout, { ...promotion, created: true });
    else writeLine(io.stdout, `"${title}" is a ${kind} of the hub now (${promotion.id}).`);
    remindOfPolicy(planned.sensitive.length > 0, promotion, io);
    return 0;
  },
};

/** By voice the room is the one in which it is said; the hub knows no such thing. */
function demandPlace(
  concept: Concept,
  used: readonly Concept[],
  area: string | undefined,
  device: string | undefined,
): void {
  if (area !== undefined) return;
  const targets = used.flatMap(targetsOf);
  const isOpen = device === undefined && askedDomain(concept) !== undefined;
  if (isOpen || targets.some((target) => 'in' in target && target.in === 'here'))
    throw new Failure(
      'BAD_USAGE',
      `"${concept.name}" is for ${isOpen ? 'the device that is named with it' : 'the room in which it is said'}: say which with --area${isOpen ? ' or --device' : ''}.`,
    );
}

async function create(
  { kind, id, definition }: Promotion,
  hub: { readonly url: string; readonly token: string },
  replace: boolean,
): Promise<void> {
  const api = openConfigApi(hub);
  if (!replace && (await api.read(kind, id)) !== undefined)
    throw new Failure(
      'BAD_USAGE',
      `The hub has a ${kind} ${id} already. Give --replace to write over it, or another --title.`,
    );
  await api.write(kind, id, definition);
}

/** A script that opens a door would open it for anybody who says its name. */
function remindOfPolicy(isSensitive: boolean, { kind, id }: Promotion, io: Io): void {
  if (isSensitive && kind === 'script')
    writeLine(
      io.stderr,
      `note: put script.${id} under "sensitive" in the policy file, so that by voice it asks as well.`,
    );
}

function kindFrom(args: Args): ConfigKind {
  const given = textOption(args, 'as');
  const kind = KINDS.find((one) => one === given);
  if (kind) return kind;
  throw new Failure(
    'BAD_USAGE',
    `--as takes script, scene or automation${given === undefined ? '' : `, not "${given}"`}.`,
  );
}

function withoutTriggers(args: Args, kind: ConfigKind): readonly never[] {
  for (const option of ['at', 'when'])
    if (textOption(args, option) !== undefined)
      throw new Failure('BAD_USAGE', `--${option} is for automations; a ${kind} has no trigger.`);
  return [];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
