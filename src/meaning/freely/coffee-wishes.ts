import type { Rewording } from './rewording.ts';

const CUP =
  '(?:(?:a|an|some|the|my|our|another|one|me|us|nice|good|fresh|hot|strong smelling|morning|big) )*(?:(?:pot|cup|mug|jug|drop|bit|round|shot) of )?(?:(?:fresh|hot|nice|good) )*';
const COFFEE = '(?:coffee|espresso|cappuccino|latte|joe|java)';
const FOR =
  '(?: for (?:me|us|myself|both of us|all of us|the two of us|the both of us|everyone|everybody|the family|(?:my|our|the) (?:guests?|wife|husband|friends?|visitors?|family)))?';
const FINE = '(?:nice|great|good|lovely|perfect|fine|wonderful|welcome|awesome|appreciated|cool)';

/** Ways to ask for coffee. How it shall be, and how much of it, is said in none of them. */
export const COFFEE_WISHES: readonly Rewording[] = [
  { said: `put ${CUP}${COFFEE} on${FOR}`, request: 'make coffee' },
  {
    said: `(?:get|have|let) ${CUP}${COFFEE}(?: machine| maker)? (?:to )?(?:be )?(?:ready|made|done|brewed|going|started|on|brewing|start|brew|run)${FOR}`,
    request: 'make coffee',
  },
  { said: `(?:it is )?(?:about )?time (?:for|to have|to make|to drink) ${CUP}${COFFEE}`, request: 'make coffee' },
  {
    said: `(?:make|brew|prepare|fix|cook|get|pour|start|do|bring|serve) ${CUP}${COFFEE}${FOR}`,
    request: 'make coffee',
  },
  {
    said: `(?:i|we) (?:am|are) (?:really |so |totally )?(?:dying for|craving|desperate for|thirsty for|in (?:desperate |dire |urgent )?need of|in the mood for|up for|ready for|longing for) ${CUP}${COFFEE}`,
    request: 'make coffee',
  },
  {
    said: `(?:i|we) (?:really |just |could |badly |desperately |so )*(?:need|want|crave|fancy|use|do with|murder|kill for|go for|would like|would love|feel like|would appreciate|would not mind) (?:having |drinking |to have |to drink |to get )?${CUP}${COFFEE}${FOR}`,
    request: 'make coffee',
  },
  {
    said: `(?:how about|what about|can (?:i|we) (?:have|get)|could (?:i|we) (?:have|get)|may (?:i|we) have|let us have|is there any chance of) ${CUP}${COFFEE}${FOR}`,
    request: 'make coffee',
  },
  {
    said: `${CUP}${COFFEE} (?:would|will) (?:be (?:really |very |so )?${FINE}|do|hit the spot|go down well)(?: now| right now)?`,
    request: 'make coffee',
  },
  {
    said: `(?:let there be|bring on|hit me with|treat me to|serve up|whip up|hook me up with|get going on|get started on|start on) ${CUP}${COFFEE}`,
    request: 'make coffee',
  },
  {
    said: `(?:set|program|schedule|time) ${CUP}${COFFEE}(?: machine| maker)? to (?:brew|be ready|start|be made|be brewed|go on|run|make coffee) (?<rest>.+)`,
    request: 'make coffee {rest}',
  },
];
