import { any, opt, type Rules, rare, ref, seq } from './phrases.ts';

const ONES = any('one|two|three|four|five|six|seven|eight|nine');

/** Numbers as people say them to a home: 0 to 100, degrees with halves, kelvin in hundreds. */
export const NUMBER_RULES: Rules = {
  ones: ONES,
  // Round numbers are far commoner than their near-homophones: "thirty" than "thirteen", "sixty" than "sixty one".
  number: any(
    seq(any('twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety'), opt(rare(0.3, ref('ones')))),
    'ten|one hundred|a hundred',
    rare(0.3, 'fifteen'),
    rare(0.1, 'eleven|twelve|thirteen|fourteen|sixteen|seventeen|eighteen|nineteen|zero|hundred'),
    rare(0.3, ref('ones')),
  ),
  percent: seq(ref('number'), 'percent'),
  degrees: seq(
    any('ten|fifteen|sixteen|seventeen|eighteen|nineteen', seq(any('twenty|thirty|sixty|seventy'), opt(ref('ones')))),
    opt('point five|and a half'),
    'degrees',
  ),
  kelvin: seq(any('two|three|four|five|six'), 'thousand', opt(seq(ref('ones'), 'hundred')), 'kelvin'),
};
