import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Writes the configuration of a hub at home on the loopback interface alone: no discovery, no cloud, its own demo devices. */
export async function writeConfiguration(folder: string, port: number): Promise<void> {
  await Promise.all([
    writeFile(join(folder, 'configuration.yaml'), CONFIGURATION.replace('PORT', String(port))),
    writeFile(join(folder, 'automations.yaml'), '[]\n'),
    writeFile(join(folder, 'scripts.yaml'), '{}\n'),
    writeFile(join(folder, 'scenes.yaml'), '[]\n'),
  ]);
}

const CONFIGURATION = `homeassistant:
  name: Contract House
  latitude: 52.0
  longitude: 4.0
  elevation: 0
  radius: 100
  unit_system: metric
  time_zone: UTC
  country: NL
  currency: EUR
http:
  server_host: 127.0.0.1
  server_port: PORT
api:
websocket_api:
config:
onboarding:
conversation:
recorder:
  commit_interval: 1
history:
logbook:
automation: !include automations.yaml
script: !include scripts.yaml
scene: !include scenes.yaml
zone:
person:
sun:
timer:
todo:
demo:
kitchen_sink:
`;
