/** The way to a value in the file: keys and list positions. */
export type Path = readonly (string | number)[];

/** Something wrong in a home file, and where. */
export interface Problem {
  readonly path: Path;
  /** True where the key itself is wrong, not its value. */
  readonly atKey?: boolean;
  readonly message: string;
}

/** `entities[3].area`, as a person would write it. */
export function writePath(path: Path): string {
  return path.map((step, i) => (typeof step === 'number' ? `[${step}]` : i === 0 ? step : `.${step}`)).join('');
}
