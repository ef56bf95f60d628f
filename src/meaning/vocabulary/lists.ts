import { any, many, often, opt, type Rules, rarely, ref, seldom, seq } from './phrases.ts';

/** What is mostly bought: it is heard better by its name than in an open slot. */
const GROCERIES = `milk|bread|eggs|butter|cheese|apples|bananas|oranges|lemons|tomatoes|potatoes|onions|garlic|carrots|
  lettuce|cucumber|peppers|mushrooms|spinach|broccoli|avocado|avocados|grapes|strawberries|blueberries|chicken|beef|ham|
  bacon|fish|salmon|tuna|shrimp|sausages|rice|pasta|noodles|flour|sugar|salt|pepper|oil|olive oil|vinegar|honey|jam|
  peanut butter|cereal|oatmeal|yogurt|cream|ice cream|chocolate|cookies|crackers|chips|nuts|coffee|tea|water|juice|
  orange juice|soda|beer|wine|toilet paper|paper towels|soap|shampoo|toothpaste|detergent|dish soap|batteries|diapers|
  cat food|dog food|light bulbs|trash bags|napkins|tissues|ketchup|mustard|mayonnaise|soup|pizza|tofu|beans|corn`;

/** Shopping lists and other lists of the home. */
export const LIST_RULES: Rules = {
  grocery: any(GROCERIES.replace(/\s+/g, ' ')),
  // A thing, some of it, or two; else whatever it is called.
  item: any(
    seq(opt(seldom('some|a')), ref('grocery'), opt(seldom(many(seq('and', ref('grocery')))))),
    rarely(ref('novelty')),
  ),
  listed: seq(any('the', 'my', rarely('our')), ref('list_name')),
  listing: any(
    seq('add', ref('item'), 'to', ref('listed')),
    often(seq('put', ref('item'), 'on', ref('listed'))),
    often(seq(any('remove', 'take', seldom('delete')), ref('item'), any('from', seldom('off')), ref('listed'))),
    seldom(seq(any('check off|complete'), ref('item'), any('on|from'), ref('listed'))),
    often(seq(any('what is', "what's"), 'on', ref('listed'))),
  ),
  // A message may be about anything.
  announcing: seq(any('announce', often('broadcast'), seldom('tell everyone')), opt('that'), ref('anything')),
};
