import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { findPageConfigs } from '../../export/page/page-config.ts';
import { readPage } from '../../export/page/page-scripts.ts';
import { playerOfElement } from './element-player.ts';
import { readText, request } from './http.ts';
import { playerOfPage } from './page-player.ts';
import type { ServedPlayer } from './served-player.ts';

const MAX_SCRIPT_BYTES = 1024 * 1024;
const MAX_SCRIPTS = 20;
/** A page with more is a gallery, of which the first ones tell enough. */
const MAX_FRAMES = 5;

/**
 * Finds the Unity exports of a page: its `<unity-player>` elements, else what its scripts pass to Unity.
 *
 * @param url The page's own address, which others are relative to.
 * @throws {Error} if an element's build cannot be understood.
 */
export async function findPlayers(html: string, url: URL): Promise<ServedPlayer[]> {
  const builds = attributesOf(html, 'unity-player', 'data-build');
  if (builds.length > 0) return builds.map((build) => playerOfElement(build, url));

  const page = readPage(html);
  const scripts: string[] = [];
  for (const script of page.scripts.slice(0, MAX_SCRIPTS)) {
    if ('text' in script) scripts.push(script.text);
    else scripts.push(await fetchScript(script.src, url));
  }
  const { configs, loaderUrls } = findPageConfigs(page, scripts);
  const loader = loaderUrls.find((address) => /loader/i.test(address)) ?? loaderUrls[0];
  const players = await Promise.all(configs.map((config) => playerOfPage(config, url)));
  return players.map((player) => {
    if (loader === undefined) return player;
    const part = { role: 'loader', url: new URL(loader, url), decodedBytes: undefined } as const;
    return { ...player, parts: [part, ...player.parts] };
  });
}

/** Addresses of the pages that a page shows in frames. */
export function findFrames(html: string, url: URL): URL[] {
  const addresses = attributesOf(html, 'iframe', 'src').map((src) => URL.parse(src, url));
  const frames = addresses.filter((address) => address !== null && /^https?:$/.test(address.protocol));
  return frames.filter((address) => address !== null).slice(0, MAX_FRAMES);
}

function attributesOf(html: string, tagName: string, attribute: string): string[] {
  const values: string[] = [];
  const pending: DefaultTreeAdapterTypes.ChildNode[] = parse(html).childNodes.toReversed();
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (!('tagName' in node)) continue;
    const found = node.attrs.find(({ name }) => name === attribute);
    if (node.tagName === tagName && found) values.push(found.value);
    for (const child of node.childNodes.toReversed()) pending.push(child);
  }
  return values;
}

/** Scripts of other servers hold no config; what cannot be had is reported where it is missing. */
async function fetchScript(src: string, page: URL): Promise<string> {
  const url = new URL(src, page);
  if (url.origin !== page.origin) return '';
  try {
    const response = await request(url);
    return response.status === 200 ? await readText(response, MAX_SCRIPT_BYTES) : '';
  } catch {
    return '';
  }
}
