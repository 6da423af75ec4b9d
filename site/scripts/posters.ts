/**
 * Takes the pictures that stand in for the player until it runs, from the player itself, into `site/src/assets/`. They lie in
 * the repository because a build has no browser; run this again when the figure or its colours change.
 *
 * node site/scripts/posters.ts
 */
import { join } from 'node:path';
import { launchBrowser } from 'browser';
import sharp from 'sharp';
import { serveBuiltSite } from './built-site.ts';

const SIZE = { width: 800, height: 1000 } as const;

/** The moment of the walk, in seconds: a heel comes down. */
const MOMENT = 1.02;

const assets = join(import.meta.dirname, '../src/assets');
const site = await serveBuiltSite();
const browser = await launchBrowser();
try {
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await browser.newContext({ viewport: SIZE, colorScheme, bypassCSP: true });
    const page = await context.newPage();
    await page.goto(`${site.url}/demo/`);
    await page.addStyleTag({
      content: `
        unity-player.stage { position: fixed !important; inset: 0; z-index: 9; width: 100vw; height: 100vh; }
        .stage > canvas { mask: none !important; }
        .stage > button { display: none; }
      `,
    });
    const player = page.locator('unity-player.stage');
    await page.locator('unity-player.stage[data-state=ready]').waitFor();
    await player.evaluate((element, seconds) => {
      if (!('send' in element) || typeof element.send !== 'function') throw new Error('This is no player.');
      element.send('Player', 'Pause');
      element.send('Player', 'Seek', seconds);
    }, MOMENT);
    // The camera and the smoothing come to rest.
    await page.waitForTimeout(3000);
    const file = join(assets, `pose-${colorScheme}.webp`);
    await sharp(await page.screenshot())
      .webp({ quality: 82 })
      .toFile(file);
    console.log(file);
    await context.close();
  }
} finally {
  await browser.close();
  await site.close();
}
