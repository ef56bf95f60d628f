import { startUnderstudy } from '../main.ts';
import { type Command, textOption } from './command.ts';
import { loadOptions } from './options/load.ts';
import { hiderOf, hidingLog, withoutSecrets } from './options/secrets.ts';
import { createLog } from './output.ts';

export const command: Command = {
  name: 'start',
  summary: 'Runs the assistant, until it is asked to stop',
  usage: '[--config FILE]',
  options: { config: { value: 'FILE', help: 'an options file, YAML or JSON (docs/options.md)' } },
  notes:
    'With nothing configured it runs on its own defaults: an MQTT broker on this machine, the demo home, the recogniser\n' +
    'and the voice that ship with it. SIGTERM and SIGINT stop it in order; a second one stops it at once.',
  run: async (args, io) => {
    const early = createLog(io.stderr, 'problem', io.now);
    const options = await loadOptions({ file: textOption(args, 'config'), env: io.env, cwd: io.cwd, log: early });
    const hide = hiderOf(options);
    const log = hidingLog(createLog(io.stderr, options.log, io.now), hide);
    const asked = new Promise<'stop'>((resolve) => {
      let times = 0;
      io.onStop(() => {
        times += 1;
        if (times > 1) process.exit(1);
        resolve('stop');
      });
    });
    const starting = startUnderstudy(options, log).catch((error: unknown) => {
      throw withoutSecrets(error, hide);
    });
    // Asked to stop while it starts: let it come up, then take it down in order.
    starting.catch(() => undefined);
    const understudy = await starting;
    await asked;
    log.info('Stopping.');
    await understudy.close();
    return 0;
  },
};
