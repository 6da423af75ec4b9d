import { PLAYER_LOCK } from '../../service-worker/offline-manifest.ts';

/**
 * Tells all tabs of the site that a player runs, so that nothing it may still ask for is removed from what is kept offline.
 *
 * @param signal Aborted when it runs no more. A tab that is closed needs no telling.
 */
export function holdParts(signal: AbortSignal): void {
  const ended = new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  // Pages that are not secure have no locks, and keep nothing offline either.
  navigator.locks?.request(PLAYER_LOCK, { mode: 'shared' }, () => ended).catch(() => {});
}
