import type { Command } from './command.ts';

export const command: Command = {
  name: 'doctor',
  summary: 'Checks broker, hub, models, storage, clock and port, and says what to do about each problem',
  usage: '[--config FILE]',
  options: { config: { value: 'FILE', help: 'the options that start would be given' } },
  run: async () => 0,
};
