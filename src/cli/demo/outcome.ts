import { describeLamp, type Lamp } from './lamp.ts';

/** One thing that must be so at the end. */
export interface Check {
  readonly what: string;
  readonly ok: boolean;
}

export interface Evidence {
  /** Whether the person explained it with the words that the demo comes with. */
  readonly isDefaultDefinition: boolean;
  readonly first: { readonly name: string; readonly lamp: Lamp };
  readonly second: { readonly name: string; readonly lamp: Lamp };
  readonly afterRestart: { readonly name: string; readonly lamp: Lamp };
  /** The text of the rule file, or undefined where none was written. */
  readonly rule: string | undefined;
  readonly concept: string;
}

/** Warm white, as lamps are sold: up to 3000 K (EN 12464-1 calls "warm" what is below 3300 K). */
const WARM_KELVIN = 3300;

/** Holds what the hub says against what was asked for. It knows the meaning of the default definition alone. */
export function checkOutcome(evidence: Evidence): readonly Check[] {
  const { first, second, afterRestart, rule, concept } = evidence;
  const asTaught = evidence.isDefaultDefinition
    ? [{ what: `${first.name} is at 60 % and warm white`, ok: isSixtyAndWarm(first.lamp) }]
    : [{ what: `${first.name} is on`, ok: first.lamp.on }];
  const alike = (other: Evidence['second'], when: string): Check => ({
    what: `${other.name} is like it${when}: ${describeLamp(other.lamp)}`,
    ok: other.lamp.on && describeLamp(other.lamp) === describeLamp(first.lamp),
  });
  return [
    ...asTaught,
    alike(second, ''),
    { what: `a rule file tells what ${concept} is`, ok: rule?.toLowerCase().includes(concept.toLowerCase()) ?? false },
    alike(afterRestart, ' after a restart'),
  ];
}

function isSixtyAndWarm(lamp: Lamp): boolean {
  return lamp.brightnessPct === 60 && lamp.kelvin !== undefined && lamp.kelvin <= WARM_KELVIN;
}
