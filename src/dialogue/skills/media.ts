import type { Call } from '../../domain/call.ts';
import type { Entity, Json } from '../../domain/home.ts';
import type { SetIntent, SkillIntent } from '../../domain/meaning.ts';
import type { State } from '../../domain/setting.ts';
import { act, callAll } from '../act.ts';
import { settled } from '../conversation.ts';
import type { DialogueTools, Speaker } from '../tools.ts';
import { type Turn, turn } from '../turn.ts';
import type { SkillDoer, SkillRequest } from './skill.ts';
import { textSlot } from './words.ts';

/** Feature bits of Home Assistant's media players. */
const PLAY_MEDIA = 512;
const SEARCH_MEDIA = 4_194_304;

const TRANSPORT: Readonly<Record<string, { readonly state: State; readonly of: readonly string[] }>> = {
  HassMediaNext: { state: 'next', of: ['playing', 'paused'] },
  HassMediaPrevious: { state: 'previous', of: ['playing', 'paused'] },
  HassMediaPause: { state: 'paused', of: ['playing', 'buffering'] },
  HassMediaUnpause: { state: 'playing', of: ['paused', 'idle', 'on', 'standby', 'off'] },
};

/** Next, previous, pause and resume on what plays, searching for music and playing it, and telling what plays. */
export const doMedia: SkillDoer = async (request: SkillRequest): Promise<Turn> => {
  const { conversation, intents, text, tools, speaker } = request;
  const idle = settled(conversation);
  const [intent] = intents;
  if (!intent) return turn(idle, { say: 'not-understood' });
  const players = playersFor(intent, tools, speaker);
  if (!players.length) return turn(idle, { say: 'cannot', reason: noPlayer(intent) }, [], intents);
  if (intent.name === 'UnderstudyMediaQuery')
    return turn(idle, { say: 'plainly', text: whatPlays(intent, players) }, [], intents);
  const transport = TRANSPORT[intent.name];
  if (!transport) return play(request, intent, players);
  const [player] = inState(players, transport.of);
  if (!player && intent.name === 'HassMediaPause')
    return turn(idle, { say: 'cannot', reason: 'Nothing is playing.' }, [], intents);
  const going = players.find(({ state }) => state === 'playing');
  if (intent.name === 'HassMediaUnpause' && going && !players.some(({ state }) => state === 'paused'))
    return turn(idle, { say: 'cannot', reason: `${going.name} is playing already.` }, [], intents);
  const targets = [(player ?? players[0])?.id ?? ''];
  const set: SetIntent = {
    kind: 'set',
    name: intent.name,
    slots: intent.slots,
    targets,
    target: { entities: targets },
    setting: { state: transport.state },
  };
  return act(conversation, [set], text, tools, speaker);
};

/** Those that were named, else those of the speaker's room, else all. */
function playersFor(intent: SkillIntent, tools: DialogueTools, speaker: Speaker): readonly Entity[] {
  const all = tools.home().entities.filter(({ domain, state }) => domain === 'media_player' && state !== 'unavailable');
  if (intent.targets.length) return all.filter(({ id }) => intent.targets.includes(id));
  const place = textSlot(intent.slots, 'area');
  if (place !== undefined) return all.filter(({ area }) => area === place);
  if (textSlot(intent.slots, 'floor') !== undefined || textSlot(intent.slots, 'name') !== undefined) return [];
  const here = all.filter(({ area }) => area !== undefined && area === speaker.area);
  // What plays elsewhere is meant where nothing here could be.
  return here.length ? here : all;
}

function inState(players: readonly Entity[], states: readonly string[]): readonly Entity[] {
  return [...players]
    .filter(({ state }) => states.includes(state))
    .sort((one, other) => states.indexOf(one.state) - states.indexOf(other.state));
}

function noPlayer({ slots }: SkillIntent): string {
  const area = textSlot(slots, 'area');
  return area === undefined ? 'I find no player for that.' : `I find no player in the ${area}.`;
}

async function play(
  { conversation, intents, tools }: SkillRequest,
  intent: SkillIntent,
  players: readonly Entity[],
): Promise<Turn> {
  const idle = settled(conversation);
  const wanted = textSlot(intent.slots, 'search_query') ?? '';
  const sort = textSlot(intent.slots, 'media_class');
  const player = bestFor(sort, players);
  if (!player)
    return turn(
      idle,
      { say: 'cannot', reason: `${players.map(({ name }) => name).join(' and ')} can't search for music.` },
      [],
      intents,
    );
  const found = can(player, SEARCH_MEDIA) ? await search(player, wanted, sort, tools) : undefined;
  if (can(player, SEARCH_MEDIA) && !found)
    return turn(idle, { say: 'cannot', reason: `${player.name} found nothing for "${wanted}".` }, [], intents);
  const data = found?.data ?? { media_content_id: wanted, media_content_type: sort ?? 'music' };
  const made = await callAll(
    [{ domain: 'media_player', service: 'play_media', target: { entity_id: [player.id] }, data }],
    tools,
  );
  if (made.failure) return turn(idle, { say: 'failed', reason: made.failure }, made.calls, intents);
  return turn(
    idle,
    { say: 'plainly', text: `Okay, ${found?.title ?? wanted} on ${player.name}.` },
    made.calls,
    intents,
  );
}

/** Pictures go to a screen, music to a speaker; what is on already comes first. */
function bestFor(sort: string | undefined, players: readonly Entity[]): Entity | undefined {
  const able = players.filter(
    (player) => player.attributes.supported_features === undefined || can(player, PLAY_MEDIA),
  );
  const seen = sort !== undefined && ['movie', 'tv_show', 'episode', 'season', 'video', 'channel'].includes(sort);
  const isScreen = ({ attributes, name }: Entity): boolean =>
    attributes.device_class === 'tv' || /\b(?:tv|television|telly)\b/i.test(name);
  const points = (player: Entity): number =>
    (isScreen(player) === seen ? 2 : 0) + (can(player, SEARCH_MEDIA) ? 4 : 0) + (player.state === 'off' ? 0 : 1);
  return [...able].sort((one, other) => points(other) - points(one))[0];
}

/** The first thing that the player's own search finds. */
async function search(
  player: Entity,
  wanted: string,
  sort: string | undefined,
  tools: Pick<DialogueTools, 'read'>,
): Promise<{ readonly title: string; readonly data: Call['data'] } | undefined> {
  const data = { search_query: wanted, ...(sort === undefined ? {} : { media_filter_classes: [sort] }) };
  const answer = await tools.read({
    domain: 'media_player',
    service: 'search_media',
    target: { entity_id: [player.id] },
    data,
  });
  const own = isRecord(answer) ? answer[player.id] : undefined;
  const results = isRecord(own) ? own.result : undefined;
  const first = Array.isArray(results) ? (results[0] as Json | undefined) : undefined;
  if (!isRecord(first) || typeof first.media_content_id !== 'string') return undefined;
  const type = typeof first.media_content_type === 'string' ? first.media_content_type : 'music';
  return {
    title: typeof first.title === 'string' ? first.title : wanted,
    data: { media_content_id: first.media_content_id, media_content_type: type },
  };
}

function whatPlays({ slots }: SkillIntent, players: readonly Entity[]): string {
  const player = players.find(({ state }) => state === 'playing') ?? players.find(({ state }) => state === 'paused');
  if (!player) return 'Nothing is playing.';
  const text = (key: string): string | undefined => {
    const value = player.attributes[key];
    return typeof value === 'string' && value ? value : undefined;
  };
  const asks = textSlot(slots, 'asks');
  const title = text('media_title');
  const artist = text('media_artist') ?? text('media_album_artist');
  const album = text('media_album_name');
  if (asks === 'artist')
    return artist === undefined ? `${player.name} does not say who that is.` : `That is ${artist}.`;
  if (asks === 'album')
    return album === undefined ? `${player.name} does not say which album that is.` : `It is from ${album}.`;
  if (title === undefined) return `${player.name} is playing, but does not say what.`;
  return `That is ${title}${artist === undefined ? '' : ` by ${artist}`}.`;
}

function can({ attributes }: Entity, feature: number): boolean {
  const features = attributes.supported_features;
  return typeof features === 'number' && (features & feature) !== 0;
}

const isRecord = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
