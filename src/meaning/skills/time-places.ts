/**
 * Places whose clock can be told, by IANA time zone; cities that give their zone its name are known by that. Only places
 * that lie in one zone stand here.
 */
const PLACES: Readonly<Record<string, string>> = {
  'America/New_York':
    'new york city|nyc|new york state|boston|washington|washington dc|dc|philadelphia|miami|atlanta|orlando|tampa|charlotte|baltimore|pittsburgh|cleveland|cincinnati|columbus|buffalo|newark|jersey city|raleigh|jacksonville|richmond|hartford|providence|charleston|savannah|georgia|massachusetts|new jersey|pennsylvania|virginia|maryland|connecticut|ohio|north carolina|south carolina|maine|vermont|new hampshire|delaware|rhode island|eastern|est|edt|eastern time|east coast|the east coast|east coast of the united states',
  'America/Chicago':
    'houston|dallas|dallas texas|houston texas|austin|austin texas|san antonio|fort worth|milwaukee|minneapolis|saint paul|new orleans|memphis|nashville|st louis|saint louis|kansas city|oklahoma city|tulsa|omaha|des moines|birmingham alabama|illinois|wisconsin|minnesota|iowa|missouri|arkansas|louisiana|mississippi|alabama|oklahoma|central|cst|cdt|central time',
  'America/Denver':
    'salt lake city|albuquerque|colorado springs|boulder|colorado|utah|new mexico|wyoming|montana|mountain|mst|mdt|mountain time',
  'America/Phoenix': 'arizona|tucson|scottsdale',
  'America/Los_Angeles':
    'california|san francisco|san diego|san jose|sacramento|oakland|hollywood|seattle|portland|portland oregon|las vegas|vegas|la|washington state|pacific|pst|pdt|pacific time|west coast|the west coast|west coast of the united states',
  'Pacific/Honolulu': 'hawaii|waikiki',
  'America/Anchorage': 'alaska',
  'America/Detroit': 'michigan|michegan',
  'America/Toronto': 'ottawa|montreal|quebec|quebec city|ontario canada',
  'America/Edmonton': 'calgary|alberta',
  'America/Mexico_City': 'mexico city|guadalajara',
  'America/Sao_Paulo': 'rio|rio de janeiro|brasilia',
  'America/Argentina/Buenos_Aires': 'buenos aires|argentina',
  'America/Bogota': 'colombia|medellin',
  'America/Lima': 'peru',
  'America/Caracas': 'venezuela',
  'America/Havana': 'cuba',
  'America/Jamaica': 'jamaica|kingston',
  'Europe/London':
    'england|uk|the uk|united kingdom|the united kingdom|great britain|britain|scotland|wales|edinburgh|glasgow|manchester|liverpool|birmingham|leeds|bristol|cardiff|northern ireland|oxford|cambridge|london england|greenwich',
  'Europe/Dublin': 'ireland|cork',
  'Europe/Paris': 'france|lyon|marseille|nice|bordeaux|toulouse|cet|paris france',
  'Europe/Berlin': 'germany|munich|hamburg|frankfurt|cologne|stuttgart|berlin germany',
  'Europe/Madrid': 'barcelona|seville|valencia|madrid spain',
  'Europe/Rome': 'italy|milan|naples|florence|venice|turin|rome italy',
  'Europe/Amsterdam': 'netherlands|the netherlands|holland|rotterdam|the hague|utrecht',
  'Europe/Brussels': 'belgium|antwerp',
  'Europe/Zurich': 'switzerland|geneva|basel|bern',
  'Europe/Vienna': 'austria|salzburg',
  'Europe/Lisbon': 'porto',
  'Europe/Athens': 'greece',
  'Europe/Stockholm': 'sweden|gothenburg',
  'Europe/Oslo': 'norway',
  'Europe/Copenhagen': 'denmark',
  'Europe/Helsinki': 'finland',
  'Europe/Warsaw': 'poland|krakow',
  'Europe/Prague': 'czech republic|czechia',
  'Europe/Budapest': 'hungary',
  'Europe/Bucharest': 'romania',
  'Europe/Kiev': 'ukraine|kyiv',
  'Europe/Istanbul': 'turkey|ankara',
  'Europe/Moscow': 'saint petersburg|st petersburg',
  'Asia/Calcutta':
    'india|kolkata|mumbai|bombay|delhi|new delhi|bangalore|bengaluru|chennai|madras|hyderabad|pune|ahmedabad|jaipur|kochi|indian|ist',
  'Asia/Shanghai': 'china|beijing|shenzhen|guangzhou|wuhan',
  'Asia/Tokyo': 'japan|osaka|kyoto|jst',
  'Asia/Seoul': 'korea|south korea|busan',
  'Asia/Hong_Kong': 'hongkong',
  'Asia/Taipei': 'taiwan',
  'Asia/Manila': 'philippines|the philippines|cebu',
  'Asia/Bangkok': 'thailand|phuket',
  'Asia/Saigon': 'vietnam|hanoi|ho chi minh city',
  'Asia/Kuala_Lumpur': 'malaysia',
  'Asia/Jakarta': 'bandung',
  'Asia/Makassar': 'bali',
  'Asia/Karachi': 'pakistan|lahore|islamabad',
  'Asia/Dhaka': 'bangladesh',
  'Asia/Katmandu': 'nepal|kathmandu',
  'Asia/Colombo': 'sri lanka',
  'Asia/Dubai': 'uae|united arab emirates|the united arab emirates|abu dhabi',
  'Asia/Riyadh': 'saudi arabia|jeddah|mecca',
  'Asia/Tehran': 'iran',
  'Asia/Baghdad': 'iraq',
  'Asia/Jerusalem': 'israel|tel aviv',
  'Africa/Cairo': 'egypt',
  'Africa/Johannesburg': 'south africa|cape town|pretoria|durban',
  'Africa/Lagos': 'nigeria|abuja',
  'Africa/Nairobi': 'kenya',
  'Africa/Accra': 'ghana',
  'Africa/Abidjan': 'ivory coast',
  'Africa/Casablanca': 'morocco|marrakesh',
  'Australia/Sydney': 'canberra|new south wales|sydney australia',
  'Australia/Melbourne': 'victoria australia',
  'Australia/Brisbane': 'queensland|gold coast',
  'Pacific/Auckland': 'new zealand|wellington|christchurch',
  UTC: 'gmt|utc|greenwich mean time|universal time|g m t',
};

/** Names that lie in several zones. */
const SEVERAL = new Set(
  'us|usa|the us|the usa|united states|the united states|america|canada|australia|brazil|brasil|russia|mexico|indonesia|texas|florida|tennessee|kentucky|indiana|oregon|spain|portugal'.split(
    '|',
  ),
);

let zones: ReadonlyMap<string, string> | undefined;
function knownZones(): ReadonlyMap<string, string> {
  if (zones) return zones;
  const known = new Map<string, string>();
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    const city = zone.split('/').at(-1)?.replace(/_/g, ' ').toLowerCase();
    if (city && zone.includes('/')) known.set(city, zone);
  }
  for (const [zone, names] of Object.entries(PLACES)) for (const name of names.split('|')) known.set(name, zone);
  zones = known;
  return known;
}

/** The time zone of a place by its name: one zone, several, or nothing that is known. */
export function zoneOf(place: string): string | 'several' | undefined {
  const bare = place.replace(/^the (?:city|state|country) of /, '');
  for (const name of [bare, bare.replace(/^the /, '')]) {
    if (SEVERAL.has(name)) return 'several';
    const zone = knownZones().get(name) ?? (name.endsWith('s') ? knownZones().get(name.slice(0, -1)) : undefined);
    if (zone) return zone;
  }
  return undefined;
}
