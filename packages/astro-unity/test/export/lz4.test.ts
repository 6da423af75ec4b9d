import { describe, expect, it } from 'vitest';
import { decodeLz4, Lz4Error } from '../../src/export/archive/lz4.ts';

describe('decodeLz4', () => {
  const literals = (value: string) => [...Buffer.from(value)];
  it.each<[string, number[], string]>([
    ['literals alone', [0x30, ...literals('abc')], 'abc'],
    [
      'a match that reaches into itself',
      [0x14, ...literals('a'), 1, 0, 0x10, ...literals('b')],
      `${'a'.repeat(9)}b`,
    ],
    ['a long run of literals', [0xf0, 5, ...literals('x'.repeat(20))], 'x'.repeat(20)],
    [
      'a match that lies apart',
      [0xf0, 25, ...literals('0123456789'.repeat(4)), 40, 0],
      `${'0123456789'.repeat(4)}0123`,
    ],
    [
      'a long match that lies apart',
      [0xff, 35, ...literals('0123456789'.repeat(5)), 50, 0, 16],
      `${'0123456789'.repeat(8)}01234`,
    ],
    ['a long match', [0x1f, ...literals('z'), 1, 0, 255, 1, 0x10, ...literals('!')], `${'z'.repeat(276)}!`],
  ])('%s', (_, block, expected) => {
    expect(Buffer.from(decodeLz4(Uint8Array.from(block), expected.length)).toString()).toBe(expected);
  });

  it.each<[string, number[], number]>([
    ['is cut off', [0x50, 1, 2], 5],
    ['says more than there is room for', [0x30, 1, 2, 3], 2],
    ['reaches before its beginning', [0x10, 1, 9, 0], 20],
    ['has a match of offset 0', [0x10, 1, 0, 0], 20],
    ['is cut off in a match', [0x14, 1, 1], 20],
    ['holds less than it should', [0x30, 1, 2, 3], 4],
  ])('throws for a block that %s', (_, block, size) => {
    expect(() => decodeLz4(Uint8Array.from(block), size)).toThrow(Lz4Error);
  });
});
