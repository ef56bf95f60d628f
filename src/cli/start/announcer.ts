import type { Announcement } from '../../dialogue/skills/time-keeper.ts';
import type { Log } from '../../domain/turn.ts';
import type { Expectation } from '../../domain/vocabulary.ts';
import { errorText } from '../error-text.ts';

/** Speaks at a satellite; the satellites' own `announce`. */
export type Speak = (siteId: string, text: string, expects?: Expectation) => Promise<void>;

/** Brings what falls due to the satellite where it was asked for. */
export interface Announcer {
  announce(announcement: Announcement): void;
  /** There are satellites now: what waited for them is spoken. */
  speakWith(speak: Speak): void;
}

/** What waits for satellites to be reached; more than that nobody would listen to. */
const MOST_WAITING = 20;

export function createAnnouncer(log: Log): Announcer {
  const waiting: Announcement[] = [];
  let speak: Speak | undefined;

  function announce(announcement: Announcement): void {
    const { site, say, quiet, expects } = announcement;
    log.info(`Due at ${site}: ${say}`);
    if (quiet) return;
    if (speak === undefined) {
      waiting.push(announcement);
      if (waiting.length > MOST_WAITING) waiting.shift();
      return;
    }
    speak(site, say, expects).catch((error: unknown) =>
      log.problem(`"${say}" could not be said at ${site}: ${errorText(error)}`),
    );
  }

  return {
    announce,
    speakWith(how) {
      speak = how;
      for (const { site, say, expects } of waiting.splice(0))
        how(site, say, expects).catch((error: unknown) =>
          log.problem(`"${say}" could not be said at ${site}: ${errorText(error)}`),
        );
    },
  };
}
