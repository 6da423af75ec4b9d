import { expect, test } from 'vitest';
import { bucketOf } from '../../src/flags/bucket.ts';
import { type Evaluation, evaluate, type FlagContext } from '../../src/flags/evaluate.ts';
import type { Flag } from '../../src/flags/flag-document.ts';

const plain: Flag = { default: true };
const german: Flag = { default: false, rules: [{ if: { language: ['de', 'gsw'] }, value: true }] };
const nobody: Flag = { default: false, rules: [{ percent: 0, value: true }] };
const everybody: Flag = { default: false, rules: [{ percent: 100, value: true }] };
const ordered: Flag = {
  default: 'c',
  rules: [
    { if: { team: [true] }, value: 'a' },
    { percent: 100, value: 'b' },
  ],
};
const both: Flag = {
  default: 0,
  rules: [{ if: { language: ['de'], team: [true] }, percent: 100, value: 1 }],
};
const visitor = { targetingKey: 'visitor-1' };

test.each<[string, Flag, FlagContext, Evaluation]>([
  ['a flag without rules', plain, visitor, { value: true, reason: 'STATIC' }],
  ['a rule that fits', german, { language: 'gsw' }, { value: true, reason: 'TARGETING_MATCH' }],
  ['a rule that does not fit', german, { language: 'fr' }, { value: false, reason: 'DEFAULT' }],
  ['an attribute that is not told', german, {}, { value: false, reason: 'DEFAULT' }],
  ['nobody', nobody, visitor, { value: false, reason: 'DEFAULT' }],
  ['everybody', everybody, visitor, { value: true, reason: 'SPLIT' }],
  ['a percentage of visitors without id', everybody, {}, { value: false, reason: 'DEFAULT' }],
  [
    'the first rule that fits',
    ordered,
    { ...visitor, team: true },
    { value: 'a', reason: 'TARGETING_MATCH' },
  ],
  ['a later rule', ordered, visitor, { value: 'b', reason: 'SPLIT' }],
  ['all conditions', both, { ...visitor, language: 'de', team: true }, { value: 1, reason: 'SPLIT' }],
  ['one of two conditions', both, { ...visitor, language: 'de' }, { value: 0, reason: 'DEFAULT' }],
])('%s', (_what, flag, context, evaluation) => {
  expect(evaluate('flag', flag, context)).toEqual(evaluation);
});

test('who has a feature at 10 % has it at 20 %, and that is the share of visitors who have it', () => {
  const visitors = Array.from({ length: 5000 }, (_, n) => `visitor-${n}`);
  const having = (percent: number): string[] =>
    visitors.filter((targetingKey) => {
      const flag = { default: false, rules: [{ percent, value: true }] };
      return evaluate('new-player', flag, { targetingKey }).value;
    });
  const [ten, twenty] = [having(10), having(20)];
  expect(ten.length / visitors.length).toBeCloseTo(0.1, 1);
  expect(twenty.length / visitors.length).toBeCloseTo(0.2, 1);
  expect(twenty).toEqual(expect.arrayContaining(ten));
  expect(having(20)).toEqual(twenty);
});

test('a percentage with decimals is exact', () => {
  const bucket = bucketOf('flag', 'visitor-1');
  const at = (percent: number) =>
    evaluate('flag', { default: false, rules: [{ percent, value: true }] }, visitor);
  expect(at(bucket).value).toBe(false);
  expect(at(bucket + 0.001).value).toBe(true);
});
