import type {} from 'astro-unity/client';
import type {} from './page-window.ts';

/**
 * Runs in a page of ours, before its own scripts: a game has started when its player says so.
 */
export function instrumentOurs(): void {
  addEventListener('unity-ready', () => window.reportStart(performance.now()));
  window.remount = async () => {
    const player = document.querySelector('unity-player');
    await player?.dispose();
    const begun = performance.now();
    void player?.start();
    return begun;
  };
}

/**
 * Runs in every other page, before its own scripts: a game has started when the promise of Unity's loader resolves. No
 * player hears of a loaded script before this does.
 */
export function instrumentPeer(): void {
  const timed = new WeakSet<object>();
  const onLoad = (): void => {
    const create = window.createUnityInstance;
    if (!create || timed.has(create)) return;
    const replacement = async (...args: unknown[]): Promise<unknown> => {
      const instance = await create(...args);
      window.reportStart(performance.now());
      return instance;
    };
    timed.add(replacement);
    window.createUnityInstance = replacement;
  };
  document.addEventListener('load', onLoad, { capture: true });
}
