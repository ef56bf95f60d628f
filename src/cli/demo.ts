import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure } from '../domain/failure.ts';
import { connectVirtualSatellite } from '../satellites/virtual-satellite.ts';
import { FLITE_VOICES, type FliteVoiceName } from '../voice/flite-program.ts';
import { openFliteVoice } from '../voice/flite-voice.ts';
import { type Args, type Command, type Io, numberOption, textOption } from './command.ts';
import { answerWith } from './demo/answers.ts';
import { type Lamp, lampOf } from './demo/lamp.ts';
import { createLatencies } from './demo/latencies.ts';
import { roomNoise, seededRandom } from './demo/noise.ts';
import { checkOutcome } from './demo/outcome.ts';
import { createPerson, type Moment, withoutTail } from './demo/person.ts';
import { createScreen, type Scene } from './demo/screen.ts';
import { setStage } from './demo/stage.ts';
import { createLog } from './output.ts';

const DEFINITION = 'sixty percent and warm';
const FIRST = { id: 'light.living_room', name: 'Living room light' };
const SECOND = { id: 'light.bedroom', name: 'Bedroom light' };
const SITE = 'living-room-sat';
/** Some 30 dB below the voice, as in a living room where nothing is on. */
const NOISE_RMS = 60;

export const command: Command = {
  name: 'demo',
  summary: 'Plays the study-mode story with real audio over a real MQTT connection, and checks how it ends',
  usage: '[--concept TEXT] [--definition TEXT] [--voice NAME] [--seed N]',
  options: {
    concept: { value: 'TEXT', help: 'the name that is taught (study mode)' },
    definition: { value: 'TEXT', help: `how the person explains it (${DEFINITION})` },
    voice: { value: 'NAME', help: 'the voice of the person: rms, awb, kal or slt (rms)' },
    seed: { value: 'N', help: 'the seed of the noise in the room (1)' },
  },
  notes: 'Ends with 0 only if the lights ended up as they were taught.',
  run: async (args, io) => {
    const folder = await mkdtemp(join(tmpdir(), 'understudy-demo-'));
    try {
      return await play(script(args), folder, createScreen(io.stdout, args.json), args, io);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

interface Script {
  readonly concept: string;
  readonly definition: string;
  readonly voice: FliteVoiceName;
  readonly seed: number;
}

function script(args: Args): Script {
  const voice = textOption(args, 'voice') ?? 'rms';
  if (!isVoice(voice)) {
    throw new Failure('BAD_USAGE', `There is no voice "${voice}". Choose ${Object.keys(FLITE_VOICES).join(', ')}.`);
  }
  return {
    concept: textOption(args, 'concept') ?? 'study mode',
    definition: textOption(args, 'definition') ?? DEFINITION,
    voice,
    seed: numberOption(args, 'seed') ?? 1,
  };
}

function isVoice(name: string): name is FliteVoiceName {
  return Object.hasOwn(FLITE_VOICES, name);
}

/** The story: asked, taught, asked in another room, asked again after a restart. Resolves to the exit status. */
async function play(
  { concept, definition, voice, seed }: Script,
  folder: string,
  show: (scene: Scene) => void,
  args: Args,
  io: Io,
): Promise<number> {
  const beganMs = performance.now();
  const rules = join(folder, 'rules');
  const log = createLog(io.stderr, args.debug ? 'info' : 'problem', io.now);
  const stage = await setStage({ folder, rules, log });
  const personsVoice = await openFliteVoice({ voice });
  const satellite = await connectVirtualSatellite({
    broker: stage.broker,
    siteId: SITE,
    noise: roomNoise(seededRandom(seed), { rms: NOISE_RMS, seconds: 30 }),
  });
  try {
    const latencies = createLatencies();
    const tell = (moment: Moment): void => {
      if (moment.kind === 'latency') {
        latencies.add('words', moment.wordsMs);
        latencies.add('first audio', moment.firstAudioMs);
      }
      show(moment);
    };
    const person = createPerson({
      satellite,
      speak: async (line) => withoutTail(await personsVoice.speak(line)),
      tell,
      now: () => performance.now(),
    });
    let isByHand = false;
    stage.watchLights((light) => {
      const actionMs = isByHand ? undefined : Math.round(performance.now() - person.endOfSpeechMs);
      latencies.add('action', actionMs);
      show({ kind: 'light', name: light.name, lamp: lampOf(light), ...(actionMs === undefined ? {} : { actionMs }) });
    });
    const lampNow = async (id: string): Promise<Lamp> => {
      const light = await stage.entity(id);
      return light ? lampOf(light) : { on: false };
    };
    const ask = (name: string) => `set the ${name.toLowerCase()} to ${concept}`;
    const answer = answerWith(definition);

    show({ kind: 'chapter', text: `${stage.homeName}, living room. Nobody has said what ${concept} is.` });
    await person.converse(ask(FIRST.name), answer);
    const first = await lampNow(FIRST.id);
    const rule = await readRule(rules);
    if (rule) show({ kind: 'rule', ...rule });

    show({ kind: 'chapter', text: 'Another room.' });
    await person.converse(ask(SECOND.name), answer);
    const second = await lampNow(SECOND.id);

    show({ kind: 'chapter', text: 'Somebody switches the bedroom light off, and the add-on is restarted.' });
    isByHand = true;
    stage.switchOff(SECOND.id);
    await stage.restartAddon();
    await stage.entity(SECOND.id);
    isByHand = false;
    await person.converse(ask(SECOND.name), answer);
    const afterRestart = await lampNow(SECOND.id);

    const checks = checkOutcome({
      isDefaultDefinition: definition === DEFINITION,
      first: { name: FIRST.name, lamp: first },
      second: { name: SECOND.name, lamp: second },
      afterRestart: { name: SECOND.name, lamp: afterRestart },
      rule: rule?.text,
      concept,
    });
    show({ kind: 'latencies', of: latencies.summary() });
    show({ kind: 'checks', checks, seconds: (performance.now() - beganMs) / 1000 });
    return checks.every(({ ok }) => ok) ? 0 : 1;
  } finally {
    await satellite.close();
    await personsVoice.close();
    await stage.close();
  }
}

/** The one rule that was written, or undefined. */
async function readRule(folder: string): Promise<{ readonly file: string; readonly text: string } | undefined> {
  const names = await readdir(folder).catch(() => []);
  const name = names.find((candidate) => candidate.endsWith('.yaml'));
  if (name === undefined) return undefined;
  const file = join(folder, name);
  return { file, text: await readFile(file, 'utf8') };
}
