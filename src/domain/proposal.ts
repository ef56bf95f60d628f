/** A service action of the hub, as automations write it. */
export interface ServiceAction {
  /** `light.turn_on` */
  readonly action: string;
  readonly target: { readonly entity_id: string };
  readonly data?: Readonly<Record<string, string>>;
}

/** `at` and `for` are `HH:MM:SS`. */
export type AutomationTrigger =
  | { readonly trigger: 'time'; readonly at: string }
  | { readonly trigger: 'state'; readonly entity_id: string; readonly to: string; readonly for?: string };

export type AutomationCondition =
  | {
      readonly condition: 'time';
      readonly after?: string;
      readonly before?: string;
      readonly weekday?: readonly string[];
    }
  | { readonly condition: 'state'; readonly entity_id: string; readonly state: string | readonly string[] };

/** A Home Assistant automation: runs as it stands when pasted into the hub. */
export interface Automation {
  readonly alias: string;
  readonly triggers: readonly AutomationTrigger[];
  readonly conditions: readonly AutomationCondition[];
  readonly actions: readonly ServiceAction[];
}

/** Why a routine is proposed, in counts of what people did themselves. */
export interface Evidence {
  /** How often someone did it within ten minutes after the automation would have. */
  readonly support: number;
  /** How often the automation would have acted. */
  readonly opportunities: number;
  readonly precision: number;
  /** The Wilson lower bound of the precision, recent weeks counting more. */
  readonly lower_bound: number;
  /** Actions that it would save in a week. */
  readonly per_week: number;
  /** Replayed on days that were not used to set its times. */
  readonly backtest: {
    readonly days: number;
    readonly fired: number;
    readonly would_have_helped: number;
    readonly would_have_annoyed: number;
  };
}

/** A routine that people keep by hand, and that the hub could keep for them. */
export interface Proposal {
  /** The same for the same routine, however its times shift. */
  readonly id: string;
  readonly kind: 'routine';
  /** What it does, in one sentence. */
  readonly text: string;
  readonly automation: Automation;
  readonly evidence: Evidence;
}

/** Something worth a remark: a state that is unusual for this home, now. */
export interface Hunch {
  /** Milliseconds since 1970 (UTC). */
  readonly at: number;
  readonly entity: string;
  readonly state: string;
  /** What would be said. */
  readonly text: string;
  /** What a yes would do; never something that unlocks or opens. */
  readonly suggest?: ServiceAction;
  /** How often it is so, at such a time. */
  readonly usual: number;
}

/** A possible next action, and how likely it is. */
export interface Guess {
  readonly entity: string;
  readonly state: string;
  readonly p: number;
}
