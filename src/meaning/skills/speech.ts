import type { Meaning, SkillIntent } from '../../domain/meaning.ts';
import type { Saying } from '../saying.ts';
import type { SkillReader } from '../skills.ts';
import { type Core, coreAt, coreOf, matchCore, pattern, textOf, wordsIn } from './core.ts';
import { skillMeaning } from './outcomes.ts';
import { placeIn } from './where.ts';

const EVERYONE =
  '(?:everyone|everybody|the house|the whole house|the family|the whole family|all rooms|every room|the kids|the children|all|all speakers|all the speakers|the household)';
/** Places outside of the home to which messages go; those are not announced here. */
const ELSEWHERE =
  /\b(?:facebook|twitter|instagram|whatsapp|email|e mail|mail|tweet|status|social media|linkedin|wall|post|text message|sms|contacts?)\b/;

/** Reads announcements for the house, and small talk with the assistant about itself. */
/** "Broadcast that we leave in five minutes": what is to be said after "that" is said as it stands. */
export const readMessage: SkillReader = (saying: Saying): Meaning | undefined => {
  const core = coreOf(saying);
  return /^(?:announce|broadcast)(?: to .+?)? (?:that|saying|the message|message|:|,) /.test(core.words)
    ? readBroadcast(core)
    : undefined;
};

export const readSpeech: SkillReader = (saying: Saying): Meaning | undefined =>
  readBroadcast(coreOf(saying)) ?? readSmallTalk(saying);

function readBroadcast(core: Core): Meaning | undefined {
  const asked =
    matchCore(
      core,
      pattern(
        `^(?:announce|broadcast|say|call out|shout|page)(?: it)? to ${EVERYONE}(?: that| saying|,|:)* (?<message>.+)$`,
      ),
    ) ??
    matchCore(
      core,
      /^(?:announce|broadcast|say) (?:in|on|to|over) (?:the )?(?<place>.+?)(?: that| saying| ,| :)+ (?<message>.+)$/,
    ) ??
    matchCore(
      core,
      /^(?:announce|broadcast)(?: (?:that|saying|(?:(?:the|a|this|my|following) )*(?:message|announcement)(?= .)|the words|:|,))* (?<message>.+)$/,
    ) ??
    matchCore(core, pattern(`^(?:tell|let) ${EVERYONE}(?: know)?(?: that|:|,)? (?<message>.+)$`)) ??
    matchCore(
      core,
      /^(?:make|send|do|play) (?:a |an |the )?(?:announcement|broadcast|broadcast message)(?: to (?:everyone|everybody|the house|all rooms))?(?: that says| saying| that|:|,)+ (?<message>.+)$/,
    );
  if (!asked?.message || ELSEWHERE.test(core.words)) return undefined;
  const message = textOf(core, asked.message);
  if (!asked.place) return skillMeaning('speech', 'HassBroadcast', { message });
  const place = placeIn(core.saying, asked.place);
  if (!place || !('area' in place)) return undefined;
  return skillMeaning('speech', 'HassBroadcast', { message, area: place.area });
}

const NAME =
  '(?:home assistant|assistant|olly|alexa|google|siri|computer|house|understudy|jarvis|there|nabu|buddy|my friend)';
/** What is asked of the assistant about itself, by what the answer is about. Nothing else is small talk here. */
const TOPICS: readonly (readonly [topic: string, said: RegExp])[] = [
  ['greeting', new RegExp(`^(?:hi|hello|hey|hiya|howdy|greetings|good (?:morning|afternoon|evening))(?: ${NAME})?$`)],
  ['bye', new RegExp(`^(?:bye|goodbye|good bye|bye bye|see you|see you later|see you soon)(?: ${NAME})?$`)],
  ['wellbeing', /^how are you(?: doing| feeling)?(?: today)?$/],
  [
    'privacy',
    /^(?:are|do) you (?:always |ever |still )?(?:listening|listen|recording|record|spying|spy|watching|watch|hearing|hear)(?: (?:to|on) (?:me|us|everything|everyone|people|all i say|what i say|what we say))?(?: me| us)?(?: all the time)?$/,
  ],
  [
    'privacy',
    /^(?:where|what) (?:does|do|happens|is|goes) (?:to |with )?(?:all )?(?:my|our) (?:data|voice|recordings|voice recordings|information|audio)(?: go| stored| sent| kept| end up)?(?: to)?$/,
  ],
  [
    'privacy',
    /^(?:who|does anyone|does anybody|can anyone) (?:can |else )?(?:hears?|sees?|listens? to|has access to|gets) (?:me|my data|my voice|what i say|my recordings)$/,
  ],
  [
    'abilities',
    /^(?:what|which things|what all|what else|what kind of things) (?:can|could|should) (?:i|we|you) (?:say|ask|do|ask you|say to you|do for me|help me with|tell you|control)(?: (?:here|to you|for me|for us|you))?$/,
  ],
  [
    'abilities',
    /^(?:help|help me|what do you do|what are you able to do|what are your (?:skills|abilities|features|functions)|what can you help (?:me )?with|how do (?:i|we) use you|what are you good (?:at|for)|what commands (?:can i use|are there|do you know))$/,
  ],
  [
    'maker',
    /^who (?:made|created|built|programmed|developed|designed|invented|wrote|makes|is your (?:maker|creator|developer|inventor)|are your (?:makers|creators|developers)) ?(?:you)?$/,
  ],
  ['identity', /^(?:who|what) are you$/],
  ['identity', /^(?:what is|tell me|do you have|have you got) (?:your|a) name$/],
  ['identity', /^what (?:should|do|can) (?:i|we) call you$/],
  ['identity', /^are you (?:a robot|a computer|a person|human|a human|real|an ai|a machine|alive|a bot|a program)$/],
];

function readSmallTalk(saying: Saying): Meaning | undefined {
  const core = coreAt(saying, 0, saying.tokens.length);
  const plain = wordsIn(core, core)
    .replace(/ ?[,:;]/g, '')
    .replace(
      /^(?:(?:hey|hi|hello|ok|okay|so|please|well|tell me|and) (?:home assistant |assistant |olly |alexa |google |siri )?)(?=(?:are|do|where|what|who|how|which|help)\b)/,
      '',
    );
  const topic = TOPICS.find(([, said]) => said.test(plain))?.[0];
  if (topic === undefined) return undefined;
  const intent: SkillIntent = { kind: 'skill', skill: 'speech', name: 'HassRespond', slots: {}, targets: [], topic };
  return { outcome: 'understood', intents: [intent], confidence: 0.9 };
}
