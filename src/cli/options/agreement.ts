import type { Options } from './schema.ts';

/**
 * What fits by itself but not together, a line each.
 * @param options those of all sources
 * @param hub what people wrote of the hub, without what the Supervisor offers
 */
export function disagreements({ mqtt, satellites }: Options, hub: Partial<Options['hub']>): readonly string[] {
  const problems: string[] = [];
  if (mqtt.host === undefined) {
    const idle = ['port', 'username', 'password', 'ca', 'cert', 'key'] as const;
    const first = idle.find((key) => mqtt[key] !== undefined) ?? (mqtt.tls ? 'tls' : undefined);
    if (first) problems.push(`mqtt.${first} is set, but no broker is: set mqtt.host as well, or leave it out.`);
  }
  if ((mqtt.cert === undefined) !== (mqtt.key === undefined)) {
    problems.push(
      `mqtt.${mqtt.cert === undefined ? 'cert' : 'key'} is missing: a certificate and its key go together.`,
    );
  }
  if (hub.url !== undefined && hub.token === undefined) {
    problems.push('hub.token is missing: make a long-lived access token on your profile page in Home Assistant.');
  }
  if (hub.url === undefined && hub.token !== undefined) {
    problems.push('hub.token is set, but no hub is: set hub.url as well, or leave it out.');
  }
  const areas = new Map<string, string>();
  for (const { site_id, area } of satellites) {
    const before = areas.get(site_id);
    if (before !== undefined) {
      problems.push(
        `satellites: ${site_id} stands in "${before}" and again in "${area}"; it can be in one place only.`,
      );
    }
    areas.set(site_id, area);
  }
  return problems;
}
