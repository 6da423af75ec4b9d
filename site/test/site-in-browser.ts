import { type Browser, launchBrowser, type Page } from 'browser';
import type { BuildOutputServer } from 'build-output-server';
import { afterAll, beforeAll } from 'vitest';
import { serveBuiltSite } from '../scripts/built-site.ts';

/** The built site on a server, and a browser, for the tests of a file or of a `describe`. */
export function siteInBrowser(): () => { server: BuildOutputServer; browser: Browser } {
  let opened: { server: BuildOutputServer; browser: Browser };
  beforeAll(async () => {
    opened = { server: await serveBuiltSite(), browser: await launchBrowser() };
  });
  afterAll(async () => {
    await opened.browser.close();
    await opened.server.close();
  });
  return () => opened;
}

/** The clip that the page's player says it plays, in its next frame. */
export function playing(page: Page): Promise<string> {
  return page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        document.addEventListener('unity-message', ({ detail }) => {
          if (detail.name === 'Frame') resolve(JSON.parse(String(detail.args[0])).clip);
        });
      }),
  );
}
