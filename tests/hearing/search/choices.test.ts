import { expect, test } from '@jest/globals';
import { BEGINNING, openChoices } from '../../../src/hearing/search/choices.ts';
import { openHistories } from '../../../src/hearing/search/histories.ts';

function listOf(choices: ReturnType<typeof openChoices>, words: readonly (readonly [label: number, score: number])[]) {
  choices.begin();
  for (const [label, score] of words) choices.offerAll(BEGINNING, label, score);
  return choices.end();
}

test('a list keeps the best few, each once, in order, and none that is far worse', () => {
  const histories = openHistories();
  const choices = openChoices(histories, 3, 20);
  const list = listOf(choices, [
    [1, -5],
    [2, -3],
    [1, -4],
    [3, -90],
    [4, -8],
    [5, -7],
    [2, -6],
  ]);
  const said = choices.entries(list).map(({ history, worseBy }) => [histories.labelsOf(history), worseBy]);
  expect(said).toEqual([
    [[2], 0],
    [[1], 1],
    [[5], 4],
  ]);
});

test('lists that are still needed outlive those that are not', () => {
  const histories = openHistories();
  const choices = openChoices(histories, 4, 20);
  const lists = Array.from({ length: 3_000 }, (_, label) =>
    listOf(choices, [
      [label, 0],
      [label + 1, -1],
    ]),
  );
  const kept = Int32Array.from([2_999, 10, 10, 1_500].map((index) => lists[index] ?? 0));
  const before = [...kept].map((list) => choices.entries(list));
  const other = Int32Array.of(BEGINNING, 99_999);
  choices.keep([
    { of: kept, count: 4 },
    { of: other, count: 1 },
  ]);
  expect([...kept].map((list) => choices.entries(list))).toEqual(before);
  expect(choices.held).toBe(7);
  expect(other[0]).toBe(BEGINNING);
  const fresh = listOf(choices, [[5, 0]]);
  expect(histories.labelsOf(choices.bestOf(fresh))).toEqual([5]);
  expect([...kept].map((list) => choices.entries(list))).toEqual(before);
});
