import { describe, expect, test } from '@jest/globals';
import { optionsFromEnvironment } from '../../../src/cli/options/environment.ts';
import { RENAMED, type Renamed, withNewNames } from '../../../src/cli/options/renamed.ts';
import { leafPaths, schemaAt, spell } from '../../../src/cli/options/schema-part.ts';

const renamed: readonly Renamed[] = [
  { from: ['broker_host'], to: ['mqtt', 'host'] },
  { from: ['speech', 'voice'], to: ['voice'] },
];

describe('an option that has another name now', () => {
  test('is understood by its old one, and said to be', () => {
    const { value, notes } = withNewNames({ broker_host: 'a', speech: { voice: 'rms' }, log: 'info' }, renamed);
    expect(value).toEqual({ mqtt: { host: 'a' }, voice: 'rms', log: 'info' });
    expect(notes).toEqual([
      'The option broker_host is called mqtt.host now; the old name is still understood.',
      'The option speech.voice is called voice now; the old name is still understood.',
    ]);
  });

  test('is what its new name says where both are written', () => {
    const both = { broker_host: 'old', mqtt: { host: 'new', port: 1 }, speech: { voice: 'rms', loud: true } };
    const { value } = withNewNames(both, renamed);
    expect(value).toEqual({ mqtt: { host: 'new', port: 1 }, voice: 'rms', speech: { loud: true } });
  });

  test('is understood in the environment too', () => {
    const env = { UNDERSTUDY_BROKER_HOST: 'x', UNDERSTUDY_SPEECH_VOICE: 'rms' };
    const { options, notes, problems } = optionsFromEnvironment(env, renamed.slice(1));
    expect(options).toEqual({ broker: { host: 'x' }, voice: 'rms' });
    expect([problems, notes]).toEqual([[], [expect.stringContaining('is called UNDERSTUDY_VOICE now')]]);
    const both = optionsFromEnvironment({ ...env, UNDERSTUDY_VOICE: 'awb' }, renamed.slice(1));
    expect(both.options).toMatchObject({ voice: 'awb' });
  });

  test('leaves what is no list of keys alone', () => {
    for (const value of [undefined, null, 5, ['a'], 'x']) expect(withNewNames(value, renamed).value).toEqual(value);
  });

  test('has a new name that exists, and an old one that does not', () => {
    for (const { from, to } of RENAMED) {
      expect([spell(to), schemaAt(to)]).toEqual([spell(to), expect.anything()]);
      expect(leafPaths().map(spell)).not.toContain(spell(from));
    }
  });
});
