import type { Clock } from '../../domain/clock.ts';
import { Failure } from '../../domain/failure.ts';
import type { SatelliteSite } from '../../domain/home.ts';
import type { Log } from '../../domain/turn.ts';
import { defaultHome } from '../../home/demo-home/default-home.ts';
import { createDemoHome } from '../../home/demo-home/demo-home.ts';
import { readHomeFile } from '../../home/home-file/home-file.ts';
import { connectHub } from '../../home/hub/hub.ts';
import { didYouMean } from '../nearest.ts';
import type { Settled } from '../options/load.ts';
import { awaitHub, type PatientHub } from './patient-hub.ts';

/** Home Assistant where it is configured, else a demo home that speaks the same; and where the satellites stand. */
export async function openHome(
  options: Settled,
  log: Log,
  clock: Clock,
  opened: (() => Promise<void>)[],
): Promise<{
  readonly hub: PatientHub;
  readonly sites: readonly SatelliteSite[];
  readonly connection: { readonly url: string; readonly token: string };
}> {
  const configured = options.satellites.map(({ site_id, area }) => ({ siteId: site_id, area }));
  let { url, token } = options.hub;
  let sites: readonly SatelliteSite[] = configured;
  if (url === undefined) {
    const home = options.home ? await readHomeFile(options.home) : defaultHome();
    const demoHome = await createDemoHome({ home, clock, travel: 'lifelike' });
    opened.push(() => demoHome.close());
    log.info(`No hub is configured (hub.url): using the demo home "${home.name}".`);
    sites = [...home.satellites.filter(({ siteId }) => !configured.some((site) => site.siteId === siteId)), ...sites];
    ({ url, token } = demoHome);
  }
  if (token === undefined) {
    throw new Failure('BAD_OPTIONS', 'hub.token is missing: make a long-lived access token in Home Assistant.');
  }
  const hubOptions = { url, token, satellites: sites, log };
  const hub = await awaitHub(() => connectHub(hubOptions), { clock, log });
  opened.push(() => hub.close());
  reportLostSatellites(hub, sites, log);
  hub.subscribe((event) => {
    if (event.kind === 'registry') reportLostSatellites(hub, sites, log);
  });
  return { hub, sites, connection: { url, token } };
}

/** A satellite in an area that the home does not have would be nowhere: "the lights" would mean nothing there. */
function reportLostSatellites(hub: PatientHub, sites: readonly SatelliteSite[], log: Log): void {
  const areas = hub.home().areas.map(({ name }) => name);
  if (areas.length === 0) return;
  for (const { siteId, area } of sites) {
    if (areas.includes(area)) continue;
    log.problem(`The home has no area "${area}", where the satellite ${siteId} stands.${didYouMean(area, areas)}`);
  }
}
