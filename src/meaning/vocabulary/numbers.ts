import { any, often, opt, type Rules, rarely, ref, seldom, seq } from './phrases.ts';

const ONES = any('one|two|three|four|five|six|seven|eight|nine');

/**
 * Numbers as people say them to a home. Levels are nearly always tens, now and then a five, hardly ever anything else,
 * which also tells near-homophones apart: "thirty" from "thirteen", "sixty" from "sixty one". What is counted in
 * minutes or degrees is spread otherwise, so it has numbers of its own.
 */
export const NUMBER_RULES: Rules = {
  ones: ONES,
  number: any(
    seq(
      any('twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety'),
      opt(any(often('five'), rarely('one|two|three|four|six|seven|eight|nine'))),
    ),
    'ten|one hundred',
    often('five|a hundred'),
    seldom('fifteen|one|two|three|four|six|seven|eight|nine|zero'),
    rarely('eleven|twelve|thirteen|fourteen|sixteen|seventeen|eighteen|nineteen|hundred'),
  ),
  // How many minutes, hours or seconds: small numbers, tens and fives.
  count: any(
    'two|three|four|five|six|seven|eight|nine|ten|fifteen|twelve|eleven',
    seq(any('twenty|thirty|forty|fifty'), opt(any(often('five'), seldom('one|two|three|four|six|seven|eight|nine')))),
    often('sixty|ninety'),
    seldom('thirteen|fourteen|sixteen|seventeen|eighteen|nineteen|one hundred'),
    rarely(seq(any('sixty|seventy|eighty|ninety'), ref('ones')), 'seventy|eighty'),
  ),
  // A step says its unit: a bare number behind "by" may be a time.
  percent_step: seq(ref('number'), 'percent'),
  percent: seq(ref('number'), opt('percent')),
  degrees: seq(
    any(
      'fifteen|sixteen|seventeen|eighteen|nineteen',
      seq(any('twenty'), opt(ref('ones'))),
      // Fahrenheit, and what ovens and greenhouses are set to.
      seldom('ten', seq(any('thirty|sixty|seventy'), opt(ref('ones')))),
      rarely(seq(any('forty|fifty|eighty'), opt(ref('ones')))),
    ),
    opt(any(often('point five|and a half'))),
    opt('degrees'),
  ),
  kelvin: seq(any('two|three|four|five|six'), 'thousand', opt(seq(ref('ones'), 'hundred')), 'kelvin'),
};
