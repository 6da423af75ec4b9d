import { expect, test, vi } from 'vitest';
import { drawOrRecall } from '../../src/outputs/drawing/recent-drawings.ts';

const drawing = (svg = '<svg/>') => vi.fn(async () => ({ svg, notes: [] }));

test('what several notebooks ask for is drawn once, at the same time as well', async () => {
  const draw = drawing();
  const both = await Promise.all([drawOrRecall('chart', draw), drawOrRecall('chart', draw)]);
  expect([...both, await drawOrRecall('chart', draw)]).toEqual(Array(3).fill({ svg: '<svg/>', notes: [] }));
  expect(draw).toHaveBeenCalledTimes(1);
});

test('what could not be drawn for one notebook is tried again for another', async () => {
  await expect(drawOrRecall('slow', async () => ({ reason: 'It takes too long.' }))).resolves.toHaveProperty(
    'reason',
  );
  const draw = drawing();
  await expect(drawOrRecall('slow', draw)).resolves.toHaveProperty('svg');
  expect(draw).toHaveBeenCalledTimes(1);
});

test('the oldest are forgotten where there are many characters', async () => {
  const first = drawing('a'.repeat(6_000_000));
  await drawOrRecall('first', first);
  for (const name of ['second', 'third']) await drawOrRecall(name, drawing('b'.repeat(6_000_000)));
  await drawOrRecall('first', first);
  expect(first).toHaveBeenCalledTimes(2);
});
