import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'astro';
import unity from 'astro-unity';
import { type Browser, launchBrowser, type Page } from 'browser';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type DevServer, serveDev } from '../dev-server.ts';
import { testPage } from '../pages.ts';
import { baseConfig, type Project, writeProject } from '../project.ts';
import { removeSyntheticExports, type SyntheticExport, writeSyntheticExport } from '../synthetic-export.ts';

const PAGE = testPage('<UnityPlayer build="game" title="The game" load="eager" width={300} height={200} />');

let project: Project;
let game: SyntheticExport;
let server: DevServer;
let browser: Browser;
let page: Page;

const options = () => ({
  builds: { game: { export: game.directory, budget: { total: 8_000, data: 1_000 } } },
});

beforeAll(async () => {
  game = await writeSyntheticExport({ dataBytes: 5000 });
  project = await writeProject({ 'src/pages/index.astro': PAGE });
  server = await serveDev(project.root, {
    devToolbar: { enabled: true },
    integrations: [unity(options())],
  });
  browser = await launchBrowser();
  page = await browser.newPage();
  await page.goto(server.origin);
  await page.locator('unity-player[data-state=ready]').waitFor();
  // What the reference of a real engine has, and the synthetic one has not: a heap, and a picture that is drawn.
  await page.locator('unity-player').evaluate((player) => {
    const { instance } = player as HTMLElement & { instance: { Module: { canvas: HTMLCanvasElement } } };
    Object.assign(instance.Module, { HEAPU8: new Uint8Array(32_000_000) });
    const context = instance.Module.canvas.getContext('webgl2');
    const draw = () => {
      context?.clear(context.COLOR_BUFFER_BIT);
      context?.drawArrays(context.POINTS, 0, 0);
      requestAnimationFrame(draw);
    };
    draw();
  });
  await page.getByRole('button', { name: 'Unity players' }).click();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await project?.remove();
  await removeSyntheticExports();
});

const app = () => page.locator('astro-dev-toolbar-app-canvas[data-app-id=astro-unity]');
const figure = (name: string) => app().locator('dl > div').filter({ hasText: name }).locator('dd');
const size = (what: string) => app().locator(`[data-build=game] [data-size=${what}]`);

describe('the toolbar app', () => {
  it('shows state, heap and frames of the player', async () => {
    await app().getByRole('heading', { name: 'The game' }).getByText('ready').waitFor();
    expect(await figure('Heap').textContent()).toBe('32 MB');
    await expect.poll(async () => Number(await figure('Frames').textContent())).toBeGreaterThan(0);
    // Clearing and drawing are one frame, not two.
    expect(Number(await figure('Frames').textContent())).toBeLessThan(75);
  });

  it('shows sizes against the budget', async () => {
    expect(await size('total').textContent()).toMatch(/^total[\d.]+ kB of 8 kB$/);
    expect(await size('data').textContent()).toMatch(/^data5[\d.]+ kB, 4[\d.]+ kB over 1 kB$/);
    expect(await size('data').getAttribute('class')).toBe('over');
    expect(await size('framework').getAttribute('class')).toBeNull();
  });

  it('shows the sizes that a build deploys, when asked', async () => {
    const [, written] = /([\d.]+) k?B$/.exec((await size('framework').textContent()) ?? '') ?? [];
    await app().getByText('Compress as a build does').click();
    await app().getByText('Sizes are those that a build deploys.').waitFor();
    const [, deployed] = /([\d.]+) k?B$/.exec((await size('framework').textContent()) ?? '') ?? [];
    expect(Number(deployed)).toBeLessThan(Number(written));
  });

  it('sends what the form says, and counts what is sent and received by whatever way', async () => {
    await page.locator('unity-player').evaluate((player) => {
      const { instance } = player as HTMLElement & { instance: Record<string, unknown> };
      // The toolbar looks on at this; it calls what was there before.
      Reflect.apply(instance.SendMessage as () => void, instance, ['Player', 'Pause']);
      for (const value of [1, 2]) {
        player.dispatchEvent(
          new CustomEvent('unity-message', { bubbles: true, detail: { name: 'Scored', args: [value] } }),
        );
      }
    });
    await app().getByLabel('Method').fill('SetSpeed');
    await app().getByLabel('Takes').selectOption('number');
    await app().getByRole('spinbutton', { name: 'Value' }).fill('1.5');
    await app().getByText('Send', { exact: true }).click();

    await expect.poll(() => figure('Messages sent').textContent()).toBe('2');
    expect(await figure('Received').textContent()).toBe('2');
    const rows = await app().locator('ol code').allTextContents();
    expect(rows).toEqual(['Player.SetSpeed(1.5)', 'Scored(2)', 'Player.Pause()']);
    expect(await app().locator('ol li').nth(1).textContent()).toContain('2 ×');
  });

  it('says what is wrong with an export, and stops when it is whole', async () => {
    const file = join(game.directory, game.files.code);
    const code = await readFile(file);
    await rm(file);
    await app()
      .getByRole('alert')
      .getByText(/code|wasm/)
      .waitFor();
    await writeFile(file, code);
    await expect.poll(() => app().getByRole('alert').count()).toBe(0);
    await page.locator('unity-player[data-state=ready]').waitFor();
  });

  it('gives the graphics context back when it is closed', async () => {
    const isLookedAt = () =>
      page.locator('unity-player canvas').evaluate((canvas: HTMLCanvasElement) => {
        const context = canvas.getContext('webgl2');
        return context !== null && Object.hasOwn(context, 'drawArrays');
      });
    expect(await isLookedAt()).toBe(true);
    await page.getByRole('button', { name: 'Unity players' }).click();
    await expect.poll(isLookedAt).toBe(false);
  });
});

it('leaves nothing in a build', async () => {
  vi.stubEnv('NODE_ENV', 'production');
  await build({ ...baseConfig(project.root), integrations: [unity(options())] });
  const output = join(project.root, 'dist');
  const files = await readdir(output, { recursive: true });
  const scripts = await Promise.all(
    files.filter((file) => /\.(?:js|html)$/.test(file)).map((file) => readFile(join(output, file), 'utf8')),
  );
  expect(scripts.join()).toContain('unity-ready');
  expect(scripts.join()).not.toMatch(/astro-unity:export|astro-unity:reports|dev-toolbar|import\.meta\.hot/);
});
