import type { Log } from '../domain/turn.ts';
import type { Command, Io } from './command.ts';
import { textOption } from './command.ts';
import { checkAudio } from './doctor/audio.ts';
import { checkBroker } from './doctor/broker.ts';
import { checkClock, compareClocks } from './doctor/clock.ts';
import { type Finding, ok, problem } from './doctor/finding.ts';
import { checkHub } from './doctor/hub.ts';
import { checkModels } from './doctor/models.ts';
import { checkWebPort } from './doctor/port.ts';
import { checkRecogniser } from './doctor/recogniser.ts';
import { checkFolder } from './doctor/storage.ts';
import { errorText } from './error-text.ts';
import { loadOptions, type Settled } from './options/load.ts';
import { hiderOf, hidingLog } from './options/secrets.ts';
import { createLog, isTerminal, writeJson, writeLine } from './output.ts';

export const command: Command = {
  name: 'doctor',
  summary: 'Checks broker, hub, models, audio, storage, clock and port, and says what to do about each problem',
  usage: '[--config FILE]',
  options: { config: { value: 'FILE', help: 'the options file that start is given' } },
  run: async (args, io) => {
    let problems = 0;
    for await (const finding of examine(textOption(args, 'config'), io)) {
      if (finding.state === 'problem') problems += 1;
      if (args.json) writeJson(io.stdout, finding);
      else writeLine(io.stdout, render(finding, isTerminal(io.stdout)));
    }
    if (!args.json) writeLine(io.stdout, problems === 0 ? 'All is well.' : `${problems} to be solved.`);
    return problems === 0 ? 0 : 1;
  },
};

/** One finding after another. What depends on options is left out where they cannot be read. */
async function* examine(file: string | undefined, io: Io): AsyncGenerator<Finding> {
  yield ok('node', `Version ${process.versions.node}.`);
  yield checkClock(io.now());
  yield* checkModels();

  const log = createLog(io.stderr, 'problem', io.now);
  let options: Settled;
  try {
    options = await loadOptions({ file, env: io.env, cwd: io.cwd, log });
  } catch (error) {
    const todo = 'Correct the options; then run doctor again for what depends on them.';
    for (const line of errorText(error).split('\n')) yield problem('options', line, todo);
    return;
  }
  yield ok('options', 'They can be read.');
  const hide = hiderOf(options);
  for await (const finding of examineWith(options, hidingLog(log, hide), io)) yield withoutSecretsIn(finding, hide);
}

async function* examineWith(options: Settled, log: Log, io: Io): AsyncGenerator<Finding> {
  yield await checkFolder('data folder', options.data, 'data');
  yield await checkFolder('rules folder', options.rules, 'rules');
  yield await checkAudio(options);
  const recogniser = await checkRecogniser(options.recogniser);
  if (recogniser) yield recogniser;
  yield await checkBroker(options);
  yield await checkHub(options, log);
  const compared = options.hub.url === undefined ? undefined : await compareClocks(options.hub.url, io.now);
  if (compared) yield compared;
  yield await checkWebPort(options.web.host, options.web.port);
}

function withoutSecretsIn(finding: Finding, hide: (text: string) => string): Finding {
  return finding.state === 'ok'
    ? { ...finding, says: hide(finding.says) }
    : { ...finding, says: hide(finding.says), todo: hide(finding.todo) };
}

function render(finding: Finding, colour: boolean): string {
  const marks = { ok: ['32', 'ok     '], warning: ['33', 'warning'], problem: ['31', 'PROBLEM'] } as const;
  const [code, word] = marks[finding.state];
  const mark = colour ? `\u001b[${code}m${word}\u001b[0m` : word;
  const line = `${mark}  ${finding.check}: ${finding.says}`;
  return finding.state === 'ok' ? line : `${line}\n         -> ${finding.todo}`;
}
