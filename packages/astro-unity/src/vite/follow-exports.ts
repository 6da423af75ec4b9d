import type { ViteDevServer } from 'vite';
import type { BuildRegistry } from '../build-registry.ts';
import { EVENTS, type ExportNews } from '../toolbar/events.ts';
import { problemOf } from '../toolbar/report-build.ts';
import { watchExports } from './watch-exports.ts';

export interface FollowOptions {
  /** Of the module that holds what was packed. */
  moduleId: string;
  /** Tells, once, whether a page could not be shown because of an export. */
  takeFailure(): boolean;
  /** Called after each export, whole or not. */
  onExport(): Promise<void>;
}

/**
 * Reads an export again when Unity has written it, and tells pages, which restart the players of that build. An export
 * that is not whole leaves them alone; they are told what is wrong with it.
 *
 * @returns Ends it.
 */
export function followExports(
  server: ViteDevServer,
  registry: BuildRegistry,
  { moduleId, takeFailure, onExport }: FollowOptions,
): () => Promise<void> {
  const { hot } = server.environments.client;
  const { logger } = server.config;

  const invalidate = (): void => {
    for (const { moduleGraph } of Object.values(server.environments)) {
      const module = moduleGraph.getModuleById(moduleId);
      if (module) moduleGraph.invalidateModule(module);
    }
  };
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
    invalidate();
    if ('problem' in news) logger.warn(news.problem.message, { timestamp: true });
    // A page that shows an error has nobody who listens to news.
    if ('build' in news && takeFailure()) hot.send({ type: 'full-reload' });
    else hot.send(EVENTS.export, news);
    await onExport();
  };
  return watchExports(registry.directories, (name) => {
    tell(name).catch((error: unknown) => logger.error(String(error)));
  });
}
