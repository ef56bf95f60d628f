/** The way to a value in the file: keys and list positions. */
export type Path = readonly (string | number)[];

/** Something wrong in a home file, and where. */
export interface Problem {
  readonly path: Path;
  /** True where the key itself is wrong, not its value. */
  readonly atKey?: boolean;
  readonly message: string;
}
