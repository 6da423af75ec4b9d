import { glob } from 'node:fs/promises';
import { join } from 'node:path';
import { type BuildOutputServer, type ServeOptions, serveBuildOutput } from 'build-output-server';

/** The folder that `astro build` writes and the host serves. */
export const buildOutput = join(import.meta.dirname, '../.vercel/output');

/** Serves the built site at a free port, with the headers that it has in production. */
export async function serveBuiltSite(
  options: Omit<ServeOptions, 'directory'> = {},
): Promise<BuildOutputServer> {
  return serveBuildOutput({ directory: buildOutput, ...options });
}

/** The addresses of all pages of the built site, in order; the error page is no page of its own. */
export async function listPages(): Promise<string[]> {
  const pages: string[] = [];
  for await (const file of glob('**/index.html', { cwd: join(buildOutput, 'static') })) {
    pages.push(`/${file.replaceAll('\\', '/').replace(/index\.html$/, '')}`);
  }
  return pages.sort();
}
