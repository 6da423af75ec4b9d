import type { Listeners } from '../listeners.ts';

/** Listens to what Unity listens to on window and document, and gives the player word of focus and visibility. */
export function listenToWindow(listeners: Listeners, onResume: () => void): void {
  const ignore = (): void => {};
  for (const type of ['resize', 'blur', 'paste', 'copy', 'cut']) listeners.add(window, type, ignore);
  for (const type of ['contextmenu', 'fullscreenchange', 'pointerlockchange'])
    listeners.add(document, type, ignore);
  listeners.add(window, 'focus', onResume);
  listeners.add(document, 'visibilitychange', onResume);
}
