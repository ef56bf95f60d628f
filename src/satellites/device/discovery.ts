/** A satellite as the home sees it: its site id, the area that it stands in, and the name that topics have for it. */
export interface DeviceSite {
  readonly siteId: string;
  readonly area?: string;
  readonly key: string;
}

/** Below which all topics of the device are. */
export const BASE = 'understudy';
export const TOPICS = {
  config: `homeassistant/device/${BASE}/config`,
  /** Where Home Assistant says that it is there (again). */
  home: 'homeassistant/status',
  availability: `${BASE}/availability`,
  heard: `${BASE}/last_heard`,
  action: `${BASE}/last_action`,
  health: `${BASE}/health`,
  undo: `${BASE}/undo`,
  listening: (key: string) => `${BASE}/listening/${key}`,
  listen: (key: string) => `${BASE}/listening/${key}/set`,
} as const;

/**
 * What Home Assistant's MQTT integration makes a device of (device discovery: one retained message for all entities).
 * @param sites the satellites that get a switch each
 */
export function discoveryOf(sites: readonly DeviceSite[], version: string): Readonly<Record<string, unknown>> {
  const entity = (key: string, platform: string, name: string, more: Readonly<Record<string, unknown>>) => ({
    [key]: { platform, unique_id: `${BASE}_${key}`, default_entity_id: `${platform}.${BASE}_${key}`, name, ...more },
  });
  const said = (topic: string) => ({
    state_topic: topic,
    value_template: '{{ value_json.text }}',
    json_attributes_topic: topic,
  });
  return {
    device: { identifiers: [BASE], name: 'Understudy', manufacturer: 'Understudy', sw_version: version },
    origin: { name: 'Understudy', sw_version: version },
    availability: [{ topic: TOPICS.availability }],
    components: {
      ...entity('last_heard', 'sensor', 'Last heard', { ...said(TOPICS.heard), icon: 'mdi:ear-hearing' }),
      ...entity('last_action', 'sensor', 'Last action', { ...said(TOPICS.action), icon: 'mdi:gesture-tap' }),
      ...entity('health', 'binary_sensor', 'Health', {
        state_topic: TOPICS.health,
        value_template: '{{ value_json.problem }}',
        payload_on: 'True',
        payload_off: 'False',
        json_attributes_topic: TOPICS.health,
        device_class: 'problem',
        entity_category: 'diagnostic',
      }),
      ...entity('undo', 'button', 'Undo', { command_topic: TOPICS.undo, icon: 'mdi:undo' }),
      ...Object.assign(
        {},
        ...sites.map(({ siteId, area, key }) =>
          entity(`listening_${key}`, 'switch', `Listening: ${area === undefined ? siteId : `${area} (${siteId})`}`, {
            state_topic: TOPICS.listening(key),
            command_topic: TOPICS.listen(key),
            icon: 'mdi:microphone',
            entity_category: 'config',
          }),
        ),
      ),
    },
  };
}

/** Sites with names that topics may have, no two the same. */
export function nameSites(sites: readonly Omit<DeviceSite, 'key'>[]): readonly DeviceSite[] {
  const taken = new Set<string>();
  return sites.map((site) => {
    const plain = site.siteId.toLowerCase().replace(/[^a-z0-9_-]+/g, '_') || 'satellite';
    let key = plain;
    for (let number = 2; taken.has(key); number++) key = `${plain}_${number}`;
    taken.add(key);
    return { ...site, key };
  });
}
