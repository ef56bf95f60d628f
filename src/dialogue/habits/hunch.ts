import type { Meaning, SetIntent } from '../../domain/meaning.ts';
import type { Hunch } from '../../domain/proposal.ts';
import type { State } from '../../domain/setting.ts';
import { act } from '../act.ts';
import { type Conversation, type Pending, settled } from '../conversation.ts';
import type { Respond } from '../in-order.ts';
import type { DialogueTools, Speaker } from '../tools.ts';
import { type Turn, turn } from '../turn.ts';
import { hunchKey } from './interruptions.ts';

type Raised = Extract<Pending, { awaits: 'hunch' }>;

/** Asked once more where the answer was not understood, then left. */
const TIMES = 2;

/** What a suggested service brings a device to. */
const STATES: Readonly<Record<string, State>> = {
  turn_off: 'off',
  close_cover: 'closed',
  close_valve: 'closed',
  lock: 'locked',
};

export const raised = (hunch: Hunch): Raised => ({ awaits: 'hunch', hunch, asked: 1 });

/**
 * The answer to a remark: a yes does what was suggested, as if it had been asked for, and a no makes such remarks rarer.
 * Where it asks whether all is well, a yes says that there was no need for it.
 */
export async function takeHunch(
  conversation: Conversation,
  pending: Raised,
  meaning: Meaning,
  text: string,
  tools: DialogueTools,
  speaker: Speaker,
  respond: Respond,
): Promise<Turn> {
  const { hunch } = pending;
  const idle = settled(conversation);
  const [first] = meaning.outcome === 'understood' ? meaning.intents : [];
  const about = first?.kind === 'talk' ? first.talk.about : undefined;
  const teach = async (wanted: boolean): Promise<void> =>
    tools.interruptions.teach(hunchKey(hunch), wanted, tools.now().getTime());
  switch (about) {
    case 'why':
      return turn({ ...conversation, pending }, { say: 'plainly', text: whyText(hunch) });
    case 'repeat':
      return turn({ ...conversation, pending }, { say: 'plainly', text: hunch.text });
    case 'yes': {
      const intent = intentFor(hunch);
      await teach(intent !== undefined);
      if (!intent) return turn(idle, { say: 'plainly', text: 'Good.' });
      return act(idle, [intent], text, tools, speaker);
    }
    case 'no':
    case 'never-mind':
      await teach(hunch.suggest === undefined);
      return turn(idle, { say: 'left-alone' });
    default:
  }
  if (meaning.outcome === 'understood') return respond(idle, meaning, text, tools, speaker);
  if (pending.asked >= TIMES) return turn(idle, { say: 'left-alone' });
  return turn(
    { ...conversation, pending: { ...pending, asked: pending.asked + 1 } },
    { say: 'plainly', text: `Please say yes or no. ${questionIn(hunch)}` },
  );
}

function intentFor({ suggest }: Hunch): SetIntent | undefined {
  const [, service = ''] = suggest?.action.split('.') ?? [];
  const state = STATES[service];
  if (!suggest || !state) return undefined;
  const targets = [suggest.target.entity_id];
  const name = state === 'locked' ? 'HassTurnOn' : 'HassTurnOff';
  return { kind: 'set', name, slots: {}, targets, target: { entities: targets }, setting: { state } };
}

/** The last sentence of a remark is its question. */
const questionIn = ({ text }: Hunch): string => /[^.!?]+\?$/.exec(text)?.[0].trim() ?? '';

function whyText(hunch: Hunch): string {
  const percent = Math.round(hunch.usual * 100);
  const often = percent < 1 ? 'in fewer than one of a hundred' : `in about ${percent} of a hundred`;
  return `I have seen that ${often} such moments. ${questionIn(hunch)}`;
}

/** Where people were heard so lately, they are likely still. */
const STILL_THERE_MS = 30 * 60_000;

/** The sites where a remark may be made, nearest first: where somebody spoke lately, then where the device is. */
export function sitesFor(
  hunch: Hunch,
  sites: readonly Speaker[],
  spokeAt: (site: string) => number | undefined,
  tools: Pick<DialogueTools, 'home' | 'manners' | 'now'>,
): readonly Speaker[] {
  const now = tools.now().getTime();
  const area = tools.home().entities.find(({ id }) => id === hunch.entity)?.area;
  const nearness = ({ site, area: place }: Speaker): number => {
    const ago = now - (spokeAt(site) ?? Number.NEGATIVE_INFINITY);
    if (ago < STILL_THERE_MS) return ago;
    return STILL_THERE_MS + (area !== undefined && place === area ? 0 : 1);
  };
  return sites
    .filter(({ site }) => (tools.manners.of(site).quietUntilMs ?? 0) <= now)
    .map((speaker) => ({ speaker, near: nearness(speaker) }))
    .sort((one, other) => one.near - other.near)
    .map(({ speaker }) => speaker);
}
