import { type AstroInlineConfig, build } from 'astro';
import unity, { type UnityOptions } from 'astro-unity';
import { pagePerBuild } from '../../pages.ts';
import { baseConfig, type Project, writeProject } from '../../project.ts';
import type { RealServer } from './real-server.ts';

/**
 * Builds a site with one page for each export, at `/<name>/`, as a user of this host would.
 *
 * @param config On top of the usual.
 */
export async function buildFor(
  { adapter, host }: RealServer,
  builds: UnityOptions['builds'],
  config: AstroInlineConfig = {},
): Promise<Project> {
  const project = await writeProject({ 'src/pages/[name].astro': pagePerBuild() });
  await build({
    ...baseConfig(project.root),
    ...config,
    ...(adapter && { adapter: adapter() }),
    integrations: [unity({ builds, host })],
  });
  return project;
}
