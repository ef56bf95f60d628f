import { describe, expect, test } from '@jest/globals';
import { createPastReader } from '../../../src/home/hub/past.ts';
import { applyStates, type HubState } from '../../../src/home/hub/states.ts';

const T = 1_772_366_400;
const FROM = T * 1000;
const TO = FROM + 86_400_000;

/** Reads the past from answers as Home Assistant gives them, by the command's name. */
function reader(answers: Readonly<Record<string, unknown>>) {
  const asked: string[] = [];
  const lines: string[] = [];
  const past = createPastReader({
    address: 'ws://hub',
    connected: () => true,
    log: { info: (line) => lines.push(line), problem: (line) => lines.push(line) },
    ask: async ({ type }) => {
      asked.push(type);
      if (!(type in answers)) throw { code: 'unknown_command', message: 'Unknown command.' };
      return answers[type];
    },
  });
  return { past, asked, lines };
}

const HISTORY = {
  'light.hall': [
    { s: 'off', a: {}, lu: T - 5 },
    { s: 'on', lu: T + 60.25 },
    { s: 'on', lu: T + 61 },
    { s: 'off', lu: T + 900, lc: T + 120 },
  ],
  'light.desk': [{ s: 'on', a: {}, lu: T + 30 }],
};

describe("the hub's own past", () => {
  test('has each change of state once, in order, with who did it where the logbook says so', async () => {
    const { past } = reader({
      'history/history_during_period': HISTORY,
      'logbook/get_events': [
        { when: T + 60.3, entity_id: 'light.hall', state: 'on', context_user_id: 'f00' },
        {
          when: T + 30,
          entity_id: 'light.desk',
          state: 'on',
          context_event_type: 'automation_triggered',
          context_domain: 'automation',
        },
        { when: T + 500, entity_id: 'light.hall', state: 'off', context_user_id: 'f00' },
      ],
    });
    expect(await past(FROM, TO, ['light.hall', 'light.desk'])).toEqual([
      { at: FROM + 30_000, entity: 'light.desk', state: 'on', by: 'automation' },
      { at: FROM + 60_250, entity: 'light.hall', state: 'on', by: 'user' },
      { at: FROM + 120_000, entity: 'light.hall', state: 'off' },
    ]);
  });

  test('is told without who did it where there is no logbook, which is asked for once', async () => {
    const { past, asked, lines } = reader({ 'history/history_during_period': HISTORY });
    expect(await past(FROM, TO, ['light.hall'])).toHaveLength(3);
    await past(FROM, TO, ['light.hall']);
    expect(asked.filter((type) => type === 'logbook/get_events')).toHaveLength(1);
    expect(lines).toHaveLength(1);
  });

  test('is a failure that says so where nothing is kept', async () => {
    await expect(reader({}).past(FROM, TO, ['light.hall'])).rejects.toMatchObject({
      code: 'HUB_CALL_FAILED',
      message: expect.stringContaining('Unknown command.'),
    });
  });

  test.each([null, 7, [], { 'light.hall': 'x' }, { 'light.hall': [null, { s: 1, lu: 'x' }, {}] }])(
    'is empty where the answer is %j',
    async (answer) => {
      expect(await reader({ 'history/history_during_period': answer }).past(FROM, TO, ['light.hall'])).toEqual([]);
    },
  );
});

describe('why a state came to be', () => {
  test('is put together from what the hub tells of it, difference by difference', () => {
    const states = new Map<string, HubState>();
    const why = () => states.get('light.hall');
    applyStates(states, { a: { 'light.hall': { s: 'off', a: {}, c: 'one', lc: T } } });
    expect(why()).toMatchObject({ atMs: FROM, context: { id: 'one' } });
    applyStates(states, {
      c: { 'light.hall': { '+': { s: 'on', lc: T + 1, c: { id: 'two', user_id: 'ana' } } } },
    });
    expect(why()).toMatchObject({ atMs: FROM + 1_000, context: { id: 'two', userId: 'ana' } });
    applyStates(states, { c: { 'light.hall': { '+': { s: 'off', lc: T + 2, c: 'three' } } } });
    expect(why()?.context).toEqual({ id: 'three', userId: 'ana' });
    applyStates(states, {
      c: { 'light.hall': { '+': { s: 'on', lc: T + 3, c: { id: 'four', user_id: null, parent_id: 'three' } } } },
    });
    expect(why()?.context).toEqual({ id: 'four', parentId: 'three' });
  });
});
