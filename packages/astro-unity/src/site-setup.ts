import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AstroConfig } from 'astro';
import { type BodyCache, createBodyCache } from './encode/body-cache.ts';
import { createEncoder, type EncodeExport } from './encode/encode-export.ts';
import { type MakeOrdinary, ordinaryExportMaker } from './encode/ordinary-export.ts';
import { progressLine } from './encode/progress-line.ts';
import { chooseHost, deliveryOf, type Host, type HostName } from './hosts/host.ts';
import { isolationWorkerAddress } from './hosts/isolation-worker-file.ts';
import type { AssetAddress } from './pack/address.ts';

/** Where the site's assets are served from. `assetsPrefix` is for builds only, as everywhere in Astro. */
export function addressOf({ base, build }: AstroConfig, command: string, host: Host): AssetAddress {
  if (command !== 'build') return { base, assets: build.assets };
  return {
    base,
    assets: build.assets,
    assetsPrefix: build.assetsPrefix,
    isolationWorker: isolationWorkerAddress(host, base),
  };
}

/** The host that the site is built for. */
export function hostOf({ root, adapter }: AstroConfig, option: HostName | undefined): Host {
  const hasFile = (path: string): boolean => existsSync(new URL(path, root));
  return chooseHost({ option, adapter: adapter?.name, hasFile });
}

/** Takes decompressors out of loaders. */
export function ordinaryMaker(config: AstroConfig, logger: { warn(message: string): void }): MakeOrdinary {
  return ordinaryExportMaker(bodyCache(config), (message) => logger.warn(message));
}

/** Compresses for deployment. What an earlier build compressed comes from Astro's cache folder. */
export function deploymentEncoder(config: AstroConfig, host: Host): EncodeExport {
  // Behind a prefix the files lie on another server, of which nothing is known.
  const delivery = config.build.assetsPrefix ? 'unknown' : deliveryOf(host);
  return createEncoder(bodyCache(config), progressLine('Compressing Unity exports'), delivery);
}

function bodyCache({ cacheDir }: AstroConfig): BodyCache {
  return createBodyCache(fileURLToPath(new URL('astro-unity/', cacheDir)));
}
