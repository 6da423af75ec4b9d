import { expect, test } from 'vitest';
import { type Condition, matchConditions, type RouteRequest } from '../src/conditions.ts';

const request: RouteRequest = {
  method: 'GET',
  path: '/',
  query: new URLSearchParams('page=7&empty='),
  headers: { host: 'www.example.com:4321', accept: 'text/html', cookie: 'theme=dark; token=a=b' },
};

const cases: [condition: Condition, holds: boolean][] = [
  [{ type: 'host', value: 'www.example.com' }, true],
  [{ type: 'host', value: 'example.com' }, false],
  [{ type: 'header', key: 'Accept' }, true],
  [{ type: 'header', key: 'x-none' }, false],
  [{ type: 'header', key: 'accept', value: 'text/.*' }, true],
  [{ type: 'header', key: 'accept', value: 'text' }, false],
  [{ type: 'query', key: 'empty' }, true],
  [{ type: 'query', key: 'page', value: { gt: 6, lte: 7 } }, true],
  [{ type: 'query', key: 'page', value: { gte: 8 } }, false],
  [{ type: 'query', key: 'page', value: { lt: 7 } }, false],
  [{ type: 'query', key: 'page', value: { eq: 7 } }, true],
  [{ type: 'query', key: 'page', value: { neq: '7' } }, false],
  [{ type: 'query', key: 'page', value: { inc: ['6', '7'] } }, true],
  [{ type: 'query', key: 'page', value: { ninc: ['6', '7'] } }, false],
  [{ type: 'cookie', key: 'theme', value: { pre: 'da', suf: 'rk' } }, true],
  [{ type: 'cookie', key: 'theme', value: { pre: 'li' } }, false],
  [{ type: 'cookie', key: 'token', value: 'a=b' }, true],
  [{ type: 'cookie', key: 'token', value: { re: '^a' } }, true],
];

test.each(cases)('has %j: %s', (condition, holds) => {
  expect(matchConditions([condition], [], request) !== undefined).toBe(holds);
  expect(matchConditions([], [condition], request) !== undefined).toBe(!holds);
});

test('named captures of has are handed on', () => {
  const has: Condition[] = [{ type: 'cookie', key: 'theme', value: '(?<theme>.*)' }];
  expect(matchConditions(has, [], request)).toEqual({ theme: 'dark' });
});
