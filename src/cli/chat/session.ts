import type { TalkingMind } from '../../dialogue/mind.ts';
import type { Timekeeper } from '../../dialogue/skills/time-keeper.ts';
import type { Call } from '../../domain/call.ts';
import type { ManualClock } from '../../domain/clock.ts';
import { Failure } from '../../domain/failure.ts';
import type { Home, Json } from '../../domain/home.ts';
import type { DemoHome } from '../../home/demo-home/demo-home.ts';
import type { ConnectedHub } from '../../home/hub/hub.ts';
import { areaNamed } from '../area-option.ts';
import type { Announcements } from './announcements.ts';
import { changesBetween } from './changes.ts';
import { readDirective } from './directive.ts';

export interface ChatAnswer {
  readonly say: string;
  readonly listening: boolean;
  readonly calls: readonly Call[];
  /** Resulting states of what changed; an attribute that is gone is null. */
  readonly changed: Readonly<
    Record<string, { readonly state: string; readonly attributes: Readonly<Record<string, Json>> }>
  >;
}

export interface ChatParts {
  readonly demo: DemoHome;
  readonly hub: ConnectedHub;
  readonly mind: TalkingMind & Pick<Timekeeper, 'settle'>;
  /** Where what falls due is told. */
  readonly announcements: Announcements;
  readonly clock: ManualClock;
  readonly home: Home;
  readonly area?: string;
}

/** Takes lines one after another: speech, or a directive that starts with @. Bad directives are answered in words. */
export function createChatSession({ demo, hub, mind, announcements, clock, home, area: startArea }: ChatParts): {
  take(line: string, nowMs: number): Promise<ChatAnswer>;
} {
  let area = startArea;
  let person: string | undefined;
  let lastMs: number | undefined;

  async function take(line: string, nowMs: number): Promise<ChatAnswer> {
    const before = demo.states();
    clock.advance(Math.max(0, nowMs - (lastMs ?? nowMs)));
    lastMs = nowMs;
    // What fell due before the line is done before the line is.
    await mind.settle();
    if (line.trimStart().startsWith('@')) {
      const said = direct(line.trim());
      await mind.settle();
      await hub.settle();
      // What was heard of only now may be worth a remark.
      await mind.settle();
      const due = announcements.take();
      const say = [said, due.say].filter(Boolean).join(' ');
      return { say, listening: due.listening, calls: due.calls, changed: changesBetween(before, demo.states()) };
    }
    const speaker = {
      site: 'chat',
      ...(area === undefined ? {} : { area }),
      ...(person === undefined ? {} : { person }),
    };
    const { say: answer, listening, calls: made } = await mind.say(line.trim(), speaker);
    await hub.settle();
    const due = announcements.take();
    const say = [due.say, answer].filter(Boolean).join(' ');
    const calls = [...due.calls, ...made];
    return { say, listening, calls, changed: changesBetween(before, demo.states()) };
  }

  function direct(line: string): string {
    try {
      const directive = readDirective(line);
      switch (directive.kind) {
        case 'area':
          area = areaNamed(directive.name, home);
          break;
        case 'speaker':
          person = directive.name;
          break;
        case 'state':
          demo.setState(directive.entity, directive.state);
          break;
        case 'person':
          demo.movePerson(directive.name, directive.zone);
          break;
        case 'advance':
          clock.advance(directive.ms);
          break;
      }
      return '';
    } catch (error) {
      if (error instanceof Failure) return error.message;
      throw error;
    }
  }

  return { take };
}
