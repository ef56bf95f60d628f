import type { Json } from '../../../domain/home.ts';
import { type Act, type DeviceKind, numberOf, type Outcome } from '../device.ts';
import { oneOf } from '../fields.ts';

const CONDITIONS = ['sunny', 'partlycloudy', 'cloudy', 'rainy', 'partlycloudy', 'sunny', 'rainy'];
const HOUR_MS = 3_600_000;

export const weather: DeviceKind = {
  services: {
    get_forecasts: {
      fields: { type: oneOf('daily', 'hourly', 'twice_daily') },
      required: ['type'],
      response: 'only',
      perform: forecasts,
    },
  },
};

/** A forecast that follows from the current weather alone, so that it is the same each time. */
function forecasts(act: Act): Outcome {
  const { state, attributes } = act.now();
  const temperature = numberOf(attributes, 'temperature') ?? 15;
  const stepMs = act.data.type === 'hourly' ? HOUR_MS : act.data.type === 'twice_daily' ? 12 * HOUR_MS : 24 * HOUR_MS;
  const start = Math.floor(act.nowMs() / stepMs) * stepMs;
  const first = Math.max(0, CONDITIONS.indexOf(state));
  const forecast = Array.from({ length: stepMs === HOUR_MS ? 24 : 7 }, (_, i): Json => {
    const swing = Number((3 * Math.sin((i * Math.PI) / 4)).toFixed(1));
    return {
      datetime: new Date(start + i * stepMs).toISOString(),
      condition: CONDITIONS[(first + i) % CONDITIONS.length] ?? 'sunny',
      temperature: Number((temperature + 2 + swing).toFixed(1)),
      templow: Number((temperature - 4 + swing).toFixed(1)),
      precipitation: CONDITIONS[(first + i) % CONDITIONS.length] === 'rainy' ? 2.4 : 0,
    };
  });
  return { response: { forecast } };
}
