import { systemClock } from '../../../src/home/clock.ts';
import { createDemoHome } from '../../../src/home/demo-home/demo-home.ts';
import { readHomeFile } from '../../../src/home/home-file/home-file.ts';
import { describeHub } from './hub-contract.ts';

describeHub('the demo home', async () => {
  const home = await readHomeFile('tests/homes/corner-house.yaml');
  const demo = await createDemoHome({ home, clock: systemClock, travel: 'instant' });
  return {
    home,
    url: demo.url,
    token: demo.token,
    stop: demo.stop,
    restart: demo.restart,
    drop: demo.dropConnections,
    setState: demo.setState,
    close: demo.close,
  };
});
