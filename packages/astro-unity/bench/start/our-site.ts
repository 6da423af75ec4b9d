import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import vercel from '@astrojs/vercel';
import { build } from 'astro';
import unity, { type PlayerBuild } from 'astro-unity';
import { serveBuildOutput } from 'build-output-server';
import { pagePerBuild } from '../../test/pages.ts';
import { playerBuild } from '../../test/player-build.ts';
import { baseConfig, writeProject } from '../../test/project.ts';

/** What is compressed for one run need not be for the next. */
const CACHE = fileURLToPath(new URL('../../../../node_modules/.cache/bench-start/', import.meta.url));

/** A built site that answers, with a page for each export. */
export interface OurSite extends AsyncDisposable {
  /** The folder that is served as `/`. */
  directory: string;
  url: string;
  pagePath(name: string): string;
  /** What the page of an export tells its player. */
  buildOf(name: string): Promise<PlayerBuild>;
}

/** Builds a site with astro-unity and serves it as Vercel does. */
export async function openOurSite(exports: Readonly<Record<string, string>>): Promise<OurSite> {
  const project = await writeProject({
    'src/pages/[name].astro': pagePerBuild('load="eager"'),
  });
  await build({
    ...baseConfig(project.root),
    cacheDir: CACHE,
    logLevel: 'error',
    adapter: vercel(),
    integrations: [unity({ budget: false, builds: exports })],
  });
  const output = join(project.root, '.vercel/output');
  const directory = join(output, 'static');
  const server = await serveBuildOutput({ directory: output });
  return {
    directory,
    url: server.url,
    pagePath: (name) => `/${name}/`,
    buildOf: async (name) => playerBuild(await readFile(join(directory, name, 'index.html'), 'utf8')),
    async [Symbol.asyncDispose]() {
      await server.close();
      await project.remove();
    },
  };
}
