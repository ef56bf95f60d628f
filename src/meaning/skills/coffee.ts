import type { Meaning } from '../../domain/meaning.ts';
import type { Saying } from '../saying.ts';
import type { SkillReader } from '../skills.ts';
import { type Core, coreOf, endsWithTime, matchCore, pattern, wordsIn } from './core.ts';
import { setMeaning, unsupported } from './outcomes.ts';

const DRINK =
  '(?:coffees?|latte|lattes|cappuccino|cappuccinos|cappochino|espresso|espressos|americano|mocha|macchiato|flat white|brew)';
const SIZE =
  '(?:(?:a|an|one|some|my|our|the|us|me|nice|fresh|hot|more|another|little|bit of|pot of|cups? of|mugs? of|cup|pot|morning|few) )*';
const MAKE = '(?:make|brew|prepare|cook|start|do|get|fix|pour|put on|have|begin|give|bring|start making|start brewing)';
const WANT =
  '(?:(?:i|we) (?:want|need|would like|would love|could use|fancy|feel like|could do with)(?: to (?:have|drink|get))?|have|drink)';
const MACHINE = '(?:the |my |our |a )?(?:coffee machine|coffee maker|coffee pot|coffeemaker|espresso machine|machine)';
const COFFEE = new RegExp(`\\b(?:${DRINK}|coffee|espresso|machine|coffeemaker)\\b`);
const NAMED = /\b(?:coffee|espresso|cappuccino|nespresso)\b/i;

/** "Make me a coffee": the coffee machine is turned on, where the home has one. How the coffee shall be is not ours to set. */
export const readCoffee: SkillReader = (saying: Saying): Meaning | undefined => {
  const core = coreOf(saying);
  if (!COFFEE.test(core.words)) return undefined;
  const machines = saying.lexicon.home.entities.filter(
    ({ domain, name, aliases }) =>
      ['switch', 'input_boolean', 'button', 'script', 'input_button'].includes(domain) &&
      [name, ...aliases].some((one) => NAMED.test(one)),
  );
  const [first] = machines;
  if (!first || endsWithTime(core.words)) return undefined;
  const special = pattern(
    `^${MAKE} ${SIZE}(?<how>strong|strongest|weak|mild|creamy|sweet|iced|cold|cooled|double|large|big|small|black|white|decaf|decaffeinated) ${SIZE}${DRINK}$`,
  ).exec(core.words);
  if (special) return unsupported(`I can only turn the coffee machine on, not make it ${special.groups?.how}.`);
  if (!isAsked(core, saying)) return undefined;
  const targets = machines.map(({ id }) => id);
  const meant = { target: { entities: targets }, targets, ambiguous: targets.length > 1 };
  return setMeaning('HassTurnOn', { name: first.name }, meant, { state: 'on' });
};

function isAsked(core: Core, saying: Saying): boolean {
  const whole = core.words;
  const patterns = [
    `${MAKE} ${SIZE}${DRINK}(?: for (?:me|us))?(?: (?:from|with|using|in|on) ${MACHINE})?`,
    `${SIZE}${DRINK}`,
    `(?:get|have|make|tell|ask|let|want|would like) ${MACHINE} (?:to )?(?:make|brew|prepare|start|do)(?: (?:me|us))? ${SIZE}${DRINK}`,
    `(?:turn on|switch on|start|activate) ${MACHINE} and (?:make|brew|prepare)(?: (?:me|us))? ${SIZE}${DRINK}`,
    `set ${MACHINE} (?:running|going|to start|to brew|on)`,
    `(?:it is |it s )?coffee time`,
  ];
  if (patterns.some((source) => pattern(`^${source}$`).test(whole))) return true;
  const wanted = matchCore(
    { ...core, words: wordsIn(core, { from: core.from, to: core.to }) },
    pattern(`^${WANT} ${SIZE}${DRINK}(?: made)?$`),
  );
  if (wanted) return true;
  // "I want the coffee machine to make me coffee": the wish was not taken for courtesy.
  const all = saying.tokens
    .slice(0, core.to)
    .map(({ norm }) => norm)
    .join(' ');
  return (
    pattern(
      `^(?:.* )?${WANT} (?:${SIZE}${DRINK}|${MACHINE} to (?:make|brew|prepare|start)(?: (?:me|us))?(?: ${SIZE}${DRINK})?)$`,
    ).test(all) && core.from < 4
  );
}
