import type { Log } from '../../domain/turn.ts';
import { systemClock } from '../../home/clock.ts';
import { connectHub } from '../../home/hub/hub.ts';
import { errorText } from '../error-text.ts';
import type { Settled } from '../options/load.ts';
import { openHome } from '../start/home.ts';
import { type Finding, ok, problem, warning } from './finding.ts';

/** Whether the hub answers, lets us in, and has a home that can be spoken to. */
export async function checkHub(options: Settled, log: Log): Promise<Finding> {
  const opened: (() => Promise<void>)[] = [];
  try {
    const { url, token } = options.hub;
    const home =
      url === undefined || token === undefined
        ? (await openHome(options, log, systemClock, opened)).hub.home()
        : await readHome(url, token, log);
    const areas = new Set(home.areas.map(({ name }) => name));
    const lost = options.satellites.filter(({ area }) => !areas.has(area));
    const size = `${home.entities.length} entities in ${home.areas.length} areas`;
    if (lost.length > 0) {
      const names = lost.map(({ site_id, area }) => `${site_id} in "${area}"`).join(', ');
      const todo = `Correct the areas in satellites. The home has: ${[...areas].join(', ')}.`;
      return warning('hub', `There is no such area for ${names}.`, todo);
    }
    if (home.entities.length === 0) {
      const todo = 'Expose entities to Assist in Home Assistant: Settings, Voice assistants, Expose.';
      return warning('hub', 'It answers, but there is nothing that it lets voice assistants control.', todo);
    }
    return ok('hub', `${url === undefined ? `The demo home "${home.name}"` : url}: ${size}.`);
  } catch (error) {
    return problem('hub', errorText(error), 'Check hub.url and hub.token, and that Home Assistant runs.');
  } finally {
    for (const close of opened.reverse()) await close();
  }
}

async function readHome(url: string, token: string, log: Log) {
  const hub = await connectHub({ url, token, log });
  try {
    return hub.home();
  } finally {
    await hub.close();
  }
}
