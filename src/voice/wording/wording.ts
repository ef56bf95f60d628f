import type { Deed, DescribedStep, HeldBack, Remark } from '../../domain/remark.ts';
import { wordMeansAlready } from './conflict-phrases.ts';
import { wordDidYouMean, wordToWhat, wordWhichWord } from './missing-phrases.ts';
import { listOf, phraseDeed, phraseRequest, phraseSetting, withArticle } from './setting-phrases.ts';
import { wordStates } from './state-phrases.ts';
import { wordSaw, wordWould } from './teaching-phrases.ts';

const APOLOGIES = [
  "Sorry, I didn't understand that.",
  "I didn't get that. Can you say it differently?",
  "I'm not sure what you mean.",
];
const WELCOMES = ["You're welcome.", 'Any time.'];
const LEFT_ALONE = ["Okay, I'm leaving it as it is.", 'Okay, never mind.', 'All right.'];

/** Makes a speaker of English words for remarks. It varies what it says often, and never apologises twice alike in a row. */
export function createWording(): (remark: Remark) => string {
  // Each kind goes round by itself, so that what is said between two apologies does not make them alike.
  const turns = new Map<readonly string[], number>();
  const oneOf = (variants: readonly string[]): string => {
    const turn = turns.get(variants) ?? 0;
    turns.set(variants, turn + 1);
    return variants[turn % variants.length] ?? '';
  };
  return (remark) => capital(word(remark, oneOf));
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const sentences = (...parts: readonly string[]): string => parts.filter(Boolean).map(capital).join(' ');

function word(remark: Remark, oneOf: (variants: readonly string[]) => string): string {
  switch (remark.say) {
    case 'done':
      return wordDone(remark);
    case 'already':
      return `${capital(listOf(remark.deeds.map(phraseIs)))} already, so there is nothing to put back later. I left it as it is.`;
    case 'teach-me':
      return wordTeachMe(remark);
    case 'define-again':
      return wordDefineAgain(remark);
    case 'gave-up':
      return `No problem. You can teach me "${remark.name}" another time.`;
    case 'to-what':
      return wordToWhat(remark);
    case 'means-already':
      return wordMeansAlready(remark);
    case 'other-name':
      return `Okay, "${remark.name}" stays as it is. What shall I call it instead?`;
    case 'did-you-mean':
      return wordDidYouMean(remark);
    case 'which-word':
      return wordWhichWord(remark);
    case 'which':
      return `${remark.again ? 'Sorry, which' : 'Which'} one do you mean: ${listOf(remark.names.map(withArticle), 'or')}?`;
    case 'confirm':
      return sentences(
        remark.done.length ? `Okay, ${remark.done.map(phraseDeed).join(', ')}.` : '',
        `${remark.again ? 'Please say yes or no: shall' : 'Shall'} I really ${listOf(remark.deeds.map(phraseRequest))}?`,
      );
    case 'offer':
      return `Shall I ${listOf(remark.deeds.map(phraseRequest))}?`;
    case 'learned':
      return sentences(`Okay, I know what "${remark.name}" means now.`, wordConditions(remark));
    case 'held':
      return sentences(
        remark.learned === undefined ? '' : `Okay, I know "${remark.learned}" now.`,
        `${wordHeld(remark.held)} I left everything as it is.`,
      );
    case 'changed':
      return `Okay, "${remark.name}" is now ${[...remark.uses, ...remark.steps.map(phraseStep)].join(', ')}${onlyWhen(remark)}.`;
    case 'circle':
      return `That would go round in a circle: "${remark.name}" would use itself. I left it as it was.`;
    case 'watching':
      return `Okay, I'm watching. Show me "${remark.name}", and say "done" when you have finished.`;
    case 'saw':
      return wordSaw(remark);
    case 'would':
      return wordWould(remark);
    case 'saw-nothing':
      return `I saw nothing change, so I didn't learn "${remark.name}".`;
    case 'go-on':
      return `Go on: what shall I do for "${remark.name}"?`;
    case 'how-to-teach':
      return 'I am listening. Say it like this: when I say movie time, close the blinds and dim the lights to 20 percent.';
    case 'not-a-change':
      return `I don't know how to change "${remark.name}" like that. It stays as it was.`;
    case 'forgot':
      return `Okay, I have forgotten "${remark.name}". Say undo to have it back.`;
    case 'explain':
      return wordExplain(remark);
    case 'list-taught':
      return remark.names.length
        ? `You have taught me ${listOf(remark.names)}.`
        : "You haven't taught me anything yet.";
    case 'what-shall-it-do':
      return `What shall I do when you say "${remark.name}"?`;
    case 'unable':
      return `${listOf(remark.devices.map(withArticle))} can't do ${remark.what.length ? listOf(remark.what) : 'that'}.`;
    case 'gone':
      return wordGone(remark);
    case 'cannot':
      return remark.reason;
    case 'failed':
      return `That didn't work. ${remark.reason}`;
    case 'undone':
      return wordUndone(remark);
    case 'nothing-to-undo':
      return 'There is nothing to undo.';
    case 'why':
      return wordWhy(remark);
    case 'no-reason':
      return "I haven't done anything yet.";
    case 'left-alone':
      return oneOf(LEFT_ALONE);
    case 'not-understood':
      return oneOf(APOLOGIES);
    case 'thanks':
      return oneOf(WELCOMES);
    case 'again':
    case 'plainly':
      return remark.text;
    case 'time':
      return `It is ${remark.at.toLocaleTimeString('en-US', { hour: 'numeric', minute: '2-digit' })}.`;
    case 'date':
      return `It is ${remark.at.toLocaleDateString('en-US', { weekday: 'long', month: 'long', day: 'numeric', year: 'numeric' })}.`;
    case 'states':
      return wordStates(remark);
    case 'values':
      return `${listOf(remark.items.map(({ name, value }) => `${withArticle(name)} is ${/^\d/.test(value) ? 'at ' : ''}${value}`))}.`;
  }
}

const isStatement = (words: string): boolean =>
  /^(?:i|i'm|it|it's|we|we're|there|there's|this|that)\b/i.test(words) || words.split(' ').length > 4;

function wordTeachMe({ words, guess }: Extract<Remark, { say: 'teach-me' }>): string {
  if (guess === 'action' && isStatement(words))
    return `I don't know what to do when you say "${words}". Can you teach me?`;
  if (guess === 'area') return `I don't know where ${withDefinite(words)} is. Can you teach me?`;
  return `I don't know what ${guess === 'device' ? withDefinite(words) : words} is. Can you teach me?`;
}

const withDefinite = (words: string): string => (/^(?:\p{Lu}|the |my )/u.test(words) ? words : `the ${words}`);

function wordDefineAgain({ name, unclear, attempt, why }: Extract<Remark, { say: 'define-again' }>): string {
  if (why !== undefined) return `${why} What shall I do for "${name}"?`;
  const example = 'For example: "sixty percent and warm white", or "close the blinds".';
  const what =
    unclear && unclear.split(' ').length <= 4 ? `I don't know what "${unclear}" means there. ` : "I didn't get that. ";
  return attempt === 1
    ? `${what}What shall I do for "${name}"? ${example}`
    : `${what}How exactly shall it be for "${name}"?`;
}

function wordDone(remark: Extract<Remark, { say: 'done' }>): string {
  const { deeds, leftOut, gone, learned, concepts } = remark;
  const left = leftOut.length
    ? `${listOf(leftOut.map(({ device, what }) => `${withArticle(device)} can't do ${what}`))}.`
    : '';
  const lost = gone.length ? `${listOf(gone.map(withArticle))} ${gone.length > 1 ? 'are' : 'is'} no longer there.` : '';
  const known = learned === undefined ? '' : `Okay, I know "${learned}" now: ${wordSteps(deeds)}.`;
  const held = remark.held?.length ? wordHeld(remark.held) : '';
  if (known) return sentences(known, left, lost, held, wordPutsBack(remark));
  const used = concepts.length ? `Okay, ${listOf(concepts)}.` : `Okay, ${wordSteps(deeds)}.`;
  return sentences(deeds.length > 3 && !concepts.length ? 'Okay.' : used, left, lost, held, wordPutsBack(remark));
}

/** "The kitchen light is on". */
function phraseIs({ devices, set }: Deed): string {
  return `${listOf(devices.map(withArticle))} ${devices.length > 1 ? 'are' : 'is'} ${phraseSetting(set).replace(/^(?=\d)/, 'at ')}`;
}

/** What is to be done to what was just spoken of: "turn it off". */
function phraseRequestOfIt(deed: Deed): string {
  const { state } = deed.set;
  if ((state === 'on' || state === 'off') && Object.keys(deed.set).length === 1) return `turn it ${state}`;
  return phraseRequest(deed).replace(listOf(deed.devices.map(withArticle)), deed.devices.length > 1 ? 'them' : 'it');
}

/** "I'll turn it off in 10 minutes." */
function wordPutsBack({ putsBack, deeds: said }: Extract<Remark, { say: 'done' }>): string {
  if (!putsBack) return '';
  const { deeds, asks, when } = putsBack;
  const [only] = deeds;
  const one = only && deeds.length === 1 && said.every(({ devices }) => devices.join() === only.devices.join());
  const requests = one ? [phraseRequestOfIt(only)] : deeds.map(phraseRequest);
  const what = deeds.length > 2 ? 'put everything back as it was' : listOf(requests);
  return sentences(
    deeds.length ? `I'll ${what} again ${when}.` : '',
    asks.length ? `I won't ${listOf(asks.map(phraseRequest))} unasked, so I'll only tell you ${when}.` : '',
  );
}

/** ", but only after sunset". */
const onlyWhen = ({ onlyIf }: { readonly onlyIf?: string | undefined }): string =>
  onlyIf === undefined ? '' : `, but only ${onlyIf}`;

const phraseStep = (step: DescribedStep): string =>
  `${phraseDeed(step)}${step.onlyIf === undefined ? '' : ` only ${step.onlyIf}`}`;

/** What a lesson depends on, said back. */
function wordConditions({ name, steps = [], onlyIf }: Extract<Remark, { say: 'learned' }>): string {
  const some = steps.map((step) => `${phraseRequest(step)} only ${step.onlyIf}`);
  return sentences(
    some.length ? `That means: ${listOf(some)}.` : '',
    onlyIf === undefined ? '' : `"${name}" only works ${onlyIf}.`,
  );
}

/** What was left out, and what it waits for. */
function wordHeld(held: readonly HeldBack[]): string {
  return sentences(
    ...held.map(({ concept, deed, onlyIf }) =>
      deed ? `I didn't ${phraseRequest(deed)}: that is only ${onlyIf}.` : `"${concept}" only works ${onlyIf}.`,
    ),
  );
}

function wordSteps(deeds: readonly Deed[]): string {
  return deeds.map(phraseDeed).join(', ') || 'done';
}

function wordExplain({ name, steps, uses, means, onlyIf }: Extract<Remark, { say: 'explain' }>): string {
  if (means) return `"${name}" is ${listOf(means.map(withArticle))}.`;
  return `"${name}" means: ${[...uses, ...steps.map(phraseStep)].join('; ')}${onlyWhen({ onlyIf })}.`;
}

function wordGone({ name, devices, concepts }: Extract<Remark, { say: 'gone' }>): string {
  const what = [...devices.map(withArticle), ...concepts.map((concept) => `"${concept}"`)];
  return `"${name}" needs ${listOf(what)}, which I can't find any more. You can teach me "${name}" anew.`;
}

function wordUndone({ devices, concept }: Extract<Remark, { say: 'undone' }>): string {
  if (concept !== undefined) return `Okay, "${concept}" is as it was before.`;
  return devices.length ? `Okay, ${listOf(devices.map(withArticle))} as before.` : 'Okay, it is as before.';
}

function wordWhy({ words, concepts }: Extract<Remark, { say: 'why' }>): string {
  const [first] = concepts;
  if (!first) return `Because you said "${words}".`;
  return `Because you said "${words}", and ${dayOf(first.at)} you taught me that "${first.name}" is "${first.taught}".`;
}

const dayOf = (iso: string): string =>
  `on ${new Date(iso).toLocaleDateString('en-US', { month: 'long', day: 'numeric' })}`;
