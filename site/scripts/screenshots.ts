/** Takes pictures of the pages of the built site; see {@link HELP}. */
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, launchBrowser, type Page } from 'browser';
import sharp, { type OverlayOptions, type Sharp } from 'sharp';
import { listPages, serveBuiltSite } from './built-site.ts';

const HELP = `Takes a picture of every page of the built site, light and dark, at several widths.

node site/scripts/screenshots.ts [options]

  --page <address>      only this page, such as /demo/; may be given again
  --width <pixels>      default: 1280 and 390; may be given again
  --theme <light|dark>  default: both
  --out <folder>        default: reports/screenshots
  --help                this text
`;

const { values: options } = parseArgs({
  options: {
    help: { type: 'boolean', default: false },
    page: { type: 'string', multiple: true },
    width: { type: 'string', multiple: true, default: ['1280', '390'] },
    theme: { type: 'string', multiple: true, default: ['light', 'dark'] },
    out: { type: 'string', default: join(import.meta.dirname, '../../reports/screenshots') },
  },
});

if (options.help) {
  console.log(HELP);
  process.exit();
}

/** CSS pixels a piece of a picture is high. */
const PIECE = 2000;

interface Shot {
  path: string;
  width: number;
  theme: 'light' | 'dark';
}

const out = resolve(options.out);
await mkdir(out, { recursive: true });
const site = await serveBuiltSite();
const browser = await launchBrowser();
try {
  for (const path of options.page ?? [...(await listPages()), '/404/']) {
    for (const width of options.width) {
      for (const theme of options.theme) {
        const file = await take(browser, {
          path,
          width: Number(width),
          theme: theme === 'dark' ? 'dark' : 'light',
        });
        console.log(file);
      }
    }
  }
} finally {
  await browser.close();
  await site.close();
}

async function take(opened: Browser, { path, width, theme }: Shot): Promise<string> {
  const height = width < 600 ? 844 : 900;
  const context = await opened.newContext({
    viewport: { width, height },
    colorScheme: theme,
    deviceScaleFactor: width < 600 ? 2 : 1,
    reducedMotion: 'reduce',
  });
  try {
    const page = await context.newPage();
    await page.goto(site.url + path);
    await page.evaluate(scrollThrough);
    await page.waitForLoadState('networkidle');
    await page.evaluate(playersSettled);
    await page.evaluate(picturesDecoded);
    const name = path.replace(/^\/|\/$/g, '').replaceAll('/', '-') || 'home';
    const file = join(out, `${name}-${width}-${theme}.png`);
    const whole = await takeWhole(page, width);
    await whole.toFile(file);
    return file;
  } finally {
    await context.close();
  }
}

/** The whole page, joined from pieces: beyond 8192 device pixels, Chromium paints its beginning again. */
async function takeWhole(page: Page, width: number): Promise<Sharp> {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const scale = await page.evaluate(() => devicePixelRatio);
  const pieces: OverlayOptions[] = [];
  for (let y = 0; y < height; y += PIECE) {
    const clip = { x: 0, y, width, height: Math.min(PIECE, height - y) };
    pieces.push({ input: await page.screenshot({ fullPage: true, clip }), left: 0, top: y * scale });
  }
  const whole = { width: width * scale, height: height * scale, channels: 3, background: 'white' } as const;
  return sharp({ create: whole }).composite(pieces);
}

/** Brings every part of the page into view once, so that what loads lazily is there. */
async function scrollThrough(): Promise<void> {
  for (let top = 0; top < document.body.scrollHeight; top += window.innerHeight) {
    window.scrollTo(0, top);
    await new Promise((resume) => setTimeout(resume, 50));
  }
  window.scrollTo(0, 0);
}

/** Waits until no Unity player is loading any more, at most ten seconds. */
async function playersSettled(): Promise<void> {
  const deadline = performance.now() + 10_000;
  while (document.querySelector('unity-player[data-state=loading]') && performance.now() < deadline) {
    await new Promise((resume) => setTimeout(resume, 100));
  }
}

/** Waits until every picture can be painted. One that cannot be decoded is shown as it is, broken. */
async function picturesDecoded(): Promise<void> {
  await Promise.allSettled([...document.images].map((image) => image.decode()));
}
