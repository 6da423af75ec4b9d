import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import node from '@astrojs/node';
import react from '@astrojs/react';
import { build, dev, preview } from 'astro';
import unity from 'astro-unity';
import { type Browser, type BrowserContext, launchBrowser, type Page } from 'browser';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { freePort } from '../../../../tools/server-process.ts';
import { testPage } from '../pages.ts';
import { servePlainly } from '../plain-server.ts';
import { baseConfig, type Project, writeProject } from '../project.ts';
import { removeSyntheticExports, writeSyntheticExport } from '../synthetic-export.ts';
import { THREAD_ANSWERS } from '../synthetic-threads.ts';

const ROUTER = {
  frontmatter: "import { ClientRouter } from 'astro:transitions';",
  head: '<ClientRouter />',
};
const PLAYER = '<UnityPlayer build="threads" title="Threads" load="eager" />';

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

let builds: Record<string, string>;
let browser: Browser;
let context: BrowserContext | undefined;
const projects: Project[] = [];

beforeAll(async () => {
  const threads = await writeSyntheticExport({ threads: true, hashedNames: true, compression: 'brotli' });
  const plain = await writeSyntheticExport();
  builds = { threads: threads.directory, plain: plain.directory };
  browser = await launchBrowser();
});

afterEach(async () => {
  await context?.close();
  context = undefined;
});

afterAll(async () => {
  await browser?.close();
  await Promise.all(projects.map((project) => project.remove()));
  await removeSyntheticExports();
});

async function createProject(files: Record<string, string> = FILES): Promise<Project> {
  const project = await writeProject(files);
  projects.push(project);
  return project;
}

async function open(address: string): Promise<Page> {
  context ??= await browser.newContext();
  const opened = await context.newPage();
  await opened.goto(address);
  return opened;
}

/** What the page's player ends in: the answers of its threads, or the words of its error. */
async function outcome(opened: Page): Promise<unknown> {
  await opened.locator('unity-player:is([data-state=ready], [data-state=error])').waitFor();
  return opened.evaluate(async () => {
    const player = document.querySelector('unity-player');
    if (player?.instance) return player.instance.Module.threadAnswers ?? 'no threads';
    return player?.start().catch((error: { code: string; message: string }) => [error.code, error.message]);
  });
}

const isIsolated = (opened: Page) => opened.evaluate(() => crossOriginIsolated);
const workers = (opened: Page) =>
  opened.evaluate(async () =>
    (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => new URL(scope).pathname),
  );

describe('on a host that sends no headers', () => {
  let origin: string;
  let output: string;
  let close: () => Promise<void>;

  beforeAll(async () => {
    const { root } = await createProject();
    output = join(root, 'dist');
    await build({ ...baseConfig(root), integrations: [react(), unity({ builds, host: 'none' })] });
    const server = await servePlainly(output);
    ({ url: origin, close } = server);
  });
  afterAll(() => close());

  it('threads run after one further load, on that page alone', async () => {
    const opened = await open(`${origin}/deeply/nested/game/`);
    let loads = 0;
    opened.on('load', () => loads++);
    expect(await outcome(opened)).toEqual(THREAD_ANSWERS);
    expect([await isIsolated(opened), await workers(opened), loads]).toEqual([
      true,
      ['/deeply/nested/game/'],
      1,
    ]);
    await opened.reload();
    expect(await outcome(opened)).toEqual(THREAD_ANSWERS);
    expect(loads).toBe(2);

    const plain = await open(`${origin}/plain/`);
    expect(await outcome(plain)).toBe('no threads');
    expect(await plain.evaluate(() => [crossOriginIsolated, navigator.serviceWorker.controller])).toEqual([
      false,
      null,
    ]);
  });

  it('players that only a script adds have them, too', async () => {
    expect(await outcome(await open(`${origin}/island/`))).toEqual(THREAD_ANSWERS);
  });

  it('a worker of the site stays in charge of every other page', async () => {
    const opened = await open(`${origin}/plain/`);
    await opened.evaluate(async () => {
      await navigator.serviceWorker.register('/own-worker.js');
      await navigator.serviceWorker.ready;
    });
    await opened.goto(`${origin}/deeply/nested/game/`);
    expect(await outcome(opened)).toEqual(THREAD_ANSWERS);
    expect((await workers(opened)).toSorted()).toEqual(['/', '/deeply/nested/game/']);
  });

  it('a worker of the site for that very page is not replaced, and can import ours', async () => {
    const opened = await open(`${origin}/plain/`);
    const register = (script: string) =>
      opened.evaluate(async (file) => {
        const { installing } = await navigator.serviceWorker.register(file, {
          scope: '/deeply/nested/game/',
        });
        await new Promise<void>((resolve) => {
          installing?.addEventListener('statechange', () => installing.state === 'activated' && resolve());
        });
      }, script);
    await register('/own-worker.js');
    await opened.goto(`${origin}/deeply/nested/game/`);
    expect(await outcome(opened)).toEqual([
      'threads',
      expect.stringContaining("importScripts('/unity-isolation.js')"),
    ]);
    await opened.goto(`${origin}/plain/`);
    await opened.evaluate(async () => {
      for (const registration of await navigator.serviceWorker.getRegistrations())
        await registration.unregister();
    });
    await register('/importing-worker.js');
    await opened.goto(`${origin}/deeply/nested/game/`);
    expect(await outcome(opened)).toEqual(THREAD_ANSWERS);
  });

  it('a worker that does not help ends in an error, not in a loop', async () => {
    const file = join(output, 'unity-isolation.js');
    await rename(file, `${file}.kept`);
    await writeFile(file, "addEventListener('install', () => skipWaiting());\n");
    try {
      const opened = await open(`${origin}/deeply/nested/game/`);
      let loads = 0;
      opened.on('load', () => loads++);
      expect(await outcome(opened)).toEqual(['threads', expect.stringContaining('/unity-isolation.js was')]);
      expect(loads).toBe(2);
    } finally {
      await rename(`${file}.kept`, file);
    }
  });

  it('the worker goes when the site has it no more', async () => {
    const file = join(output, 'unity-isolation.js');
    const opened = await open(`${origin}/deeply/nested/game/`);
    await outcome(opened);
    await rename(file, `${file}.kept`);
    try {
      await opened.reload();
      await expect.poll(() => workers(opened)).toEqual([]);
      await opened.reload();
      expect(await outcome(opened)).toEqual(['threads', expect.any(String)]);
    } finally {
      await rename(`${file}.kept`, file);
    }
  });

  it('a page inside another page says what both need', async () => {
    const opened = await open(`${origin}/embedding/`);
    const player = opened.frameLocator('iframe').locator('unity-player[data-state=error]');
    await player.waitFor();
    const words = await player.evaluate((element: HTMLElement & { start(): Promise<unknown> }) =>
      element.start().catch(({ message }: Error) => message),
    );
    expect(words).toContain('allow="cross-origin-isolated"');
  });
});

it('threads run under a base on a host that sends no headers', async () => {
  const { root } = await createProject({ 'src/pages/game.astro': testPage(PLAYER) });
  await build({
    ...baseConfig(root),
    base: '/docs',
    outDir: join(root, 'out/docs'),
    integrations: [unity({ builds, host: 'none' })],
  });
  const server = await servePlainly(join(root, 'out'));
  try {
    expect(await outcome(await open(`${server.url}/docs/game/`))).toEqual(THREAD_ANSWERS);
  } finally {
    await server.close();
  }
});

it('threads run where headers are sent, and view transitions load what they cannot isolate', async () => {
  const { root } = await createProject();
  const port = await freePort();
  const config = {
    ...baseConfig(root),
    server: { port, host: '127.0.0.1' },
    integrations: [react(), unity({ builds, host: 'netlify' as const })],
  };
  await build(config);
  const server = await preview(config);
  try {
    const opened = await open(`http://127.0.0.1:${port}/`);
    expect(await isIsolated(opened)).toBe(false);
    await opened.click('text=Play');
    await opened.waitForURL('**/routed/');
    expect(await outcome(opened)).toEqual(THREAD_ANSWERS);
    expect(await workers(opened)).toEqual([]);
    await opened.click('text=Home');
    await opened.locator('text=Play').waitFor();
    expect(await isIsolated(opened)).toBe(false);
  } finally {
    await server.stop();
  }
});

it("on Node's server, headers go with pages on demand, and a worker helps the others", async () => {
  const { root } = await createProject({
    'src/pages/demand.astro': testPage(PLAYER, { frontmatter: 'export const prerender = false;' }),
    'src/pages/quick.astro': testPage('<p>No player</p>', { frontmatter: 'export const prerender = false;' }),
    'src/pages/prerendered.astro': testPage(PLAYER),
  });
  const port = await freePort();
  const config = {
    ...baseConfig(root),
    adapter: node({ mode: 'standalone' }),
    server: { port, host: '127.0.0.1' },
    integrations: [unity({ builds })],
  };
  await build(config);
  const server = await preview(config);
  try {
    const origin = `http://127.0.0.1:${port}`;
    const policies = async (path: string) =>
      (await fetch(origin + path)).headers.get('cross-origin-embedder-policy');
    expect([await policies('/demand'), await policies('/quick')]).toEqual(['require-corp', null]);
    const onDemand = await open(`${origin}/demand`);
    expect(await outcome(onDemand)).toEqual(THREAD_ANSWERS);
    expect(await workers(onDemand)).toEqual([]);
    expect(await outcome(await open(`${origin}/prerendered/`))).toEqual(THREAD_ANSWERS);
  } finally {
    await server.stop();
  }
});

it('a build for WebGPU says what is missing where the browser has none', async () => {
  const { directory } = await writeSyntheticExport({ webGpu: true });
  const { root } = await createProject({ 'src/pages/index.astro': testPage(PLAYER) });
  await build({
    ...baseConfig(root),
    integrations: [unity({ builds: { threads: directory }, host: 'none' })],
  });
  const server = await servePlainly(join(root, 'dist'));
  try {
    const opened = await open(server.url);
    expect(await outcome(opened)).toEqual(['webgpu', expect.stringContaining('no adapter')]);
    expect(await opened.locator('unity-player').textContent()).toContain('needs WebGPU');
  } finally {
    await server.close();
  }
});

it('threads run in astro dev', async () => {
  const { root } = await createProject();
  vi.stubEnv('VITEST', undefined);
  vi.stubEnv('NODE_ENV', 'development');
  const port = await freePort();
  const server = await dev({
    ...baseConfig(root),
    server: { port, host: '127.0.0.1' },
    integrations: [react(), unity({ builds })],
  });
  try {
    for (const path of ['/deeply/nested/game', '/island']) {
      expect(await outcome(await open(`http://127.0.0.1:${port}${path}`)), path).toEqual(THREAD_ANSWERS);
    }
  } finally {
    await server.stop();
    vi.unstubAllEnvs();
  }
});
