import mdx from '@astrojs/mdx';
import react from '@astrojs/react';
import type { Page } from 'browser';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { countColours } from '../exports/probe.ts';
import { testPage } from '../pages.ts';
import { servePlainly } from '../plain-server.ts';
import { openReferenceSite, type ReferenceSite, type Visit } from './reference-site.ts';

const FILES = {
  'src/pages/visible.astro': testPage(
    '<input id="field" /><p style="height: 3000px"></p><UnityPlayer build="pose" title="Walking human" /><p style="height: 3000px"></p>',
  ),
  'src/pages/eager.astro': testPage(
    '<input id="field" /><UnityPlayer build="pose" title="Walking human" load="eager" />',
  ),
  'src/pages/click.astro': testPage('<UnityPlayer build="pose" title="Walking human" load="click" />'),
  'src/pages/two.astro': testPage(
    '<UnityPlayer build="pose" title="One" load="eager" width={400} height={300} /><UnityPlayer build="pose" title="Two" load="eager" width={400} height={300} />',
  ),
  'src/pages/words.mdx': `import { UnityPlayer } from 'astro-unity/components';\n\n# Words\n\n<UnityPlayer build="pose" title="Walking human" load="eager" />\n`,
  'src/pages/island.astro': testPage(
    '<Island client:load /><UnityPlayer build="pose" title="The same without React" load="click" />',
    { frontmatter: "import { Island } from '../island.tsx';" },
  ),
  'src/island.tsx': `import { UnityPlayer, useUnity } from 'astro-unity/react';

export function Island() {
  const unity = useUnity();
  return (
    <>
      <UnityPlayer ref={unity.ref} build="pose" title="Walking human" />
      <output>{unity.state} {unity.progress.loaded}/{unity.progress.total}</output>
      <button onClick={() => unity.send('Player', 'Pause')}>Pause</button>
    </>
  );
}
`,
};

let site: ReferenceSite;

beforeAll(async () => {
  site = await openReferenceSite(FILES, { integrations: [react(), mdx()] });
});

afterEach(() => site.leave());
afterAll(() => site?.close());

const open = (path: string, visit: Visit = {}): Promise<Page> => site.open(path, visit);

const ready = (opened: Page, index = 0) =>
  opened.locator('unity-player').nth(index).and(opened.locator('[data-state=ready]'));

describe('<UnityPlayer>', () => {
  it('starts when it comes near the screen, reports exact progress, and draws', async () => {
    const opened = await open('/visible/');
    await opened.evaluate(() => {
      const seen: { loaded: number; total: number }[] = [];
      Reflect.set(window, 'seen', seen);
      document.addEventListener('unity-progress', (event) => seen.push((event as CustomEvent).detail));
    });
    await opened.waitForTimeout(300);
    expect(await opened.getAttribute('unity-player', 'data-state')).toBe('idle');

    await opened.locator('unity-player').scrollIntoViewIfNeeded();
    await ready(opened).waitFor();
    const seen = await opened.evaluate(
      () => Reflect.get(window, 'seen') as { loaded: number; total: number }[],
    );
    const parts: { decodedBytes: number }[] = await opened
      .locator('unity-player')
      .evaluate((player: HTMLElement) => Object.values(JSON.parse(player.dataset.build ?? '').parts));
    const total = parts.reduce((sum, part) => sum + part.decodedBytes, 0);
    expect(seen.at(0)).toEqual({ loaded: 0, total });
    expect(seen.at(-1)).toEqual({ loaded: total, total });
    expect(seen.map(({ loaded }) => loaded)).toEqual(
      seen.map(({ loaded }) => loaded).toSorted((a, b) => a - b),
    );
    expect(await countColours(opened, await opened.locator('canvas').screenshot())).toBeGreaterThan(10);
  });

  it('asks for its files while its own code is still on its way, and for each one once', async () => {
    const asked: string[] = [];
    const opened = await open('/eager/', {
      prepare: async (page) => {
        const code = page.waitForRequest(/\/_astro\/unity\/.*\.wasm/);
        await page.route(/\/_astro\/unity\/.*\.(wasm|data|js)(\.br)?$/, (route) => {
          asked.push(new URL(route.request().url()).pathname);
          return route.continue();
        });
        await page.route(/\/_astro\/[^/]+\.js$/, async (route) => {
          await code;
          await route.continue();
        });
      },
    });
    await ready(opened).waitFor();
    const parts = asked.filter((path) => !path.endsWith('.empty.data')).sort();
    expect(parts).toHaveLength(4);
    expect(parts).toEqual([...new Set(parts)]);
  });

  it('shifts nothing while it loads', async () => {
    const opened = await open('/eager/');
    const before = await opened.locator('unity-player').boundingBox();
    await ready(opened).waitFor();
    expect(await opened.locator('unity-player').boundingBox()).toEqual(before);
    expect(before?.height).toBeCloseTo(((before?.width ?? 0) * 600) / 960, 0);
  });

  it('waits for a click where it is told to', async () => {
    const opened = await open('/click/');
    const button = opened.getByRole('button', { name: 'Start: Walking human' });
    await button.waitFor();
    expect(await opened.locator('canvas').count()).toBe(0);
    await button.click();
    await ready(opened).waitFor();
  });

  it('runs two on one page, each with a canvas of its own', async () => {
    const opened = await open('/two/');
    await ready(opened, 0).waitFor();
    await ready(opened, 1).waitFor();
    const ids = await opened.locator('canvas').evaluateAll((canvases) => canvases.map(({ id }) => id));
    expect(new Set(ids).size).toBe(2);
  });

  it('works in MDX', async () => {
    await ready(await open('/words/')).waitFor();
  });

  it('is a React island that tells its state and takes messages', async () => {
    // A second player on the page defines the element before React has hydrated the first.
    const errors: string[] = [];
    const opened = await open('/island/', {
      prepare: async (page) => page.on('pageerror', (error) => errors.push(error.message)),
    });
    await ready(opened).waitFor();
    await expect.poll(() => opened.locator('output').textContent()).toMatch(/^ready (\d+)\/\1$/);
    await opened.getByRole('button', { name: 'Pause' }).click();
    expect(errors).toEqual([]);
  });

  it('delivers messages that were sent before the game was ready, and hears those of the game', async () => {
    const opened = await open('/click/');
    const heard = await opened.evaluate(
      () =>
        new Promise((resolve) => {
          const player = document.querySelector('unity-player');
          player?.addEventListener('unity-message', (event) => {
            if (event.detail.name === 'ClipStarted' && event.detail.args[0] === 'run') resolve(event.detail);
          });
          player?.send('Player', 'SetClip', 'run');
          void player?.start();
        }),
    );
    expect(heard).toEqual({ name: 'ClipStarted', args: ['run'] });
  });

  it('leaves form fields their keys', async () => {
    const opened = await open('/eager/');
    await ready(opened).waitFor();
    await opened.locator('#field').pressSequentially('hello');
    expect(await opened.locator('#field').inputValue()).toBe('hello');
  });

  it('lets Tab leave the canvas, whatever the game cancels', async () => {
    const opened = await open('/two/');
    await ready(opened, 0).waitFor();
    await ready(opened, 1).waitFor();
    await opened.locator('canvas').first().focus();
    await opened.keyboard.press('Tab');
    expect(await opened.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
      'Full screen',
    );
  });

  it('says what is wrong when a part is missing, and starts after a retry', async () => {
    const opened = await open('/eager/', {
      prepare: (page) => page.route('**/*.data.*', (route) => route.fulfill({ status: 404, body: 'no' })),
    });
    await opened.locator('unity-player[data-state=error]').waitFor();
    expect(await opened.getByRole('alert').textContent()).toMatch(/could not be downloaded/);
    expect(await opened.locator('canvas').count()).toBe(0);

    await opened.unroute('**/*.data.*');
    await opened.getByRole('button', { name: 'Try again' }).click();
    await ready(opened).waitFor();
  });

  it('starts from a host that sends no headers, where it decodes by itself', async () => {
    const plain = await servePlainly(site.directory);
    try {
      const opened = await site.browser.newPage();
      await opened.goto(new URL('/eager/', plain.url).href);
      await ready(opened).waitFor();
      expect(await countColours(opened, await opened.locator('canvas').screenshot())).toBeGreaterThan(10);
    } finally {
      await plain.close();
    }
  });

  it('ends with dispose(), and with the element', async () => {
    const opened = await open('/two/');
    await ready(opened, 0).waitFor();
    await ready(opened, 1).waitFor();
    const after = await opened.evaluate(async () => {
      const [first, second] = document.querySelectorAll('unity-player');
      await first?.dispose();
      second?.remove();
      return {
        state: first?.dataset.state,
        instance: first?.instance,
        canvases: first?.querySelectorAll('canvas').length,
      };
    });
    expect(after).toEqual({ state: 'disposed', instance: undefined, canvases: 0 });
    await expect.poll(() => opened.locator('canvas').count()).toBe(0);
  });

  it('can be disposed of in the middle of loading', async () => {
    const opened = await open('/click/');
    const state = await opened.evaluate(async () => {
      const player = document.querySelector('unity-player');
      const starting = player?.start();
      await new Promise((resolve) => setTimeout(resolve, 30));
      await player?.dispose();
      const outcome = await starting?.then(
        () => 'resolved',
        () => 'rejected',
      );
      return [outcome, player?.dataset.state, player?.querySelectorAll('canvas').length];
    });
    expect(state).toEqual(['rejected', 'disposed', 0]);
  });
});
