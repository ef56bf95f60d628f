/** Something that people ask for how long it takes ("how long does tea steep?"), and the answer. */
export interface Fact {
  /** What it is about, in other words too; the first is its name. */
  readonly about: readonly string[];
  /** What is done to it: "steep", "brew". Need not be said. */
  readonly how: readonly string[];
  /** A whole sentence, with its length of time in words or figures. */
  readonly answer: string;
}
