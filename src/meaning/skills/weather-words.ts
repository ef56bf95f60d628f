/** The words of questions about the weather, by what they say. */
const words = (text: string): readonly string[] =>
  text
    .split('|')
    .map((word) => word.trim().replace(/\s+/g, ' '))
    .filter(Boolean);

/** What marks a sentence as one about the weather by itself. */
export const NOUNS = /\b(?:weather|forecast|forecasts)\b/;

/** Conditions as they are asked for, and the name that the answer goes by. */
export const CONDITIONS: ReadonlyMap<string, string> = new Map([
  ...words('rain|raining|rainy|rains|shower|showers|rainfall|drizzle|drizzling|wet|precipitation|pour|pouring').map(
    (word) => [word, 'rain'] as const,
  ),
  ...words('snow|snowing|snowy|snows|snowfall|blizzard|sleet').map((word) => [word, 'snow'] as const),
  ...words('hail|hailing').map((word) => [word, 'hail'] as const),
  ...words('sunny|sun|sunshine|shine|shining|clear sky|clear skies|clear').map((word) => [word, 'sunny'] as const),
  ...words('cloudy|clouds|cloud|overcast|grey|gray').map((word) => [word, 'cloudy'] as const),
  ...words('windy|wind|winds|breezy|gusty|wind speed|stormy wind').map((word) => [word, 'wind'] as const),
  ...words(
    'storm|storms|stormy|thunder storm|thunder storms|thundering|thunder|thunderstorm|thunderstorms|lightning|storming|hurricane|tornado',
  ).map((word) => [word, 'storm'] as const),
  ...words('fog|foggy|mist|misty').map((word) => [word, 'fog'] as const),
  ...words('hot|hotter|heat|boiling|scorching|hottest').map((word) => [word, 'hot'] as const),
  ...words('warm|warmer|mild|warmest').map((word) => [word, 'warm'] as const),
  ...words(
    'cold|colder|chilly|freezing|freeze|frost|frosty|icy|cool|cooler|cold front|coldest|below zero|below freezing',
  ).map((word) => [word, 'cold'] as const),
  ...words('humid|humidity|muggy').map((word) => [word, 'humid'] as const),
  ...words('nice|good|pleasant|beautiful|bad|fine|great|dry|lovely').map((word) => [word, 'nice'] as const),
  ...words('temperature|temperatures|temp|degrees|how many degrees|high temperature|low temperature').map(
    (word) => [word, 'temperature'] as const,
  ),
  ...words('highest temperature|highest|high|highs|maximum temperature|maximum|max|max temperature').map(
    (word) => [word, 'highest temperature'] as const,
  ),
  ...words('lowest temperature|lowest|low|lows|minimum temperature|minimum|min temperature').map(
    (word) => [word, 'lowest temperature'] as const,
  ),
]);

/** What people take along or wear, and the weather that it is for. */
export const GARMENTS: ReadonlyMap<string, string> = new Map([
  ...words('umbrella|boots|raincoat|rain coat|rain jacket|wellies|rain boots|poncho').map(
    (word) => [word, 'rain'] as const,
  ),
  ...words('sunscreen|sun screen|sunglasses|sun cream|sun hat|suncream').map((word) => [word, 'sunny'] as const),
  ...words(
    'sweater|coat|jacket|scarf|gloves|jumper|warm clothes|warm clothing|winter coat|hoodie|cardigan|hat|layers|long sleeves|winter clothes',
  ).map((word) => [word, 'cold'] as const),
  ...words('shorts|t shirt|tshirt|sandals|flip flops|short sleeves|summer clothes|swimsuit|skirt|summer dress').map(
    (word) => [word, 'warm'] as const,
  ),
]);

const DAY = '(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)';
const PART = '(?:morning|afternoon|evening|night|noon|lunchtime)';
const COUNT = '(?:\\d+|two|three|four|five|six|seven|ten|few|couple of)';
/** Times at which weather can be asked for. */
export const DATES: readonly RegExp[] = [
  /^(?:todays|tomorrows|tonights)$/,
  /^(?:now|right now|currently|at the moment|this moment|this hour|current)$/,
  /^(?:on |for |by )?(?:today|tonight|tomorrow|later today|later|day after tomorrow|the day after tomorrow)$/,
  new RegExp(`^(?:on |for |by )?(?:today|tomorrow|this|${DAY}) ${PART}$`),
  new RegExp(
    `^(?:on |for |by )?(?:(?:this|next|coming|the|this coming) )?(?:${DAY}|week|weekend|week end|days|few days|hour|hours|month)$`,
  ),
  new RegExp(`^(?:for |in |over )?(?:the )?(?:next|coming|following) ${COUNT} (?:days|hours|weeks)$`),
  new RegExp(`^next ${COUNT} (?:days|hours)$`),
  /^(?:at|around|by|before|after) (?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midnight)(?: (?:am|pm|oclock))?$/,
  /^(?:rest of the (?:day|week)|all week|all day|all weekend|any time soon|anytime soon|soon|this time of year)$/,
];

export const OUTSIDE: ReadonlySet<string> = new Set(
  words('outside|outdoors|out|out there|outdoor|outside temperature'),
);
export const HERE: ReadonlySet<string> = new Set(
  words(
    'here|in here|this place|local|my area|our area|this area|my city|this city|my town|this town|in town|at home|my place|my location|nearby|near me|around here|where i am|where i live',
  ),
);

/** Words that a question is made of. None says where, or what weather. */
export const FRAME: ReadonlySet<string> = new Set(
  words(`what|what is|is|are|was|the|a|an|any|how|how is|like|will|be|it|there|that|to|going to|going|gonna|go|do|does|did|i|we|you|us|me
    |need|needed|have to|should|shall|would|can|could|might|may|wear|bring|take|carry|put on|pack|use|get|get away with|expect|expected|expecting|predicted|supposed|supposed to|likely
    |likely to|chance|chances|chance of|possibility|probability|signs|sign|sign of|signs of|look|looks|looking|feel|feels|tell me|show me|give me|let me know|find|check|find out
    |get me|read|say|for|in|on|at|of|with|about|if|whether|when|how soon|next|very|really|so|too|too much|still|much|bit|a bit|going on|weather wise|outlook|report|update|status|details|info
    |information|condition|conditions|please|google|app|want to know|to know|know|i want to know|up|my|need to|am i going to|see|today is|today s|reading|and|or|some|able to|along|happening|doing|expectations|predict|prediction
    |tell|coming|on the way|approaching|coming up|headed our way|to work|to school|to the office|to the beach|to town|to the store|to the game|changed|has|at all|have|think|your|our|there be|this|degree|daily|hourly|weekly|later on|over|during|through|able`),
);

/** Words that a question about the weather begins with. */
export const ASKING: ReadonlySet<string> = new Set(
  words(
    'what|how|tell|is|are|will|does|any|when|which|should|tell|show|give|find|check|get|whether|temperature|has|read|current|weather|forecast|report|know|see|do|google|local|today|tomorrow|am',
  ),
);
