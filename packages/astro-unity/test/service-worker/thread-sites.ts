import { type BrowserContext, launchBrowser, type Page } from 'browser';
import { testPage } from '../pages.ts';
import { type Project, writeProject } from '../project.ts';
import { removeSyntheticExports, writeSyntheticExport } from '../synthetic-export.ts';

const ROUTER = {
  frontmatter: "import { ClientRouter } from 'astro:transitions';",
  head: '<ClientRouter />',
};
/** A player of the build `threads`. */
export const PLAYER = '<UnityPlayer build="threads" title="Threads" load="eager" />';

const FILES = {
  'src/pages/index.astro': testPage('<a href="/routed/">Play</a>', ROUTER),
  'src/pages/routed.astro': testPage(`<a href="/">Home</a>${PLAYER}`, ROUTER),
  'src/pages/deeply/nested/game.astro': testPage(PLAYER),
  'src/pages/plain.astro': testPage('<UnityPlayer build="plain" title="Plain" load="eager" />'),
  'src/pages/embedding.astro': testPage(
    '<iframe src="/deeply/nested/game/" width="900" height="600"></iframe>',
  ),
  'src/pages/island.astro': testPage('<Island client:only="react" />', {
    frontmatter: "import { Island } from '../island.tsx';",
  }),
  'src/island.tsx': `import { UnityPlayer } from 'astro-unity/react';
export const Island = () => <UnityPlayer build="threads" title="Threads" load="eager" />;
`,
  'public/own-worker.js': "addEventListener('fetch', () => {});\n",
  'public/importing-worker.js':
    "importScripts('/unity-isolation.js');\naddEventListener('fetch', () => {});\n",
};

/** Projects with the builds `threads` and `plain`, and a browser to visit them. */
export interface ThreadSites {
  builds: Readonly<Record<string, string>>;
  /** @param files Of the project; without them, pages of all kinds. */
  createProject(files?: Record<string, string>): Promise<Project>;
  /** Opens a page. All pages between two calls of `leave` are those of one visitor. */
  open(address: string): Promise<Page>;
  leave(): Promise<void>;
  close(): Promise<void>;
}

export async function prepareThreadSites(): Promise<ThreadSites> {
  const threads = await writeSyntheticExport({ threads: true, hashedNames: true, compression: 'brotli' });
  const plain = await writeSyntheticExport();
  const browser = await launchBrowser();
  const projects: Project[] = [];
  let context: BrowserContext | undefined;
  return {
    builds: { threads: threads.directory, plain: plain.directory },
    async createProject(files = FILES) {
      const project = await writeProject(files);
      projects.push(project);
      return project;
    },
    async open(address) {
      context ??= await browser.newContext();
      const page = await context.newPage();
      await page.goto(address);
      return page;
    },
    async leave() {
      await context?.close();
      context = undefined;
    },
    async close() {
      await browser.close();
      await Promise.all(projects.map((project) => project.remove()));
      await removeSyntheticExports();
    },
  };
}

/** What the page's player ends in: the answers of its threads, or the words of its error. */
export async function outcome(opened: Page): Promise<unknown> {
  await opened.locator('unity-player:is([data-state=ready], [data-state=error])').waitFor();
  return opened.evaluate(async () => {
    const player = document.querySelector('unity-player');
    if (player?.instance) return player.instance.Module.threadAnswers ?? 'no threads';
    return player?.start().catch((error: { code: string; message: string }) => [error.code, error.message]);
  });
}

export const isIsolated = (opened: Page) => opened.evaluate(() => crossOriginIsolated);

/** The scopes of the page's service workers, as paths. */
export const workers = (opened: Page) =>
  opened.evaluate(async () =>
    (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => new URL(scope).pathname),
  );
