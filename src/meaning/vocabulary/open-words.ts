/**
 * Words that people name modes, moods, activities, places, pictures and people with: what an open slot listens for.
 * Written down by hand, the likeliest first within each group; a word more costs time at every open slot.
 */
const GROUPS: Readonly<Record<string, string>> = {
  kinds: 'mode time setting mood scene light lights night day party level style theme routine vibe position height',
  activities: `study reading movie film work working cinema dinner breakfast lunch cooking baking sleep sleeping bed bedtime
    gaming game games homework relax relaxing relaxed chill chilling focus meeting video call cleaning laundry yoga workout
    exercise training gym dance dancing music singing concert practice painting drawing writing craft sewing school office
    shower bath nap story wake waking morning evening afternoon midnight noon sunrise sunset dawn dusk twilight leaving away
    home holiday vacation guest guests visitor visitors date romantic romance love birthday celebration festival wedding
    christmas halloween easter winter summer spring autumn weekend sunday monday friday saturday deadline interview podcast
    streaming recording theater show sports football match race playing play playtime toothbrush makeup mirror
    meditation meditate massage spa prayer coffee tea wine beer cocktail bar pub club disco karaoke barbecue picnic pizza
    delivery package storm emergency alarm alert security safe guard watch vampire monster check welcome goodbye hello`,
  moods: `cozy calm happy sad funky fancy quiet silent peaceful energy energize wild lazy sleepy dreamy magic magical
    spooky scary creepy cheerful fresh soft gentle bright brightest dark darkness dim warm cool cold hot icy natural normal
    special usual favorite perfect super secret private privacy public power eco green economy saving low high
    full half medium maximum minimum slow fast crazy cute elegant classic modern vintage retro golden silver neon pastel`,
  places: `ocean sea beach island lagoon reef aquarium pool river lake waterfall forest jungle woods garden meadow field
    mountain valley canyon desert cave cabin castle tower palace temple church library museum gallery studio stage hotel
    hospital prison dungeon bunker cellar attic nook corner nest den lounge lobby hall kitchen bedroom bathroom nursery
    balcony terrace patio porch yard barn farm village city town street airport station train plane ship boat submarine
    spaceship space moon mars galaxy star stars planet universe sky heaven tropical tropic tropics arctic africa hawaii
    paris london vegas tokyo alaska caribbean mediterranean sahara`,
  pictures: `breeze wind storm thunder lightning rain rainy rainbow snow snowy frost ice fog mist cloud clouds cloudy
    sunshine sun sunny fire fireplace campfire bonfire flame candle candles lantern torch firefly fireflies lava volcano
    sand shell coral wave waves tide mermaid dolphin whale shark turtle fish penguin bear tiger lion panther dragon unicorn
    wolf fox owl cat dog puppy kitten bird butterfly bee spider dinosaur rose tulip lavender daisy blossom cherry flower
    flowers leaf tree trees pine honey berry strawberry peach lemon orange apple pumpkin mango banana melon caramel vanilla
    cinnamon ginger chocolate cookie candy bubblegum popcorn`,
  people: `mom dad mum mama papa baby kid kids child children family grandma grandpa boy girl princess prince queen king
    pirate pirates captain wizard witch ghost zombie robot ninja hero superhero superman batman alien angel devil
    santa elf fairy hobbit jedi jaws matrix avatar`,
  others: `red blue yellow purple pink white black up down on off in out over my our one two three plus big little tiny
    super extra hyper deep light number zero alpha beta omega`,
};

export const OPEN_WORDS: readonly string[] = [
  ...new Set(
    Object.values(GROUPS)
      .flatMap((group) => group.split(/\s+/))
      .filter(Boolean),
  ),
];
