import { Failure } from '../domain/failure.ts';
import type { Doubt, Heard } from '../domain/heard.ts';
import type { Hunch } from '../domain/proposal.ts';
import type { Mind, Reply } from '../domain/turn.ts';
import type { Expectation } from '../domain/vocabulary.ts';
import { type Conversation, NEW_CONVERSATION } from './conversation.ts';
import { converse } from './dialogue.ts';
import { converseInDoubt } from './doubt.ts';
import { keyOf } from './goals/keys.ts';
import { isHelp, MOST_RECENT, type Recent } from './goals/moment.ts';
import { raised, sitesFor } from './habits/hunch.ts';
import { hunchKey } from './habits/interruptions.ts';
import { offerUnasked } from './habits/unasked.ts';
import { type SaidWords, withHeard } from './heard-name.ts';
import { respond } from './respond.ts';
import type { DialogueTools, Speaker } from './tools.ts';
import { type Turn, turn } from './turn.ts';
import { finishWatching, type Watching } from './watch.ts';

/** A mind with its conversations, one a site. `say` takes text, where words come from a keyboard. */
export interface TalkingMind extends Mind {
  say(text: string, speaker: Speaker): Promise<Reply>;
  /**
   * Remarks on something unusual, as a question at the nearest of these sites that is not quiet and where no question is
   * open. The result is where, and the words to be said there; undefined where there is no such site, or people have heard
   * enough.
   */
  raise(hunch: Hunch, sites: readonly Speaker[]): Promise<{ readonly site: string; readonly say: string } | undefined>;
  /** Resolves when what went on by itself so far is done. */
  settle(): Promise<void>;
}

/** What a site waits for is dropped after so long. */
const FORGETS_AFTER_MS = 120_000;

/** Answers what is said at any number of sites. `whereabouts` tells the area and person of a site. */
export function createMind(tools: DialogueTools, whereabouts: (siteId: string) => Speaker): TalkingMind {
  const conversations = new Map<string, { readonly conversation: Conversation; readonly atMs: number }>();
  const recent = new Map<string, readonly Recent[]>();
  const sounds = new Map<string, readonly SaidWords[]>();
  // Turns of one site follow one another; two sites do not wait for each other.
  const queues = new Map<string, Promise<unknown>>();
  let unsettled: Promise<unknown> = Promise.resolve();

  async function say(text: string, speaker: Speaker, doubt?: Doubt): Promise<Reply> {
    const before = recall(speaker.site);
    const answered = await attempt(before, text, speaker, doubt);
    // Other sites had their turns meanwhile; nobody is to hear the same apology twice in a row.
    const first = tools.word(answered.remark);
    const worded = first === before.said ? tools.word(answered.remark) : first;
    note(answered, speaker);
    const lately = recent.get(speaker.site) ?? [];
    const { turn: after, more } = keepsQuiet(speaker.site)
      ? { turn: answered, more: '' }
      : await offerUnasked(answered, worded, text, lately, tools, speaker);
    const nowMs = tools.now().getTime();
    const said = { text, atMs: nowMs, helped: isHelp(answered.remark), acted: answered.calls.length > 0 };
    recent.set(speaker.site, [...lately, said].slice(-MOST_RECENT));
    const conversation: Conversation = { ...after.conversation, said: worded || before.said };
    const silent = after.remark.say === 'done' && keepsQuiet(speaker.site);
    const spoken = silent ? '' : [worded, more].filter(Boolean).join(' ');
    conversations.set(speaker.site, { conversation, atMs: nowMs });
    const { watching } = conversation;
    if (watching && watching !== before.watching) watchOut(watching, speaker);
    const intents = after.intents.map(({ name, slots }) => ({ name, slots, confidence: 1 }));
    return {
      say: spoken,
      listening: conversation.pending !== undefined,
      expects: expectationOf(conversation),
      calls: after.calls,
      ...(intents.length ? { intents } : {}),
    };
  }

  /** What was asked for is counted, where people thought of it themselves and it came to something. */
  function note({ intents, remark, prompted }: Turn, { site }: Speaker): void {
    if (!tools.goals || prompted || !isHelp(remark)) return;
    const at = tools.now().getTime();
    const keys = intents.flatMap((intent) => keyOf(intent, tools.concepts) ?? []);
    for (const did of new Set(keys)) tools.goals.note({ at, site, did });
  }

  async function attempt(before: Conversation, text: string, speaker: Speaker, doubt?: Doubt): Promise<Turn> {
    try {
      if (doubt) return await converseInDoubt(before, text, doubt, tools, speaker, converse);
      return await converse(before, text, tools, speaker);
    } catch (error) {
      tools.log.problem(
        `"${text}" could not be answered: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
      const reason = error instanceof Failure ? error.message : 'Something went wrong inside me; the log says what.';
      return turn(before, { say: 'failed', reason });
    }
  }

  function recall(site: string): Conversation {
    const kept = conversations.get(site);
    if (!kept) return NEW_CONVERSATION;
    if (tools.now().getTime() - kept.atMs <= FORGETS_AFTER_MS) return kept.conversation;
    const { pending: _pending, ...rest } = kept.conversation;
    return rest;
  }

  async function raise(hunch: Hunch, sites: readonly Speaker[]): Promise<{ site: string; say: string } | undefined> {
    const now = tools.now().getTime();
    if (!tools.interruptions.allows(hunchKey(hunch), now)) return undefined;
    for (const { site } of sitesFor(hunch, sites, (one) => conversations.get(one)?.atMs, tools)) {
      const isRaised = await inTurn(site, async () => {
        const before = recall(site);
        if (before.pending || before.watching) return false;
        await tools.interruptions.spend(hunchKey(hunch), now);
        conversations.set(site, { conversation: { ...before, pending: raised(hunch), said: hunch.text }, atMs: now });
        return true;
      });
      if (isRaised) return { site, say: hunch.text };
    }
    return undefined;
  }

  /** Nobody said "done": what was seen by then is learned, and told. */
  function watchOut(watching: Watching, speaker: Speaker): void {
    tools.after(Math.max(0, watching.untilMs - tools.now().getTime()), () => {
      const ended = inTurn(speaker.site, async () => {
        const kept = conversations.get(speaker.site);
        if (kept?.conversation.watching !== watching) return;
        const { conversation, remark } = await finishWatching(kept.conversation, watching, tools, speaker, respond);
        conversations.set(speaker.site, { ...kept, conversation });
        tools.announce(speaker.site, tools.word(remark));
      });
      unsettled = Promise.all([unsettled, ended]).then(
        () => undefined,
        (error: unknown) =>
          tools.log.problem(
            `What was shown could not be learned: ${error instanceof Error ? error.message : String(error)}`,
          ),
      );
    });
  }

  /** Somebody there asked for quiet: what can be seen to be done is not told as well. */
  function keepsQuiet(site: string): boolean {
    const { quietUntilMs } = tools.manners.of(site);
    return quietUntilMs !== undefined && quietUntilMs > tools.now().getTime();
  }

  /** The speaker, with how it sounded what was said at the site lately. */
  function withSounds(speaker: Speaker, heard: Heard): Speaker {
    const lately = withHeard(sounds.get(speaker.site) ?? [], heard);
    sounds.set(speaker.site, lately);
    return lately.length ? { ...speaker, sounds: lately } : speaker;
  }

  function inTurn<T>(site: string, work: () => Promise<T>): Promise<T> {
    const next = (queues.get(site) ?? Promise.resolve()).then(work, work);
    const done = next
      .catch(() => undefined)
      .then(() => {
        if (queues.get(site) === done) queues.delete(site);
      });
    queues.set(site, done);
    return next;
  }

  return {
    raise,
    settle: () => unsettled.then(() => undefined),
    say: (text, speaker) => inTurn(speaker.site, () => say(text, speaker)),
    answer: (heard, { siteId }) => {
      const speaker = whereabouts(siteId);
      return inTurn(speaker.site, () =>
        say(wordsOf(heard), withSounds(speaker, heard), heard.outcome === 'heard' ? heard.doubt : undefined),
      );
    },
    leave: (siteId) => {
      const { site } = whereabouts(siteId);
      const kept = conversations.get(site);
      if (!kept) return;
      const { pending: _pending, ...conversation } = kept.conversation;
      conversations.set(site, { conversation, atMs: kept.atMs });
    },
  };
}

/** What was not recognised is answered like words that mean nothing: asked again where an answer is awaited. */
function wordsOf(heard: Heard): string {
  return heard.outcome === 'heard' ? heard.hypotheses[0].text : '';
}

/** Questions that are answered by a yes, a no, or a yes to something else. */
const CONFIRMED: ReadonlySet<string> = new Set(['yes', 'near', 'proposal', 'remind', 'hunch', 'goal', 'stop']);

function expectationOf({ pending }: Conversation): Expectation {
  if (pending?.awaits === 'definition' || pending?.awaits === 'value' || pending?.awaits === 'who') return 'definition';
  if (pending?.awaits === 'choice' || pending?.awaits === 'doubt') return 'choice';
  return pending && CONFIRMED.has(pending.awaits) ? 'confirmation' : 'request';
}
