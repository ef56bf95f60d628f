/** Words for kinds of music, and for music itself. */
const GENRES =
  'jazz|blues|rock|pop|rap|classical|country|heavy metal|metal|hip hop|hiphop|reggae|folk|soul|funk|techno|disco|punk|r and b|rnb|opera|electronic|edm|indie|ambient|latin|salsa|gospel|swing|bluegrass|grunge|trance|dubstep|bossa nova|flamenco|k pop|motown|oldies|lullaby|lullabies|lo fi|lofi|acoustic|instrumental|ska|samba|baroque|mozart|beethoven|bach';
const SORTS =
  'music|songs?|tunes?|tracks?|albums?|playlists?|melody|melodies|ballads?|anthems?|beats|hits|symphony|symphonies|concerto|sonata|soundtrack';
const GENRE = new RegExp(`\\b(?:${GENRES})\\b`);
const MUSIC = new RegExp(`\\b(?:${GENRES}|${SORTS})\\b`);
/** "Anything from the Beatles", "something by Adele": who plays it says that it is music. */
const BY =
  /^(?:some|any|more )?(?:thing|stuff)? ?(?:good |new |old |nice )?(?:by|from) (?!me\b|you\b|us\b)|^(?:anything|something|stuff) (?:good |new |old |nice )?(?:by|from|of) /;

/** What is played by other means, or by nobody: messages, news, jokes, posts. */
const ELSE =
  /\b(?:messages?|voice ?mails?|mails?|e ?mails?|jokes?|news|headlines?|posts?|posted|tweets?|facebook|twitter|instagram|whatsapp|snapchat|status|feed|stories|photos?|pictures?|calls?|recordings? of me|reminders?|calendar|events?|appointments?|schedule|funny|prank|trick|you (?:just )?said|have said|say|said again|that again|weather|forecast|traffic|answer|question|facts?|opinion|definition|directions?|recipe|game|games|i (?:will|would|might|may) (?:like|love|enjoy)|that i like|for me to watch)\b/;

/** Whether words name a kind of music. */
export const namesGenre = (words: string): boolean => GENRE.test(words);

/** Whether words speak of music by themselves: a kind of music, or something by somebody. */
export const speaksOfMusic = (words: string): boolean => MUSIC.test(words) || BY.test(words);

/** Whether words name something that is no music: what somebody wrote, said or posted, news, jokes. */
export const isNoMusic = (words: string): boolean => ELSE.test(words);
