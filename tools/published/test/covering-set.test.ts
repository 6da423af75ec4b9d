import { expect, test } from 'vitest';
import { allChoices } from '../strangers/axes.ts';
import { coveringSet, pairsOf } from '../strangers/covering-set.ts';

test('every two values that go together meet in a covering set, which is small', () => {
  const possible = allChoices();
  const set = coveringSet(possible);
  expect(new Set(set.flatMap(pairsOf))).toEqual(new Set(possible.flatMap(pairsOf)));
  expect(set.length).toBeLessThan(possible.length / 50);
  expect(possible).toEqual(expect.arrayContaining(set));
});
