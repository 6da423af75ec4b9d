import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import vercel from '@astrojs/vercel';
import { type AstroInlineConfig, build } from 'astro';
import unity from 'astro-unity';
import { type Browser, launchBrowser, type Page } from 'browser';
import { serveBuildOutput } from 'build-output-server';
import { baseConfig, writeProject } from '../project.ts';

const EXPORT = fileURLToPath(new URL('../../../../unity/reference-player/dist', import.meta.url));

/** How a visitor's window differs from 900 × 700, and what is done with it before it goes anywhere. */
export type Visit = Parameters<Browser['newContext']>[0] & {
  prepare?: ((page: Page) => Promise<unknown>) | undefined;
};

/** A site with the build `pose`, which is the reference player; built and served as Vercel does, with a browser. */
export interface ReferenceSite {
  browser: Browser;
  /** The folder that is served as `/`. */
  directory: string;
  href(path: string): string;
  /** Opens a page for a new visitor. */
  open(path: string, visit?: Visit): Promise<Page>;
  /** Closes what has been opened. */
  leave(): Promise<void>;
  close(): Promise<void>;
}

/** @param files Of the project, by path. */
export async function openReferenceSite(
  files: Readonly<Record<string, string>>,
  { integrations = [], ...config }: AstroInlineConfig = {},
): Promise<ReferenceSite> {
  const project = await writeProject(files);
  await build({
    ...baseConfig(project.root),
    ...config,
    adapter: vercel(),
    integrations: [...integrations, unity({ builds: { pose: referenceExport() } })],
  });
  const output = join(project.root, '.vercel/output');
  const server = await serveBuildOutput({ directory: output, port: 0 });
  const browser = await launchBrowser({ args: ['--js-flags=--expose-gc'] });
  const href = (path: string): string => new URL(path, server.url).href;
  return {
    browser,
    directory: join(output, 'static'),
    href,
    async open(path, { prepare, ...options } = {}) {
      const context = await browser.newContext({ viewport: { width: 900, height: 700 }, ...options });
      const page = await context.newPage();
      await prepare?.(page);
      await page.goto(href(path));
      return page;
    },
    async leave() {
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    async close() {
      await browser.close();
      await server.close();
      await project.remove();
    },
  };
}

/** The folder of the reference player, which `pnpm build` writes. */
export function referenceExport(): string {
  if (!existsSync(EXPORT)) throw new Error(`${EXPORT} is missing. Run "pnpm build" first.`);
  return EXPORT;
}
