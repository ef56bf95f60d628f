import { type Static, Type } from 'typebox';

const PART = Type.Object({
  /** `starting` and `retrying` are on their way; `failed` needs a person. */
  state: Type.Enum(['ok', 'starting', 'retrying', 'failed']),
  /** What it is, or what is wrong with it. */
  detail: Type.Optional(Type.String()),
});

/** The parts of the house that a person or a watchdog asks about. */
const HEALTH_SCHEMA = Type.Object({
  broker: PART,
  hub: PART,
  hearing: PART,
  voice: PART,
});

export type HealthReport = Static<typeof HEALTH_SCHEMA>;
export type HealthPart = Static<typeof PART>;

/** `/health` answers this; the status is 200 for `ok`, 503 otherwise. */
export const HEALTH_ANSWER = Type.Object({
  status: Type.Enum(['ok', 'degraded']),
  version: Type.String(),
  uptime_s: Type.Integer(),
  parts: HEALTH_SCHEMA,
});

export type HealthAnswer = Static<typeof HEALTH_ANSWER>;

/** `/health/live` answers this: 200 for `ok`, 503 where a part failed that only a restart or a person can mend. */
export const LIFE_ANSWER = Type.Object({ status: Type.Enum(['ok', 'failed']) });

/** Sums up: `ok` only where every part is. */
export function summarise(parts: HealthReport, version: string, uptimeMs: number): HealthAnswer {
  const isOk = Object.values(parts).every((part) => part.state === 'ok');
  return { status: isOk ? 'ok' : 'degraded', version, uptime_s: Math.floor(uptimeMs / 1000), parts };
}
