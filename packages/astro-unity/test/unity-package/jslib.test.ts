import { describe, expect, it, vi } from 'vitest';
import { findFrameworkEvents } from '../../src/metadata/framework-events.ts';
import { loadJslib } from './load-jslib.ts';

describe('AstroUnityRaise', () => {
  it('tells the player of its own game, and nobody else', async () => {
    const onMessage = vi.fn();
    const dispatchUnityEvent = vi.fn();
    const library = await loadJslib({ Module: { onMessage }, window: { dispatchUnityEvent } });
    library.AstroUnityRaise?.('Frame', '[[1, 2], {"a": null}, "text"]');
    expect(onMessage.mock.calls).toEqual([['Frame', [1, 2], { a: null }, 'text']]);
    expect(dispatchUnityEvent).not.toHaveBeenCalled();
  });

  it('speaks to the pages of react-unity-webgl and unity-webgl', async () => {
    const window = { dispatchReactUnityEvent: vi.fn(), dispatchUnityEvent: vi.fn() };
    const library = await loadJslib({ Module: {}, window });
    library.AstroUnityRaise?.('Scored', '[7]');
    expect(window.dispatchReactUnityEvent.mock.calls).toEqual([['Scored', 7]]);
    expect(window.dispatchUnityEvent.mock.calls).toEqual([['Scored', 7]]);
  });

  it('does nothing where nobody listens', async () => {
    const library = await loadJslib({ Module: {}, window: {} });
    expect(() => library.AstroUnityRaise?.('Paused', '[]')).not.toThrow();
  });

  it('keeps the errors of listeners out of the game', async () => {
    const error = new Error('The page is at fault.');
    const log = vi.fn();
    const onMessage = (): void => {
      throw error;
    };
    const library = await loadJslib({ Module: { onMessage }, window: {}, console: { error: log } });
    library.AstroUnityRaise?.('Paused', '[]');
    expect(log).toHaveBeenCalledWith(error);
  });

  it('is known in a framework as a call that raises any event', async () => {
    const library = await loadJslib({});
    expect(findFrameworkEvents(String(library.AstroUnityRaise))).toEqual({ names: [], isOpen: true });
  });
});
