import type { DevEnvironment, NormalizedHotChannelClient, ViteDevServer } from 'vite';
import type { BuildRegistry } from '../build-registry.ts';
import { EVENTS, type ExportNews } from '../toolbar/events.ts';
import { problemOf } from '../toolbar/report-build.ts';
import { watchExports } from './watch-exports.ts';

/**
 * Reads an export again when Unity has written it, and tells pages, which restart the players of that build. An export
 * that is not whole leaves them alone; they are told what is wrong with it.
 *
 * @param modulesOf The ids of the modules that hold what was packed of a build.
 * @param onExport Called after each export, whole or not.
 * @returns Ends it.
 */
export function followExports(
  server: ViteDevServer,
  registry: BuildRegistry,
  modulesOf: (name: string) => readonly string[],
  onExport: () => Promise<void>,
): () => Promise<void> {
  const { hot } = server.environments.client;
  const { logger } = server.config;
  const listening = new WeakSet<NormalizedHotChannelClient>();
  hot.on(EVENTS.listening, (_, client) => {
    listening.add(client);
  });

  const read = async (name: string): Promise<ExportNews> => {
    registry.forget(name);
    try {
      return { name, build: (await registry.get(name)).build };
    } catch (error) {
      return { name, problem: problemOf(error) };
    }
  };
  const tell = async (name: string): Promise<void> => {
    const news = await read(name);
    for (const environment of Object.values(server.environments)) invalidate(environment, modulesOf(name));
    hot.send(EVENTS.export, news);
    if ('problem' in news) {
      logger.warn(news.problem.message, { timestamp: true });
    } else {
      // A page that shows an error instead of itself does not listen, and may be right now.
      for (const client of server.ws.clients) {
        if (!listening.has(client)) client.send({ type: 'full-reload' });
      }
    }
    await onExport();
  };
  return watchExports(registry.directories, (name) => {
    tell(name).catch((error: unknown) => logger.error(String(error)));
  });
}

/** Has modules, and what imports them, loaded anew the next time. */
export function invalidate({ moduleGraph }: DevEnvironment, moduleIds: readonly string[]): void {
  for (const id of moduleIds) {
    const module = moduleGraph.getModuleById(id);
    if (module) moduleGraph.invalidateModule(module);
  }
}
