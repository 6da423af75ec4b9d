import type { Page } from 'browser';
import type { PlayerBuild, PlayerPart } from '../../../src/pack/types.ts';

/** What the page tells its player. */
export async function buildOf(page: Page): Promise<PlayerBuild> {
  const build = await page.locator('unity-player').first().getAttribute('data-build');
  return JSON.parse(build ?? '{}');
}

/** Unity 5 has code and framework in one file. */
export async function hasPart(page: Page, part: string): Promise<boolean> {
  return part in (await partsOf(page));
}

/** Code that needs no WebAssembly. */
export async function isAsm(page: Page): Promise<boolean> {
  return (await partsOf(page)).code?.url?.includes('.asm.') === true;
}

async function partsOf(page: Page): Promise<Partial<Record<string, PlayerPart>>> {
  return { ...(await buildOf(page)).parts };
}

/** Matches each form of a part. */
export async function addressesOf(page: Page, part: string): Promise<(url: URL) => boolean> {
  const { url, gzipUrl, plainUrl } = (await partsOf(page))[part] ?? {};
  return ({ pathname }) => [url, gzipUrl, plainUrl].includes(pathname);
}
