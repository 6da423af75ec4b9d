import type { Page } from 'browser';
import { walk } from 'reference-player/clips/walk.ts';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { serveBuiltSite } from '../scripts/built-site.ts';
import { bvhOfClip } from '../src/motion/bvh-of-clip.ts';
import { type ServedSite, serveWith } from './api/serve-with.ts';
import { startUnrulyWorker, type UnrulyWorker } from './api/unruly-worker.ts';
import { playing, siteInBrowser } from './site-in-browser.ts';

const site = siteInBrowser();
afterEach(async () => {
  await Promise.all(
    site()
      .browser.contexts()
      .map((context) => context.close()),
  );
});

async function openDemo(fragment = '', url = site().server.url): Promise<Page> {
  const context = await site().browser.newContext({ viewport: { width: 700, height: 700 } });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await context.newPage();
  await page.goto(`${url}/demo/${fragment}`);
  await page.locator('unity-player[data-state=ready]').waitFor();
  return page;
}

const time = (page: Page) => page.getByRole('slider', { name: 'Time in the clip' });
const status = (page: Page) => page.locator('demo-controls [role=status]');
const file = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });

test('the timeline pauses, goes to a moment, and says what a key on the stage did', async () => {
  const page = await openDemo();
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByRole('button', { name: 'Play' }).waitFor();
  await time(page).fill('0.5');
  await expect.poll(() => page.locator('[data-timeline] output').first().textContent()).toBe('0.50 / 1.10 s');
  await page.locator('unity-player canvas').press(' ');
  await page.getByRole('button', { name: 'Pause' }).waitFor();
  await expect.poll(() => time(page).inputValue()).not.toBe('0.5');
  await expect.poll(() => page.locator('[data-frame-rate]').textContent()).toMatch(/^\d+ frames a second$/);
});

test.each([
  [1440, 900],
  [390, 844],
])('%d × %d: the figure is seen while the noise and the filter are set', async (width, height) => {
  const page = await openDemo();
  await page.setViewportSize({ width, height });
  const filter = page.getByLabel('One Euro filter');
  await filter.focus();
  const bottomOf = async (selector: string) => {
    const box = await page.locator(selector).boundingBox();
    return box && box.y >= 0 ? box.y + box.height : Number.POSITIVE_INFINITY;
  };
  const filterTop = async () => (await filter.boundingBox())?.y ?? Number.POSITIVE_INFINITY;
  await expect.poll(() => bottomOf('unity-player')).toBeLessThanOrEqual(height);
  await expect.poll(filterTop).toBeLessThan(height);
  // Below the figure on a phone, else beside it; the angles then are in view as well.
  if (width < height)
    await expect.poll(async () => (await filterTop()) > (await bottomOf('unity-player'))).toBe(true);
  else expect(await bottomOf('live-angles')).toBeLessThanOrEqual(height);
});

test('a camera that is chosen already is sent again, so that it goes back to where it was', async () => {
  const page = await openDemo();
  const sent = await page.evaluateHandle(() => {
    const cameras: unknown[] = [];
    const element = document.querySelector('unity-player');
    if (element) {
      element.send = new Proxy(element.send, {
        apply: (send, self, message: unknown[]) => {
          if (message[1] === 'SetCamera') cameras.push(message[2]);
          Reflect.apply(send, self, message);
        },
      });
    }
    return cameras;
  });
  await page.getByLabel('Three-quarter').click();
  await expect.poll(() => sent.jsonValue()).toEqual(['three-quarter']);
});

test('a pose is shared by its address, with what the controls are set to', async () => {
  const page = await openDemo();
  await page.getByLabel('Run').check();
  await page.getByLabel('Sensor noise').fill('4');
  await page.getByLabel('One Euro filter').check();
  await page.getByRole('button', { name: 'Pause' }).click();
  await time(page).fill('0.3');
  await page.getByRole('button', { name: 'Share this pose' }).click();
  await expect.poll(() => status(page).textContent()).toBe('The address of this pose is copied.');
  const address = await page.evaluate(() => navigator.clipboard.readText());
  expect(new URL(address).hash).toBe('#time=0.30&clip=run&noise=4&smoothing=on');

  await page.close();
  const other = await openDemo(new URL(address).hash);
  await other.getByRole('button', { name: 'Play' }).waitFor();
  await expect.poll(() => time(other).inputValue()).toBe('0.3');
  expect(await playing(other)).toBe('run');
  expect(await other.getByLabel('Run').isChecked()).toBe(true);
  expect(await other.getByLabel('Sensor noise').inputValue()).toBe('4');
  expect(await other.getByLabel('One Euro filter').isChecked()).toBe(true);
});

test('a BVH file plays, and its pose is shared with it', async () => {
  const page = await openDemo();
  await page.locator('input[type=file]').setInputFiles(file('walk.bvh', bvhOfClip(walk)));
  await expect.poll(() => status(page).textContent()).toBe('walk.bvh: 22 joints, 1.1 s at 40 Hz.');
  expect(await playing(page)).toBe('walk (file)');
  expect(await page.getByRole('group', { name: 'Clip' }).locator('input:checked').count()).toBe(0);
  await expect.poll(() => page.locator('[data-angle=LeftKnee]').textContent()).toMatch(/^-?\d+°$/);

  await page.getByRole('button', { name: 'Share this pose' }).click();
  await expect.poll(() => page.url()).toContain('pose=');
  const { hash } = new URL(page.url());
  await page.close();
  const other = await openDemo(hash);
  await expect.poll(() => playing(other)).toBe('walk (file) (pose)');
});

describe('where poses can be saved', () => {
  let worker: UnrulyWorker;
  let saving: ServedSite;
  beforeAll(async () => {
    worker = await startUnrulyWorker();
    saving = await serveWith({ WORKER_API_URL: worker.url, WORKER_API_TOKEN: worker.token });
  });
  afterAll(async () => {
    await saving[Symbol.asyncDispose]();
    await worker[Symbol.asyncDispose]();
  });

  async function share(page: Page): Promise<string> {
    await page.locator('input[type=file]').setInputFiles(file('walk.bvh', bvhOfClip(walk)));
    await expect.poll(() => playing(page)).toBe('walk (file)');
    await page.getByRole('button', { name: 'Share this pose' }).click();
    await expect.poll(() => status(page).textContent()).toBe('The address of this pose is copied.');
    return page.evaluate(() => navigator.clipboard.readText());
  }

  test('that of a file has a short address, which shows it to others', async () => {
    const page = await openDemo('', saving.url);
    const { hash } = new URL(await share(page));
    expect(hash).toMatch(/^#saved=[\w-]{8,32}$/);
    await page.close();
    const other = await openDemo(hash, saving.url);
    await expect.poll(() => playing(other)).toBe('walk (file) (pose)');
    await other.getByRole('button', { name: 'Play' }).waitFor();
  });

  test('switched off by its flag, none is sent, and the address carries it', async () => {
    const before = worker.asked.length;
    const page = await openDemo('', saving.url);
    const stored = {
      document: { version: 1, flags: { 'saved-poses': { default: false } } },
      fetchedAt: Date.now(),
    };
    await page.evaluate((flags) => localStorage.setItem('flags', JSON.stringify(flags)), stored);
    expect(await share(page)).toContain('pose=');
    expect(worker.asked.slice(before)).toEqual([]);
  });

  test('one that is not there says so', async () => {
    const page = await openDemo('#saved=NoSuchPose00', saving.url);
    await expect.poll(() => status(page).textContent()).toContain('There is no pose "NoSuchPose00".');
    expect(await playing(page)).toBe('walk');
  });
});

test.each([
  [
    'notes.txt',
    'Dear reader',
    'notes.txt cannot be played. Line 1: "Dear" stands where "HIERARCHY" should be.',
  ],
  [
    'walk.bvh',
    'Kaydara FBX Binary  ',
    'walk.bvh cannot be played. It is an FBX file, whatever it is called; BVH is read.',
  ],
  ['clip.json', '{"joints": []}', 'clip.json cannot be played. joints has 0 entries; 1 to 64 are possible.'],
])('%s is refused with its place, and what played goes on', async (name, text, message) => {
  const page = await openDemo();
  // As a drop does it; a browser gives no script the files of another program.
  await page.evaluate(
    ([fileName, content]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content], fileName));
      document
        .querySelector('unity-player')
        ?.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
    },
    [name, text] as const,
  );
  await expect.poll(() => status(page).textContent()).toBe(message);
  expect(await playing(page)).toBe('walk');
});

test('an address that was cut off says so', async () => {
  const page = await openDemo('#time=0&pose=eJw');
  await expect.poll(() => status(page).textContent()).toContain('The pose in the address is not whole.');
  expect(await playing(page)).toBe('walk');
});

test('after one click the demo works without its server, and that can be undone', async () => {
  const own = await serveBuiltSite();
  const context = await site().browser.newContext();
  const page = await context.newPage();
  await page.goto(`${own.url}/demo/`);
  await page.getByRole('button', { name: /^Keep offline \(\d\.\d MB\)$/ }).click();
  await page.getByText('This page works without a network.').waitFor();
  await own.close();

  await page.reload();
  await page.locator('unity-player[data-state=ready]').waitFor();
  expect(await playing(page)).toBe('walk');
  await page.getByRole('button', { name: 'Remove from this device' }).click();
  await page.getByRole('button', { name: 'Keep offline' }).waitFor();
  const kept = await page.evaluate(async () => {
    const opened = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
    return (await Promise.all(opened.map((cache) => cache.keys()))).flat().length;
  });
  expect(kept).toBe(0);
});
