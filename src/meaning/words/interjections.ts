/** Sighs and calls: they say how somebody feels, or get attention, and never what is wanted. */
export const INTERJECTIONS: readonly string[] =
  'oh um uh uhm er hmm hm phew shh sh shush ugh ooh ouch brr brrr gosh blimey wow whoa oof ah aah argh jeez yikes crikey goodness oops yay hurray man damn dear look listen hey yo oi eh huh haha lol aw aww hi hello innit mmm'.split(
    ' ',
  );
