import react from '@astrojs/react';
import type { Page } from 'browser';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { testPage, toggledIsland } from '../pages.ts';
import { type Census, countEverything, takeCensus } from '../players/census.ts';
import { openReferenceSite, type ReferenceSite } from './reference-site.ts';

const page = (body: string, imports = ''): string =>
  testPage(body, {
    frontmatter: `import { ClientRouter } from 'astro:transitions';\n${imports}`,
    head: '<ClientRouter />',
  });

const LINKS =
  '<a href="/empty/">Empty</a> <a href="/player/">Player</a> <a href="/kept/">Kept</a> <a href="/kept-too/">Kept, too</a>';
const KEPT = '<UnityPlayer build="pose" title="Walking human" load="eager" transition:persist="pose" />';

const FILES = {
  'src/pages/empty.astro': page(LINKS),
  'src/pages/player.astro': page(`${LINKS}<UnityPlayer build="pose" title="Walking human" load="eager" />`),
  'src/pages/kept.astro': page(LINKS + KEPT),
  'src/pages/kept-too.astro': page(`<h1>Other page</h1>${LINKS}${KEPT}`),
  'src/pages/island.astro': page(`${LINKS}<Island client:load />`, "import { Island } from '../island.tsx';"),
  'src/island.tsx': toggledIsland('pose', 'Walking human'),
};

let site: ReferenceSite;

beforeAll(async () => {
  site = await openReferenceSite(FILES, { integrations: [react()] });
});

afterEach(() => site.leave());
afterAll(() => site?.close());

const open = (path: string): Promise<Page> => site.open(path, { prepare: countEverything });

/** What a player holds; listeners are left out, because Astro's router has its own. */
const heldBy = ({ instances, canvases, contexts, sounds, workers, animationFrames, objectUrls }: Census) => ({
  instances,
  canvases,
  contexts,
  sounds,
  workers,
  animationFrames,
  objectUrls,
});

const NOTHING = {
  instances: 0,
  canvases: 0,
  contexts: 0,
  sounds: 0,
  workers: 0,
  animationFrames: 0,
  objectUrls: 0,
};

/** Gives the game some time to end, and says what it still holds after that. */
async function expectNothing(opened: Page): Promise<void> {
  let held = heldBy(await takeCensus(opened));
  for (let round = 0; round < 8 && Object.values(held).some(Boolean); round++) {
    held = heldBy(await takeCensus(opened));
  }
  expect(held).toEqual(NOTHING);
}

const ready = (opened: Page) => opened.locator('unity-player[data-state=ready]');

it('leaves nothing behind when a view transition leads away, also in the middle of loading', {
  timeout: 240_000,
}, async () => {
  const opened = await open('/player/');
  await ready(opened).waitFor();
  await opened.getByRole('link', { name: 'Empty' }).click();
  await opened.waitForURL('**/empty/');
  await expectNothing(opened);

  await opened.getByRole('link', { name: 'Player' }).click();
  await opened.locator('unity-player[data-state=loading]').waitFor();
  await opened.evaluate(() => document.querySelector('a')?.click());
  await opened.waitForURL('**/empty/');
  await expectNothing(opened);
});

/** Does at once what frameworks do when they run: takes a listener a task later. */
const FRAMEWORK = `var unityFramework = () => {
  setTimeout(() => {
    window.addEventListener('late', () => Reflect.set(window, 'isHeard', true));
  });
  Reflect.set(window, 'hasRun', true);
  return new Promise(() => {});
};`;

it('leaves nothing of a framework that is on its way when its player is removed', async () => {
  const opened = await open('/empty/');
  await opened.route('**/*.framework.js*', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: FRAMEWORK }),
  );
  // The script cannot run before the task that puts it into the page has ended.
  await opened.evaluate(() => {
    const observer = new MutationObserver((changes) => {
      const added = changes.flatMap(({ addedNodes }) => [...addedNodes]);
      if (!added.some((node) => node instanceof HTMLScriptElement && node.src.includes('.framework.')))
        return;
      observer.disconnect();
      Reflect.set(window, 'isRemoved', true);
      document.querySelector('unity-player')?.remove();
    });
    observer.observe(document, { childList: true, subtree: true });
  });
  await opened.getByRole('link', { name: 'Player' }).click();
  await opened.waitForFunction(() => Reflect.get(window, 'hasRun'));
  const outcome = await opened.evaluate(async () => {
    await new Promise((resolve) => setTimeout(resolve, 100));
    window.dispatchEvent(new Event('late'));
    return { isRemoved: Reflect.get(window, 'isRemoved'), isHeard: Reflect.get(window, 'isHeard') };
  });
  expect(outcome).toEqual({ isRemoved: true, isHeard: undefined });
});

it('keeps a persistent one running through a view transition', { timeout: 240_000 }, async () => {
  const opened = await open('/kept/');
  await ready(opened).waitFor();
  await opened.evaluate(() =>
    Reflect.set(window, 'before', document.querySelector('unity-player')?.instance),
  );
  await opened.getByRole('link', { name: 'Kept, too' }).click();
  await opened.getByRole('heading', { name: 'Other page' }).waitFor();
  const isSame = (): Promise<boolean> =>
    opened.evaluate(() => {
      const { instance } = document.querySelector('unity-player') ?? {};
      return instance !== undefined && instance === Reflect.get(window, 'before');
    });
  expect(await isSame()).toBe(true);
  await expect.poll(async () => (await takeCensus(opened)).animationFrames).toBeGreaterThan(0);

  await opened.evaluate(() => Reflect.deleteProperty(window, 'before'));
  await opened.getByRole('link', { name: 'Empty' }).click();
  await opened.waitForURL('**/empty/');
  await expectNothing(opened);
});

it('leaves nothing behind when React unmounts it, in StrictMode', async () => {
  const opened = await open('/island/');
  await opened.locator('astro-island:not([ssr])').waitFor({ state: 'attached' });
  const toggle = opened.getByRole('button', { name: 'Toggle' });
  for (let round = 0; round < 2; round++) {
    await toggle.click();
    await ready(opened).waitFor();
    expect(await opened.locator('canvas').count()).toBe(1);
    await toggle.click();
  }
  await expectNothing(opened);
});
