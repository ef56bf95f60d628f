import { expect, test } from '@jest/globals';
import { completeOptions, type PartialOptions } from '../../../src/cli/options/check.ts';
import { openHome } from '../../../src/cli/start/home.ts';
import { systemClock } from '../../../src/home/clock.ts';

async function open(options: PartialOptions) {
  const problems: string[] = [];
  const opened: (() => Promise<void>)[] = [];
  const settled = { ...completeOptions(options), data: '', rules: '', web: { host: '', port: 0 } };
  const log = { info: () => undefined, problem: (line: string) => void problems.push(line) };
  try {
    const { hub, sites } = await openHome(settled, log, systemClock, opened);
    return { home: hub.home(), sites, problems };
  } finally {
    for (const close of opened.reverse()) await close();
  }
}

test('without a hub there is the demo home with its satellites', async () => {
  const { home, sites, problems } = await open({});
  expect(home.name).toBe('Linden House');
  expect(home.entities.length).toBeGreaterThan(20);
  expect(sites).toContainEqual({ siteId: 'bedroom-sat', area: 'Bedroom' });
  expect(problems).toEqual([]);
});

test('options say where a satellite stands, also against the home file', async () => {
  const { sites } = await open({ satellites: [{ site_id: 'bedroom-sat', area: 'Kitchen' }] });
  expect(sites.filter(({ siteId }) => siteId === 'bedroom-sat')).toEqual([{ siteId: 'bedroom-sat', area: 'Kitchen' }]);
});

test('a satellite in an area that there is not is named, with the nearest area', async () => {
  const { problems } = await open({ satellites: [{ site_id: 'desk', area: 'Bedrom' }] });
  expect(problems).toEqual(['The home has no area "Bedrom", where the satellite desk stands. Did you mean "Bedroom"?']);
});

test('a hub without a token is refused with what to do', async () => {
  await expect(open({ hub: { url: 'http://hub:8123' } })).rejects.toMatchObject({
    code: 'BAD_OPTIONS',
    message: expect.stringContaining('hub.token is missing'),
  });
});
