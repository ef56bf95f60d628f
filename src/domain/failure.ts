/**
 * What can go wrong, by code. `exit` is the status that a command ends with: 1 for a failure at run time, 2 for bad
 * usage or bad input.
 */
const FAILURES = {
  BAD_USAGE: { exit: 2 },
  BAD_OPTIONS: { exit: 2 },
  BAD_HOME_FILE: { exit: 2 },
  BAD_RULE: { exit: 2 },
  BAD_AUDIO: { exit: 2 },
  BAD_EVENTS: { exit: 2 },
  BAD_MESSAGE: { exit: 2 },
  BROKER_REFUSED: { exit: 1 },
  BROKER_UNREACHABLE: { exit: 1 },
  HUB_REFUSED: { exit: 1 },
  HUB_UNREACHABLE: { exit: 1 },
  HUB_CALL_FAILED: { exit: 1 },
  HEARING_FAILED: { exit: 1 },
  VOICE_FAILED: { exit: 1 },
  STORE_FAILED: { exit: 1 },
  PORT_TAKEN: { exit: 1 },
} as const;

export type FailureCode = keyof typeof FAILURES;

/** The one error class: a code from the table, and words that say what happened and what to do about it. */
export class Failure extends Error {
  readonly code: FailureCode;

  constructor(code: FailureCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'Failure';
    this.code = code;
  }

  get exitCode(): 1 | 2 {
    return FAILURES[this.code].exit;
  }
}
