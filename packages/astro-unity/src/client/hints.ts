import type { PlayerBuild, PlayerPart } from '../pack/types.ts';

/*
 * Asks for the files of a player that is about to start while the player's own code is still on its way. Each hint asks in
 * the same way as the request that follows, so nothing is fetched twice.
 *
 * Astro puts a script into the page itself only if it is small and shares no code with another one, so this one imports
 * nothing; its conditions are those of `page/start-condition.ts`.
 */
const isOnRequest =
  Reflect.get(navigator, 'connection')?.saveData === true ||
  matchMedia('(prefers-reduced-motion: reduce)').matches;
if (!isOnRequest) document.querySelectorAll<HTMLElement>('unity-player[data-build]').forEach(hintIfDue);

function hintIfDue(player: HTMLElement): void {
  const load = player.getAttribute('load') ?? '';
  const { top, bottom } = player.getBoundingClientRect();
  const isNear = bottom > -200 && top < innerHeight + 200;
  const isMet = load[0] === '(' ? matchMedia(load).matches : load !== 'idle' && load !== 'click' && isNear;
  if (load === 'eager' || isMet) hint(player.dataset.build);
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
