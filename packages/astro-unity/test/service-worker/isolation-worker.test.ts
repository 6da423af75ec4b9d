import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import react from '@astrojs/react';
import { build } from 'astro';
import unity from 'astro-unity';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { servePlainly } from '../plain-server.ts';
import { baseConfig } from '../project.ts';
import { THREAD_ANSWERS } from '../synthetic-threads.ts';
import { isIsolated, outcome, prepareThreadSites, type ThreadSites, workers } from './thread-sites.ts';

let sites: ThreadSites;

beforeAll(async () => {
  sites = await prepareThreadSites();
});

afterEach(() => sites.leave());
afterAll(() => sites?.close());

describe('on a host that sends no headers', () => {
  let origin: string;
  let output: string;
  let close: () => Promise<void>;

  beforeAll(async () => {
    const { root } = await sites.createProject();
    output = join(root, 'dist');
    await build({
      ...baseConfig(root),
      integrations: [react(), unity({ builds: sites.builds, host: 'none' })],
    });
    const server = await servePlainly(output);
    ({ url: origin, close } = server);
  });
  afterAll(() => close());

  it('threads run after one further load, on that page alone', async () => {
    const opened = await sites.open(`${origin}/deeply/nested/game/`);
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

    const plain = await sites.open(`${origin}/plain/`);
    expect(await outcome(plain)).toBe('no threads');
    expect(await plain.evaluate(() => [crossOriginIsolated, navigator.serviceWorker.controller])).toEqual([
      false,
      null,
    ]);
  });

  it('players that only a script adds have them, too', async () => {
    expect(await outcome(await sites.open(`${origin}/island/`))).toEqual(THREAD_ANSWERS);
  });

  it('a worker of the site stays in charge of every other page', async () => {
    const opened = await sites.open(`${origin}/plain/`);
    await opened.evaluate(async () => {
      await navigator.serviceWorker.register('/own-worker.js');
      await navigator.serviceWorker.ready;
    });
    await opened.goto(`${origin}/deeply/nested/game/`);
    expect(await outcome(opened)).toEqual(THREAD_ANSWERS);
    expect((await workers(opened)).toSorted()).toEqual(['/', '/deeply/nested/game/']);
  });

  it('a worker of the site for that very page is not replaced, and can import ours', async () => {
    const opened = await sites.open(`${origin}/plain/`);
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
      const opened = await sites.open(`${origin}/deeply/nested/game/`);
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
    const opened = await sites.open(`${origin}/deeply/nested/game/`);
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
    const opened = await sites.open(`${origin}/embedding/`);
    const player = opened.frameLocator('iframe').locator('unity-player[data-state=error]');
    await player.waitFor();
    const words = await player.evaluate((element: HTMLElement & { start(): Promise<unknown> }) =>
      element.start().catch(({ message }: Error) => message),
    );
    expect(words).toContain('allow="cross-origin-isolated"');
  });
});
