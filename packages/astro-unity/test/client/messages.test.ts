import { afterEach, describe, expect, it } from 'vitest';
import { listenToGlobalMessages, toMessageValue } from '../../src/client/messages.ts';

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

describe('listenToGlobalMessages', () => {
  const call = (convention: string, ...args: unknown[]): void => Reflect.get(globalThis, convention)(...args);

  afterEach(() => {
    Reflect.deleteProperty(globalThis, 'dispatchReactUnityEvent');
  });

  it.each(['dispatchReactUnityEvent', 'dispatchUnityEvent'])(
    'hears %s, and takes it away at the end',
    (convention) => {
      const heard: unknown[] = [];
      const end = listenToGlobalMessages((message) => heard.push(message));
      call(convention, 'Step', 'left', 2);
      end();
      expect(heard).toEqual([{ name: 'Step', args: ['left', 2] }]);
      expect(convention in globalThis).toBe(false);
    },
  );

  it('keeps the receiver of the page', () => {
    const own = (): void => {};
    Reflect.set(globalThis, 'dispatchReactUnityEvent', own);
    listenToGlobalMessages(() => {})();
    expect(Reflect.get(globalThis, 'dispatchReactUnityEvent')).toBe(own);
  });
});
