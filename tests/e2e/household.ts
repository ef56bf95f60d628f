import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { roomNoise, seededRandom } from '../../src/cli/demo/noise.ts';
import { createPerson, type Moment, type Person, withoutTail } from '../../src/cli/demo/person.ts';
import type { BrokerOptions } from '../../src/satellites/broker-options.ts';
import { connectVirtualSatellite, type VirtualSatellite } from '../../src/satellites/virtual-satellite.ts';
import type { FliteVoiceName } from '../../src/voice/flite-program.ts';
import { openFliteVoice } from '../../src/voice/flite-voice.ts';

/** A person with a voice of their own, before a satellite in a slightly noisy room. */
export interface Standing {
  readonly person: Person;
  readonly satellite: VirtualSatellite;
  /** What was said, heard and replied so far. */
  readonly moments: Moment[];
  /** The texts of one kind of moment. */
  texts(kind: 'said' | 'heard' | 'replied'): readonly string[];
  leave(): Promise<void>;
}

export async function standBefore(
  broker: BrokerOptions,
  siteId: string,
  seed = 1,
  voiceName: FliteVoiceName = 'rms',
): Promise<Standing> {
  const voice = await openFliteVoice({ voice: voiceName });
  const satellite = await connectVirtualSatellite({
    broker,
    siteId,
    noise: roomNoise(seededRandom(seed), { rms: 60, seconds: 20 }),
  });
  const moments: Moment[] = [];
  const person = createPerson({
    satellite,
    speak: async (line) => withoutTail(await voice.speak(line)),
    tell: (moment) => moments.push(moment),
    now: () => performance.now(),
    // A busy machine is no reason to fail: what is tested is what is heard and done.
    patienceMs: 150_000,
  });
  return {
    person,
    satellite,
    moments,
    texts: (kind) => moments.flatMap((moment) => (moment.kind === kind ? [moment.text] : [])),
    async leave() {
      await satellite.close();
      await voice.close();
    },
  };
}

/** An empty folder, and how to remove it. */
export async function newFolder(): Promise<{ readonly folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'understudy-e2e-'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** A log that keeps its problems. */
export function keepProblems() {
  const problems: string[] = [];
  return { problems, info: () => undefined, problem: (line: string) => void problems.push(line) };
}
