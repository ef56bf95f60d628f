import { systemClock } from '../../../src/home/clock.ts';
import { createDemoHome } from '../../../src/home/demo-home/demo-home.ts';
import { readHomeFile } from '../../../src/home/home-file/home-file.ts';
import { describeHub } from './hub-contract.ts';

describeHub({
  name: 'the demo home',
  lacks: { undecided: 'the demo home shows voice assistants all that its home file names' },
  async open() {
    const home = await readHomeFile('tests/homes/contract-house.yaml');
    const demo = await createDemoHome({ home, clock: systemClock, travel: 'instant' });
    return {
      home,
      url: demo.url,
      token: demo.token,
      stop: demo.stop,
      async restart() {
        for (const { id, state, attributes } of home.entities) demo.setState(id, state, attributes);
        await demo.restart();
      },
      close: demo.close,
    };
  },
});
