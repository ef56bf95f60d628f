import { Type } from 'typebox';
import { type Manner, type Manners, USUAL_MANNER } from '../../domain/manner.ts';
import { type KeepingOptions, openKeptFile } from '../kept-file.ts';

const FileSchema = Type.Record(
  Type.String(),
  Type.Object(
    {
      volume: Type.Number({ minimum: 1, maximum: 100 }),
      quiet_until: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$' })),
    },
    { additionalProperties: false },
  ),
);

/** Opens the file that says how loud the assistant speaks at each site. Throws a Failure (STORE_FAILED). */
export async function openManners(path: string, options: KeepingOptions): Promise<Manners> {
  const file = await openKeptFile(path, FileSchema, 'how the assistant speaks', options);
  const manners = new Map<string, Manner>(
    Object.entries(file.held ?? {}).map(([site, { volume, quiet_until }]) => [
      site,
      {
        volumePercent: volume,
        ...(quiet_until === undefined ? {} : { quietUntilMs: Date.parse(quiet_until) }),
      },
    ]),
  );
  const asKept = () =>
    Object.fromEntries(
      [...manners].map(([site, { volumePercent, quietUntilMs }]) => [
        site,
        {
          volume: volumePercent,
          ...(quietUntilMs === undefined ? {} : { quiet_until: new Date(quietUntilMs).toISOString() }),
        },
      ]),
    );
  return {
    of: (siteId) => manners.get(siteId) ?? USUAL_MANNER,
    change(siteId, manner) {
      manners.set(siteId, manner);
      return file.save(asKept);
    },
  };
}
