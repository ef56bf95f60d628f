import { Failure } from '../domain/failure.ts';
import type { Home } from '../domain/home.ts';
import { type Args, textOption } from './command.ts';
import { nearest } from './nearest.ts';

/** The area that `--area NAME` names, as the home writes it. Throws a Failure (BAD_USAGE) where there is none. */
export function areaOption(args: Args, home: Home): string | undefined {
  const name = textOption(args, 'area');
  return name === undefined ? undefined : areaNamed(name, home);
}

/** An area by its name or an alias, in any case. Throws a Failure (BAD_USAGE). */
export function areaNamed(name: string, home: Home): string {
  const wanted = name.trim().toLowerCase();
  const area = home.areas.find((one) => [one.name, ...one.aliases].some((other) => other.toLowerCase() === wanted));
  if (area) return area.name;
  const names = home.areas.map((one) => one.name);
  const near = nearest(name, names);
  throw new Failure(
    'BAD_USAGE',
    `There is no area "${name}" in this home.${near === undefined ? ` There are: ${names.join(', ')}.` : ` Did you mean "${near}"?`}`,
  );
}
