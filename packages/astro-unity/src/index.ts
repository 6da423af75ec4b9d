import { fileURLToPath } from 'node:url';
import type { AstroConfig, AstroIntegration } from 'astro';
import { toAstroError } from './astro-error.ts';
import { type BuildRegistry, createBuildRegistry } from './build-registry.ts';
import { buildNameTypes, buildsModuleTypes } from './build-types.ts';
import { emitFiles } from './emit-files.ts';
import { storedBodies } from './encode/bodies.ts';
import { createBodyCache } from './encode/body-cache.ts';
import { createEncoder, type EncodeExport } from './encode/encode-export.ts';
import { progressLine } from './encode/progress-line.ts';
import type { UnityExport } from './export/types.ts';
import { emitHostFiles } from './hosts/emit-host-files.ts';
import { parseOptions, type UnityOptions } from './options.ts';
import type { AssetAddress } from './pack/address.ts';
import { buildsModule } from './vite/builds-module.ts';
import { devServer } from './vite/dev-server.ts';

export { readExport } from './export/read-export.ts';
export type { Generation, PartRole, UnityExport } from './export/types.ts';
export type { BuildOptions, UnityOptions } from './options.ts';
export type { PlayerBuild, PlayerPart } from './pack/types.ts';

/** Filled by the declarations that the integration writes: one property for each build of the config. */
// biome-ignore lint/suspicious/noEmptyInterface: it is there to be augmented
export interface BuildNames {}

/** The names of the configured builds; any string before `astro sync` has written them. */
export type BuildName = keyof BuildNames extends never ? string : keyof BuildNames;

/**
 * Embeds Unity Web exports: reads them, injects the final addresses of their files into what the loader receives,
 * deploys the files under content-hashed names, and makes the dev server and the host send the right headers.
 *
 * @example
 * unity({ builds: { 'pose-demo': './unity/Builds/Web' } })
 */
export default function unity(options: UnityOptions): AstroIntegration {
  const builds = parse(options);
  let config: AstroConfig;
  let command: string;
  let registry: BuildRegistry;

  return {
    name: 'astro-unity',
    hooks: {
      'astro:config:setup': ({ command: currentCommand, config: { build }, updateConfig }) => {
        command = currentCommand;
        const plugins = [buildsModule(() => registry, toAstroError), devServer(() => registry, build.assets)];
        updateConfig({ vite: { plugins } });
      },
      'astro:config:done': ({ config: finalConfig, injectTypes }) => {
        config = finalConfig;
        const encode =
          command === 'build' ? encoder(config) : async (source: UnityExport) => storedBodies(source);
        registry = createBuildRegistry(builds, config.root, addressOf(config, command), encode);
        injectTypes({ filename: 'names.d.ts', content: buildNameTypes(builds.keys()) });
        injectTypes({ filename: 'builds.d.ts', content: buildsModuleTypes });
      },
      'astro:build:start': async () => {
        // Before anything is rendered: an export that cannot be deployed stops the build at once.
        await readAll(registry);
      },
      'astro:build:done': async ({ dir, logger }) => {
        const written = await emitFiles(await readAll(registry), new URL(`./${config.build.assets}/`, dir));
        const hostFile = await emitHostFiles({
          root: config.root,
          address: addressOf(config, command),
          adapter: config.adapter?.name,
        });
        logger.info(
          `${written.files} files, ${megabytes(written.bytes)}${hostFile ? `; headers in ${hostFile}` : ''}`,
        );
      },
    },
  };
}

function parse(options: UnityOptions): ReturnType<typeof parseOptions> {
  try {
    return parseOptions(options);
  } catch (error) {
    throw toAstroError(error);
  }
}

async function readAll(registry: BuildRegistry) {
  return registry.all().catch((error: unknown) => {
    throw toAstroError(error);
  });
}

/** Compresses for deployment. What an earlier build compressed comes from Astro's cache folder. */
function encoder({ cacheDir }: AstroConfig): EncodeExport {
  const cache = createBodyCache(fileURLToPath(new URL('astro-unity/', cacheDir)));
  return createEncoder(cache, progressLine('Compressing Unity exports'));
}

function addressOf({ base, build }: AstroConfig, command: string): AssetAddress {
  return { base, assets: build.assets, assetsPrefix: command === 'build' ? build.assetsPrefix : undefined };
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(2)} MB`;
}
