import { expect, test } from 'vitest';
import { parseRange } from '../src/byte-range.ts';
import { chooseEncoding, isCompressed } from '../src/compression.ts';
import { parseTarget } from '../src/paths.ts';

test.each([
  [undefined, undefined],
  ['gzip, deflate, br', 'br'],
  ['gzip', 'gzip'],
  ['br;q=0, gzip;q=0.5', 'gzip'],
  ['br;q=0.1, gzip', 'br'],
  ['*', 'br'],
  ['*;q=0', undefined],
  ['identity', undefined],
])('Accept-Encoding %s is answered with %s', (header, encoding) => {
  expect(chooseEncoding(header)).toBe(encoding);
});

test.each([
  ['text/html; charset=utf-8', true],
  ['Application/WASM', true],
  ['application/octet-stream', false],
  ['image/png', false],
  ['', false],
])('%s is compressed: %s', (type, expected) => {
  expect(isCompressed(type)).toBe(expected);
});

test.each([
  [undefined, undefined],
  ['bytes=0-3', { start: 0, end: 3 }],
  ['bytes=4-', { start: 4, end: 9 }],
  ['bytes=-3', { start: 7, end: 9 }],
  ['bytes=-99', { start: 0, end: 9 }],
  ['bytes=8-99', { start: 8, end: 9 }],
  ['bytes=10-', 'unsatisfiable'],
  ['bytes=-0', 'unsatisfiable'],
  ['bytes=5-2', undefined],
  ['bytes=0-1,4-5', undefined],
  ['bytes=-', undefined],
  ['lines=0-1', undefined],
])('Range %s of ten bytes', (header, expected) => {
  expect(parseRange(header, 10)).toEqual(expected);
});

test.each(['/%zz', '/%00', 'about', 'http://example.com/'])('%s is no target', (target) => {
  expect(() => parseTarget(target)).toThrow();
});
