/** After what a goal is likely: all that is given must be so. */
export interface GoalOccasion {
  /** Intents by name, one of which was asked for. */
  readonly did?: readonly string[];
  /** What somebody taught, by its name or one of its names ("good night"), and used. */
  readonly used?: readonly string[];
  /** Words, one of which is in the answer and not denied there. */
  readonly answered?: readonly string[];
  /** Words, none of which is in the answer: of what is still to come there is time to think. */
  readonly unless?: readonly string[];
  /** The hub's own conversation agent gave the answer. */
  readonly byHub?: boolean;
}

/** What people want next as a rule, before a home has shown what its own people want. */
export interface GoalPrior {
  /** What it is called in the file of what people said to it. */
  readonly id: string;
  readonly after: GoalOccasion;
  /** What a yes does, as somebody would say it, with `{duration}`, `{place}` or the name of a slot in braces. */
  readonly offer: string;
  /** The question, with the same in braces. */
  readonly ask: string;
  /** How likely somebody wants it then, 0 to 1. */
  readonly chance: number;
  /** Words of which a zone of the home has one in its name, where the offer has a `{place}`. */
  readonly places?: readonly string[];
  /** Whether it may be asked at night as well. */
  readonly atNight: boolean;
}

/** One request of a dialogue, as it is kept: what was asked for, none of the words. */
export interface TalkTurn {
  /** Milliseconds since 1970 (UTC). */
  readonly at: number;
  readonly site: string;
  /** The key of what was asked for: an intent's name, or what was set, or the taught word that was used. */
  readonly did: string;
}

/** How one request follows another in the dialogues of a home. */
export interface Association {
  readonly next: string;
  /** How often it followed, of how many times that the first was asked for. */
  readonly times: number;
  readonly of: number;
  /** How often it is asked for anyhow, 0 to 1. */
  readonly anyhow: number;
  /** How often it follows, shrunk toward how often it is asked for anyhow: 0 to 1. */
  readonly chance: number;
}
