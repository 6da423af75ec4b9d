import { readFile, writeFile } from 'node:fs/promises';
import type { AssetAddress } from '../pack/address.ts';
import { vercelRoutes, withVercelRoutes } from './vercel.ts';

/** A built site, as far as hosts need to know it. */
export interface BuiltSite {
  /** The project root. */
  root: URL;
  address: AssetAddress;
  /** Name of the adapter, if the site has one. */
  adapter: string | undefined;
}

/**
 * Makes the host of a built site send the right headers with the Unity files.
 *
 * @returns What was written, for the build's log, or `undefined` where the host needs nothing or is not known.
 */
export async function emitHostFiles({ root, address, adapter }: BuiltSite): Promise<string | undefined> {
  if (adapter !== '@astrojs/vercel') return undefined;
  // The adapter's own hook runs before those of integrations, so its config.json is complete by now.
  const file = new URL('./.vercel/output/config.json', root);
  const config: unknown = JSON.parse(await readFile(file, 'utf8'));
  await writeFile(file, `${JSON.stringify(withVercelRoutes(config, vercelRoutes(address)), null, 2)}\n`);
  return '.vercel/output/config.json';
}
