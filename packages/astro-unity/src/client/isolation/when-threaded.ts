import type { PlayerBuild } from '../../pack/types.ts';

/**
 * Isolates the page of a player whose build runs threads; what that takes is fetched on such pages only.
 *
 * @throws {PlayerError} `threads`
 */
export async function isolateWhenThreaded(build: PlayerBuild, player: Element): Promise<void> {
  if (!build.parts.worker) return;
  const { isolatePage } = await import('./isolate-page.ts');
  await isolatePage(build, player);
}
