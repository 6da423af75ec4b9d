import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import react from '@astrojs/react';
import unity from 'astro-unity';
import { type Browser, launchBrowser } from 'browser';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { readExport } from '../../src/export/read-export.ts';
import { type DevServer, serveDev } from '../dev-server.ts';
import { pagePerBuild, testPage, toggledIsland } from '../pages.ts';
import { playerBuild } from '../player-build.ts';
import { type Project, writeProject } from '../project.ts';
import { removeSyntheticExports, type SyntheticExport, writeSyntheticExport } from '../synthetic-export.ts';

vi.mock(import('../../src/export/read-export.ts'), { spy: true });

const FILES = {
  'src/pages/[name].astro': pagePerBuild(),
  'src/pages/react/[name].astro': pagePerBuild('client:load', '', { components: 'astro-unity/react' }),
  'src/pages/only.astro': testPage('<UnityPlayer client:only="react" build="whole" title="Whole" />', {
    components: 'astro-unity/react',
  }),
  'src/pages/island.astro': testPage('<Island client:load />', {
    frontmatter: "import { Island } from '../island.tsx';",
  }),
  'src/island.tsx': toggledIsland('mounted', 'Mounted'),
};

const NAMES = ['whole', 'mounted', 'broken', 'unseen'] as const;

let exports_: Record<(typeof NAMES)[number], SyntheticExport>;
let project: Project;
let server: DevServer;
let browser: Browser;

beforeAll(async () => {
  const [whole, mounted, broken, unseen] = await Promise.all([
    writeSyntheticExport(),
    writeSyntheticExport(),
    writeSyntheticExport(),
    writeSyntheticExport(),
  ]);
  exports_ = { whole, mounted, broken, unseen };
  project = await writeProject(FILES);
  server = await serveDev(project.root, {
    integrations: [
      react(),
      unity({ builds: Object.fromEntries(NAMES.map((name) => [name, exports_[name].directory])) }),
    ],
  });
  browser = await launchBrowser();
});

afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await project?.remove();
  await removeSyntheticExports();
});

const visit = (path: string): Promise<Response> => fetch(server.origin + path);

/** The builds that have been read since the start. */
const read = (): Set<string | undefined> =>
  new Set(vi.mocked(readExport).mock.calls.map(([, options]) => options?.name));

describe.each(['', '/react'])('a page of <UnityPlayer> at %s/', (folder) => {
  it('fails with what it shows, and only with that', async () => {
    const { directory, files } = exports_.broken;
    const code = await readFile(join(directory, files.code));
    await rm(join(directory, files.code));
    await expect.poll(async () => (await visit(`${folder}/broken/`)).status).toBe(500);
    const whole = await visit(`${folder}/whole/`);
    expect(whole.status).toBe(200);
    expect(playerBuild(await whole.text()).name).toBe('whole');

    const page = await browser.newPage();
    await page.goto(`${server.origin}${folder}/broken/`);
    const overlay = page.locator('vite-error-overlay');
    await overlay.getByText('An error occurred.').waitFor();
    await overlay
      .getByText(/^The config .* "broken" .* names "Build\/Web\.wasm", but there is no such file\.$/)
      .waitFor();
    await writeFile(join(directory, files.code), code);
    await page.locator('unity-player[data-state=ready]').waitFor();
    expect((await visit(`${folder}/broken/`)).status).toBe(200);
    expect(read()).not.toContain('unseen');
  });
});

it('reads a build that is mounted later when it is, and takes what was exported since', async () => {
  const page = await browser.newPage();
  await page.goto(`${server.origin}/island/`);
  await page.locator('astro-island:not([ssr])').waitFor({ state: 'attached' });
  expect(read()).not.toContain('mounted');
  const toggle = page.getByRole('button', { name: 'Toggle' });
  const player = page.locator('unity-player[data-state=ready]');
  const address = () =>
    player.evaluate((element: HTMLElement) => JSON.parse(element.dataset.build ?? '').parts.data.url);
  await toggle.click();
  await player.waitFor();
  const before = await address();

  await writeSyntheticExport({ dataBytes: 3000 }, exports_.mounted.directory);
  await expect.poll(address).not.toBe(before);
  const restarted = await address();
  await toggle.click();
  await player.waitFor({ state: 'detached' });
  await toggle.click();
  expect(await address()).toBe(restarted);
});

it('isolates no page of a site without threads, whatever a script may show there', async () => {
  const response = await visit('/only/');
  expect(response.status).toBe(200);
  expect(await response.text()).toContain('client="only"');
  expect(response.headers.get('cross-origin-embedder-policy')).toBeNull();
});
