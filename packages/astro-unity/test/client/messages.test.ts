import { describe, expect, it } from 'vitest';
import { toMessageValue } from '../../src/client/messages.ts';

describe('toMessageValue', () => {
  it.each([
    [undefined, undefined],
    ['text', 'text'],
    [1.5, 1.5],
    [true, 1],
    [false, 0],
    [null, ''],
    [{ x: 1 }, '{"x":1}'],
    [[1, 'a'], '[1,"a"]'],
    [12n, '12'],
  ])('turns %o into %o', (value, expected) => {
    expect(toMessageValue(value)).toBe(expected);
  });

  it.each([[() => {}], [Symbol('s')]])('refuses what has no form as data', (value) => {
    expect(() => toMessageValue(value)).toThrow(TypeError);
  });
});
