import { describe } from '@jest/globals';
import { openBench } from './bench.ts';
import { describeBreaking } from './breaking.ts';
import { describeConfiguring } from './configuring.ts';
import { describeConnecting } from './connecting.ts';
import { describeRegistries } from './registering.ts';
import { describeServices } from './serving.ts';
import type { Candidate } from './site.ts';
import { describeTelling } from './telling.ts';

/** What every hub must do. Run against the demo home, and against a real Home Assistant where there is one. */
export function describeHub(candidate: Candidate): void {
  describe(`the client of ${candidate.name}`, () => {
    const bench = openBench(candidate);
    describeConnecting(bench);
    describeRegistries(bench, candidate);
    describeServices(bench);
    describeTelling(bench);
    describeConfiguring(bench);
    describeBreaking(bench);
  });
}
