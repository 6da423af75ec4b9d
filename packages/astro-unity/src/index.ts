import type { AstroConfig, AstroIntegration } from 'astro';
import { fail, rethrow, toAstroError } from './astro-error.ts';
import type { Bridge } from './bridge/types.ts';
import { applyBudgets } from './budget-report.ts';
import { type BuildRegistry, createBuildRegistry } from './build-registry.ts';
import { buildNameTypes, buildsModuleTypes } from './build-types.ts';
import { underCsp } from './csp.ts';
import { emitFiles } from './emit-files.ts';
import type { UnityExport } from './export/types.ts';
import { checkAssetSizes } from './hosts/cloudflare.ts';
import { findIsolatedPages } from './hosts/find-isolated-pages.ts';
import { emitHostFiles, type Host } from './hosts/host.ts';
import { needsRoute, SERVED_NAMES } from './hosts/node/served-folder.ts';
import { messageTypesWriter, readMessageTypes } from './message-types.ts';
import { parseOptions, type UnityOptions } from './options.ts';
import { trimSlashes } from './pack/address.ts';
import { storedBodies } from './pack/bodies.ts';
import { UNITY_FOLDER } from './pack/file-name.ts';
import { writeWorkers } from './service-worker/write-workers.ts';
import { addressOf, deploymentEncoder, hostOf, ordinaryMaker } from './site-setup.ts';
import { TOOLBAR_APP } from './toolbar/meta.ts';
import { serveToolbar } from './toolbar/serve-toolbar.ts';
import { reportUnpacked } from './unpacked-report.ts';
import { buildsModule } from './vite/builds-module.ts';
import { devServer } from './vite/dev-server.ts';
import { holdDevPages } from './vite/hold-pages.ts';
import { previewHeaders } from './vite/preview-headers.ts';

export type { PartRole } from './export/part-roles.ts';
export { readExport } from './export/read-export.ts';
export type { Generation, UnityExport } from './export/types.ts';
export type { HostName } from './hosts/host.ts';
export type { BuildOptions, UnityOptions } from './options.ts';
export type { Budget, BudgetOption } from './pack/budget.ts';
export type { PlayerBuild, PlayerPart } from './pack/types.ts';

/** Filled by the declarations that the integration writes: one property for each build of the config. */
// biome-ignore lint/suspicious/noEmptyInterface: it is there to be augmented
export interface BuildNames {}

/**
 * Filled by the declarations that the integration writes: what a page and the game of each build can say to each other,
 * read from the export. A build that is not in it takes every message.
 */
// biome-ignore lint/suspicious/noEmptyInterface: it is there to be augmented
export interface BuildBridges {}

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
  const { builds, budget, host: hostOption, offline } = parseOptions(options);
  let config: AstroConfig;
  let command: string;
  let registry: BuildRegistry;
  let host: Host;
  let bridges: ReadonlyMap<string, Bridge> = new Map();
  /** Packs the exports as a build does. */
  let deployed: () => BuildRegistry;
  let onExport = async (): Promise<void> => {};
  let sendReports = async (): Promise<void> => {};
  /** Whether a route of the server's sends what its static handler has no headers for. */
  let usesRoute = false;

  return {
    name: 'astro-unity',
    hooks: {
      'astro:config:setup': ({
        command: currentCommand,
        config: { adapter, build, security, vite },
        ...setup
      }) => {
        command = currentCommand;
        const plugins = [
          buildsModule({
            registry: () => registry,
            wrapError: toAstroError,
            onExport: () => onExport(),
          }),
          devServer(() => registry, build.assets),
          holdDevPages(() => registry),
        ];
        // Vite takes the first rule that matches, so the user's come first; without rules for preview it takes the server's.
        const proxy = { ...(vite.preview?.proxy ?? vite.server?.proxy), ...previewHeaders(() => config) };
        if (command === 'dev') {
          setup.addDevToolbarApp(TOOLBAR_APP);
          setup.injectScript('page', "import 'astro-unity/restart-players';");
        }
        if (command === 'build' && adapter) {
          setup.addMiddleware({ order: 'pre', entrypoint: 'astro-unity/isolate-responses' });
        }
        const preview = command === 'preview' && hostOption !== 'none' ? { proxy } : {};
        setup.updateConfig({ vite: { plugins, preview }, ...underCsp({ security, build }) });
        usesRoute =
          command === 'build' && !hostOption && adapter?.name === '@astrojs/node' && !build.assetsPrefix;
        if (!usesRoute) return;
        for (const name of SERVED_NAMES) {
          setup.injectRoute({
            pattern: `/${trimSlashes(build.assets)}/${UNITY_FOLDER}/${name}`,
            entrypoint: 'astro-unity/node-route',
            prerender: false,
          });
        }
      },
      'astro:config:done': async ({ config: finalConfig, injectTypes, logger }) => {
        config = finalConfig;
        host = hostOf(config, hostOption);
        const makeOrdinary = ordinaryMaker(config, logger);
        const packFor = (purpose: string): BuildRegistry => {
          const encode =
            purpose === 'build'
              ? deploymentEncoder(config, host)
              : async (source: UnityExport) => storedBodies(source);
          return createBuildRegistry(
            builds,
            config.root,
            addressOf(config, purpose, host),
            makeOrdinary,
            encode,
          );
        };
        registry = packFor(command);
        deployed = () => packFor('build');
        injectTypes({ filename: 'names.d.ts', content: buildNameTypes(builds.keys()) });
        injectTypes({ filename: 'builds.d.ts', content: buildsModuleTypes });
        if (command === 'preview') return;
        const messageTypes = await readMessageTypes(builds, config.root);
        for (const problem of messageTypes.problems)
          logger.warn(`${problem} Types of its messages are incomplete.`);
        bridges = messageTypes.bridges;
        const file = injectTypes({ filename: 'messages.d.ts', content: messageTypes.content });
        const writeMessageTypes = messageTypesWriter(builds, config.root, file, messageTypes.content);
        onExport = async () => {
          bridges = (await writeMessageTypes()).bridges;
          await sendReports();
        };
      },
      'astro:server:setup': ({ toolbar }) => {
        sendReports = serveToolbar(toolbar, {
          builds,
          budget,
          registry,
          deployed,
          bridges: () => bridges,
        });
      },
      'astro:build:start': async ({ logger }) => {
        // Before anything is rendered: an export that cannot be deployed stops the build at once.
        const packed = await registry.all().catch(fail);
        reportUnpacked(packed, logger);
        rethrow(() => {
          if (host === 'cloudflare')
            for (const { build, files } of packed) checkAssetSizes(build.name, files, config.build);
          applyBudgets(packed, { site: budget, builds }, logger);
        });
      },
      'astro:build:done': async ({ dir, pages, logger }) => {
        const packed = await registry.all().catch(fail);
        const { assets, server } = config.build;
        const assetsFolder = new URL(`./${assets}/`, dir);
        const written = await emitFiles(packed, (path) =>
          usesRoute && needsRoute(path) ? server : assetsFolder,
        ).catch(fail);
        const site = {
          address: addressOf(config, command, host),
          files: packed.flatMap(({ files }) => files.map(({ path }) => path)),
          isolatedPages: await findIsolatedPages(pages, dir),
        };
        const hostFiles = await emitHostFiles(host, site, { root: config.root, output: dir }).catch(fail);
        const headers = hostFiles.length > 0 ? `; headers in ${hostFiles.join(', ')}` : '';
        logger.info(`${written.files} files, ${megabytes(written.bytes)}${headers}`);
        const built = { output: dir, pages, packed, address: site.address };
        await writeWorkers(offline, built, site.isolatedPages, logger).catch(fail);
      },
    },
  };
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(2)} MB`;
}
