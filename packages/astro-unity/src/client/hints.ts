import type { PlayerBuild, PlayerPart } from '../pack/types.ts';
import { isNear, startCondition } from './page/start-condition.ts';

/*
 * Small enough to stand in the page itself: it asks for the files of a player that is about to start while the player's own
 * code is still on its way. Each hint asks in the same way as the request that follows, so nothing is fetched twice.
 */
for (const player of document.querySelectorAll<HTMLElement>('unity-player[data-build]')) {
  const condition = startCondition(player.getAttribute('load'));
  if (condition === 'eager' || (condition === 'visible' && isNear(player))) hint(player.dataset.build);
}

function hint(json: string | undefined): void {
  const { generation, parts }: PlayerBuild = JSON.parse(json ?? '{}');
  if (generation !== 'create-unity-instance') return;
  const { loader, framework, code, data } = parts;
  preload(code, 'fetch', 'anonymous');
  preload(data, 'fetch', 'anonymous');
  preload(loader, 'script', loader.integrity ? 'anonymous' : null);
  if (framework) preload(framework, 'script', null);
}

function preload({ url, gzipUrl, integrity }: PlayerPart, as: string, crossOrigin: string | null): void {
  const link = document.createElement('link');
  link.rel = 'preload';
  link.as = as;
  // Browsers decode brotli from secure contexts only.
  link.href = isSecureContext ? url : (gzipUrl ?? url);
  link.crossOrigin = crossOrigin;
  if (integrity) link.integrity = integrity;
  document.head.append(link);
}
