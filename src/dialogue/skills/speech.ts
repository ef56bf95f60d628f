import { callAll } from '../act.ts';
import { settled } from '../conversation.ts';
import { type Turn, turn } from '../turn.ts';
import type { SkillDoer, SkillRequest } from './skill.ts';
import { textSlot } from './words.ts';

/** Announces messages at the other satellites, and answers what is asked of the assistant itself. */
export const doSpeech: SkillDoer = async (request: SkillRequest): Promise<Turn> => {
  const { conversation, intents } = request;
  const [intent] = intents;
  if (intent?.name === 'HassBroadcast') return broadcast(request);
  const text = ANSWERS[intent?.topic ?? ''] ?? 'I am here.';
  return turn(settled(conversation), { say: 'plainly', text }, [], intents);
};

async function broadcast({ conversation, intents, tools, speaker }: SkillRequest): Promise<Turn> {
  const idle = settled(conversation);
  const slots = intents[0]?.slots ?? {};
  const message = textSlot(slots, 'message') ?? '';
  const area = textSlot(slots, 'area');
  const { satellites, entities } = tools.home();
  const own = satellites.filter((site) => site.siteId !== speaker.site && (area === undefined || site.area === area));
  // Satellites that Home Assistant itself speaks through.
  const theirs = entities.filter(
    (entity) =>
      entity.domain === 'assist_satellite' &&
      entity.state !== 'unavailable' &&
      (area === undefined || entity.area === area),
  );
  if (!own.length && !theirs.length) {
    const reason =
      area === undefined ? 'There is no other satellite that could say it.' : `There is no satellite in the ${area}.`;
    return turn(idle, { say: 'cannot', reason }, [], intents);
  }
  const spoken = `${message.charAt(0).toUpperCase()}${message.slice(1)}`;
  for (const { siteId } of own) tools.announce(siteId, spoken);
  const target = { entity_id: theirs.map(({ id }) => id) };
  const calls = theirs.length
    ? [{ domain: 'assist_satellite', service: 'announce', target, data: { message: spoken } }]
    : [];
  const made = await callAll(calls, tools);
  if (made.failure && !own.length) return turn(idle, { say: 'failed', reason: made.failure }, made.calls, intents);
  const where = area === undefined ? '' : ` in the ${area}`;
  return turn(idle, { say: 'plainly', text: `Okay, I said it${where}.` }, made.calls, intents);
}

/** Short and true answers, by what was asked about. */
const ANSWERS: Readonly<Record<string, string>> = {
  greeting: 'Hello! What can I do for you?',
  bye: 'Goodbye.',
  wellbeing: 'All is well, thank you. What can I do for you?',
  privacy:
    'I run in your home. What you say is turned into words here, nothing of it leaves the house, and I only listen for commands after the wake word.',
  abilities:
    'I can control lights, blinds, heating, locks and music, keep timers, reminders and lists, and tell you how things are. And you can teach me words of your own: say, for instance, "when I say movie time, dim the lights".',
  maker: 'I am Understudy, an open project made by volunteers for Home Assistant.',
  identity: 'I am Understudy, the assistant of this home. I learn what you mean when you teach me.',
};
