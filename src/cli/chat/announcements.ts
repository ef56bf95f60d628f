import type { Announcement } from '../../dialogue/skills/time-keeper.ts';
import type { Call } from '../../domain/call.ts';

/** What fell due since it was last asked for. */
export interface Announcements {
  add(announcement: Announcement): void;
  take(): {
    readonly say: string;
    readonly calls: readonly Call[] /** Whether one of them is a question. */;
    readonly listening: boolean;
  };
}

export function createAnnouncements(): Announcements {
  const waiting: Announcement[] = [];
  return {
    add: (announcement) => void waiting.push(announcement),
    take() {
      const due = waiting.splice(0);
      return {
        say: [...new Set(due.map(({ say }) => say))].join(' '),
        calls: due.flatMap(({ calls }) => calls),
        listening: due.some(({ expects }) => expects !== undefined),
      };
    },
  };
}
