// The slots of a coffee order, read from its words: for grammars whose sentences have at most one of each.
const READERS = {
  size: /\b((?:eight|twelve|sixteen|twenty) ounce|small|medium(?! roast)|large)\b/,
  roast: /\b((?:light|medium|dark) roast)\b/,
  numberOfShots: /\b((?:single|double|triple) shot)\b/,
  coffeeDrink: /\b(iced coffee|iced mocha|drip coffee|house coffee|coffee|mocha|espresso|americano|cappuccino|latte)\b/,
  milkAmount:
    /\b((?:(?:some|lots of|a lot of|a bit of|a little bit of) )?(?:soy milk|skim milk|whole milk|almond milk|milk|cream))\b/,
  sugarAmount: /\b((?:(?:some|lots of|a lot of|a bit of|a little bit of) )?(?:brown sugar|sugar|sweetener))\b/,
};

/** The slots by their names in the benchmark's labels. */
export function coffeeSlots(text) {
  const found = Object.entries(READERS).map(([name, pattern]) => [name, pattern.exec(text)?.[1]]);
  return Object.fromEntries(found.filter(([, value]) => value !== undefined));
}

/** Whether an order was heard with all its slots right, and no other. */
export function sameSlots(wanted, got) {
  const plain = (slots) =>
    Object.entries(slots)
      .map(([name, value]) => `${name}=${String(value).trim().toLowerCase()}`)
      .sort()
      .join();
  return plain(wanted) === plain(got);
}
