import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { watchSkills } from '../concepts/rules-watch.ts';
import type { Home } from '../domain/home.ts';
import { createManualClock, systemClock } from '../home/clock.ts';
import { areaOption } from './area-option.ts';
import { openChat } from './chat/open.ts';
import { type Command, switchOption, textOption } from './command.ts';
import { homeOption } from './home-option.ts';
import { createLog, isTerminal, writeJson, writeLine } from './output.ts';
import { skillsOption } from './skills-option.ts';

/** `understudy chat`: a conversation in text with a demo home, a turn a line. */
export const command: Command = {
  name: 'chat',
  summary: 'a conversation in text with a demo home made from a home file',
  usage: '[--home FILE] [--area NAME] [--rules DIR] [--skills DIR] [--history FILE] [--conversation]',
  options: {
    home: { value: 'FILE', help: 'the home to talk to (default: the demo home)' },
    area: { value: 'NAME', help: 'the area in which you are' },
    rules: { value: 'DIR', help: 'where learned concepts live (default: a temporary folder)' },
    skills: { value: 'DIR', help: 'a folder of custom skills (default: none)' },
    history: { value: 'FILE', help: 'a file in which to write down what happens, and from which habits are learned' },
    conversation: { help: "pass on what is not understood to the hub's own conversation agent" },
  },
  notes: `Lines that start with @ are not speech:
  @area NAME            you go to another room
  @speaker NAME         somebody else speaks
  @state ENTITY STATE   a device changes from outside
  @person NAME zone Z   a person moves
  @advance 15m          time passes (s, m, h, d)`,
  async run(args, io) {
    const home: Home = await homeOption(args);
    const area = areaOption(args, home);
    const named = textOption(args, 'rules');
    const rules = named ?? (await mkdtemp(join(tmpdir(), 'understudy-rules-')));
    const log = createLog(io.stderr, 'problem', io.now);
    const clock = createManualClock(io.now());
    const skills = await skillsOption(args, log);
    const history = textOption(args, 'history');
    const forwards = switchOption(args, 'conversation');
    const chat = await openChat({
      home,
      rules,
      clock,
      log,
      forwards,
      ...(skills ? { skills: skills.shelf } : {}),
      ...(area === undefined ? {} : { area }),
      ...(history === undefined ? {} : { history: resolve(io.cwd, history) }),
    });
    const watch = { clock: systemClock, log, changed: () => undefined };
    const unwatch = skills && watchSkills(skills.folder, skills.shelf, watch);
    const friendly = !args.json && isTerminal(io.stdout);
    try {
      const prompt = (): void => {
        if (friendly) io.stdout.write('> ');
      };
      if (friendly) writeLine(io.stdout, `You are in ${area ?? home.name}. Say something, or Ctrl-D to leave.`);
      prompt();
      for await (const line of createInterface({ input: io.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
        if (line.trim()) {
          // The clock of a conversation runs on between the lines, besides what @advance adds.
          const answer = await chat.take(line, io.now());
          if (args.json) writeJson(io.stdout, answer);
          else {
            if (answer.say) writeLine(io.stdout, answer.say);
            for (const [id, { state }] of Object.entries(answer.changed)) writeLine(io.stdout, `  ${id}: ${state}`);
          }
        }
        prompt();
      }
    } finally {
      await unwatch?.();
      await chat.close();
      if (named === undefined) await rm(rules, { recursive: true, force: true });
    }
    return 0;
  },
};
