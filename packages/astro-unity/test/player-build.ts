import type { PlayerBuild } from 'astro-unity';

/** What a page tells its player, as the component wrote it into the HTML. */
export function playerBuild(html: string): PlayerBuild {
  const attribute = /data-build="([^"]*)"/.exec(html)?.[1] ?? '';
  return JSON.parse(attribute.replaceAll('&quot;', '"').replaceAll('&#34;', '"').replaceAll('&amp;', '&'));
}
