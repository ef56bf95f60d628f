import { COLOURS } from '../words/colours.ts';
import { KINDS } from '../words/kinds.ts';

/**
 * Words that people name rooms and devices by. One of these is what was said, whether this home has such a thing or
 * not: a bathroom is no misheard bedroom.
 */
const ROOMS_AND_THINGS = `
room boardroom ballroom classroom courtroom stockroom cloakroom bathroom bedroom kitchen kitchenette hallway hall landing basement cellar attic loft garage garden yard backyard
patio porch balcony terrace deck nursery playroom laundry pantry larder closet wardrobe den lounge library study studio office gym
sauna pool spa shed barn carport driveway conservatory sunroom foyer entry entrance entryway vestibule corridor stairs
stairway staircase toilet washroom restroom ensuite shower bath bathtub tub sink basin counter countertop island table desk bed
bunk cot crib sofa couch chair armchair stool bench shelf bookshelf bookcase cabinet cupboard drawer mirror picture
wall floor ceiling window door gate fence fridge freezer oven stove cooker hob microwave dishwasher washer dryer kettle
toaster blender printer computer laptop monitor screen lamp light bulb strip spot spotlight chandelier lantern candle
fan heater heating radiator fireplace thermostat boiler blind curtain shade shutter awning drape lock camera doorbell
speaker radio stereo soundbar tv television projector console xbox playstation plug outlet socket switch sensor
detector alarm vacuum hoover mower sprinkler hose pump fountain aquarium terrarium tank tree plant greenhouse pond
house home cabin cottage guest master main spare family kids kid children baby boys girls dad dads mum mums mom moms
grandma grandpa dining living sitting utility music media game games cinema theater theatre work workshop craft hobby
storage server reading sleeping dressing mud boot wine
left right front back rear side top bottom upper lower middle centre center inner outer inside outside indoor outdoor
north south east west big small little large old new tall short long
one two three four five six seven eight nine ten eleven twelve first second third fourth fifth
morning evening night day noon movie party dinner breakfast lunch sleep wake holiday away vacation relax focus
mode scene setting time
`;

const WORDS = new Set([
  ...ROOMS_AND_THINGS.split(/\s+/).filter(Boolean),
  ...Object.keys(KINDS).flatMap((noun) => noun.split(' ')),
  ...Object.keys(COLOURS).flatMap((name) => name.split(' ')),
]);

/** Whether a word (singular) is one that rooms and devices are named by in any home. */
export const isHouseholdWord = (stem: string): boolean => WORDS.has(stem) || /^\d+$/.test(stem);
