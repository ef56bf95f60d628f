import type { Attributes } from '../../domain/home.ts';

/** What the hub shows to voice assistants where nobody decided on it: its own defaults. */
const DOMAINS = new Set([
  ...['climate', 'cover', 'fan', 'humidifier', 'light', 'media_player', 'scene', 'switch', 'todo', 'vacuum'],
  'water_heater',
]);
const BINARY_SENSOR_CLASSES = new Set(['door', 'garage_door', 'lock', 'motion', 'opening', 'presence', 'window']);
const SENSOR_CLASSES = new Set([
  ...['aqi', 'carbon_dioxide', 'carbon_monoxide', 'humidity', 'pm10', 'pm25', 'temperature'],
  'volatile_organic_compounds',
]);

export function isExposedByDefault(domain: string, attributes: Attributes): boolean {
  const deviceClass = String(attributes.device_class);
  if (domain === 'binary_sensor') return BINARY_SENSOR_CLASSES.has(deviceClass);
  if (domain === 'sensor') return SENSOR_CLASSES.has(deviceClass);
  return DOMAINS.has(domain);
}
