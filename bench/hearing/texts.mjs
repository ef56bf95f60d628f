// What is said in the measurements that need no recordings, to the demo home.

/** Names that nobody taught, most of them of words that the language has nowhere else. */
export const NOVEL = [
  'ocean breeze',
  'movie party',
  'campfire',
  'vampire castle',
  'cozy evening',
  'purple dragon',
  'sunday brunch',
  'homework time',
  'spaceship',
  'grandma visit',
];

export const REQUESTS = [
  'turn on the living room light',
  'turn off the living room light',
  'turn off the bedroom light',
  'turn the bedroom light on',
  'set the living room light to sixty percent',
  'set the living room light to fifteen percent',
  'set the bedroom light to fifty percent',
  'set the bedroom light to warm white',
  'turn off all the lights',
  'set a timer for ten minutes',
  'what time is it',
  'never mind',
];

/** Speech that is not for a home: talk, television, questions to somebody else. */
export const OTHER = [
  'my sister is coming over for dinner on thursday',
  'did you see the game last night',
  'i think we should repaint the fence next spring',
  'the president arrived in berlin this morning',
  'could you pass me the salt please',
  'he said he would call but he never did',
  'tickets are available at the box office from monday',
  'that dress looks lovely on you',
  'the train to the airport leaves every half hour',
  'we ran out of printer paper again',
  'honestly i have no clue what she was talking about',
  'more rain is expected in the western valleys',
  'two goals in the second half decided the match',
  'please hold the line and an agent will be with you shortly',
  'who left the car keys on the stairs',
  'and now back to our reporter in the studio',
];
