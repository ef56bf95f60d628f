// Writes events to a history as fast as it can, and says after each flush how far it is on the disk. Killed by its test.
import { openHistory } from '../../dist/history/history.js';
import { systemClock } from '../../dist/home/clock.js';

const [file, first] = process.argv.slice(2);
const log = { info: () => undefined, problem: (line) => process.stderr.write(`${line}\n`) };
const history = openHistory({ file, clock: systemClock, log });
const START = Date.parse('2026-03-01T00:00:00Z');
process.stdout.write('open\n');
for (let number = Number(first); ; number++) {
  const entity = `sensor.number_${number % 40}`;
  history.record({ at: START + number, offsetMinutes: 0, entity, state: String(number), by: 'device' });
  if (number % 200 === 199) {
    history.flush();
    process.stdout.write(`${number}\n`);
  }
}
