import { expect, test } from 'vitest';
import { substituteCaptures } from '../src/captures.ts';

const captures = { numbered: ['/docs/intro', 'docs', undefined], named: { page: 'intro', page2: 'next' } };

test.each([
  ['/static/path', '/static/path'],
  ['$0', '/docs/intro'],
  ['/x/$1', '/x/docs'],
  ['/$page', '/intro'],
  ['/$page2', '/next'],
  ['/$1/$page', '/docs/intro'],
  ['[$2]', '[]'],
  ['[$9]', '[]'],
  ['[$unknown]', '[]'],
  ['costs 5$', 'costs 5$'],
])('%s becomes %s', (template, expected) => {
  expect(substituteCaptures(template, captures)).toBe(expected);
});
