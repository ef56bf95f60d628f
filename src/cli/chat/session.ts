import type { TalkingMind } from '../../dialogue/mind.ts';
import type { Call } from '../../domain/call.ts';
import type { ManualClock } from '../../domain/clock.ts';
import { Failure } from '../../domain/failure.ts';
import type { Home, Json } from '../../domain/home.ts';
import type { DemoHome } from '../../home/demo-home/demo-home.ts';
import type { ConnectedHub } from '../../home/hub/hub.ts';
import { areaNamed } from '../area-option.ts';
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
  readonly mind: TalkingMind;
  readonly clock: ManualClock;
  readonly home: Home;
  readonly area?: string;
}

/** Takes lines one after another: speech, or a directive that starts with @. Bad directives are answered in words. */
export function createChatSession({ demo, hub, mind, clock, home, area: startArea }: ChatParts): {
  take(line: string, nowMs: number): Promise<ChatAnswer>;
} {
  let area = startArea;
  let person: string | undefined;
  let lastMs: number | undefined;

  async function take(line: string, nowMs: number): Promise<ChatAnswer> {
    clock.advance(Math.max(0, nowMs - (lastMs ?? nowMs)));
    lastMs = nowMs;
    const before = demo.states();
    if (line.trimStart().startsWith('@')) {
      const say = direct(line.trim());
      await hub.settle();
      return { say, listening: false, calls: [], changed: changesBetween(before, demo.states()) };
    }
    const speaker = {
      site: 'chat',
      ...(area === undefined ? {} : { area }),
      ...(person === undefined ? {} : { person }),
    };
    const { say, listening, calls } = await mind.say(line.trim(), speaker);
    await hub.settle();
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
