import type { Browser, Page } from 'browser';
import { type Choice, usesNotebooks, usesUnity } from './axes.ts';

/** For what a page does by itself; a machine may be busy. */
const PATIENCE_MILLISECONDS = 60_000;

/**
 * Opens the pages of a stranger's site.
 *
 * @throws {Error} if one lacks what it should show, or says anything in the console that is an error or a violation.
 */
export async function visitPages(
  browser: Browser,
  origin: string,
  choice: Choice,
  isDev: boolean,
): Promise<void> {
  const base = origin + choice.base.replace(/\/?$/, '/');
  await using context = await browser.newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MILLISECONDS);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error')
      complaints.push(`${page.url()}: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.stack}`));

  await open(page, `${base}second/`);
  await waitFor(page, 'the heading', () => document.querySelector('h1')?.textContent === 'The second page');
  // Starlight does not keep to a policy itself: what this page complains of has nothing to do with the packages.
  const usual = new Set(choice.pages === 'starlight' ? complaints.splice(0).map(blockedHash) : []);

  await open(page, base);
  await waitFor(page, 'the heading', () => document.querySelector('h1')?.textContent === 'Start');
  if (choice.styles === 'tailwind') {
    await waitFor(page, 'a style of Tailwind', () => {
      const text = document.querySelector('p.underline');
      return text !== null && getComputedStyle(text).textDecorationLine === 'underline';
    });
  }
  if (usesNotebooks(choice)) {
    await waitFor(page, 'the output of a cell', () => document.body.textContent.includes('walked home'));
  }
  if (usesUnity(choice)) await waitForPlayers(page, choice.react === 'yes' ? 2 : 1);
  if (choice.react === 'yes') {
    await waitFor(page, 'the state in React', () => document.body.textContent.includes('React: ready'));
  }
  if (choice.navigation === 'ClientRouter' && !isDev) await leaveAndComeBack(page, usesUnity(choice));
  if (usesNotebooks(choice)) await visitNotebooks(page, base);
  // Vite loads a page of `astro dev` once more when it has found another dependency; what that ends complains.
  const caused = complaints.filter((complaint) => !usual.has(blockedHash(complaint)));
  if (caused.length > 0 && !isDev) throw new Error(`The console says:\n${caused.join('\n')}`);
}

/** The hash of what a policy has blocked, else the whole complaint. */
function blockedHash(complaint: string): string {
  return /a hash \('([^']+)'\)/.exec(complaint)?.[1] ?? complaint;
}

async function leaveAndComeBack(page: Page, hasPlayer: boolean): Promise<void> {
  await page.evaluate(() => Object.assign(window, { stays: true }));
  await page.getByRole('link', { name: 'Second' }).click();
  await waitFor(
    page,
    'the second page',
    () => document.querySelector('h1')?.textContent === 'The second page',
  );
  await page.getByRole('link', { name: 'Start' }).click();
  await waitFor(page, 'the first page again', () => document.querySelector('h1')?.textContent === 'Start');
  if (!(await page.evaluate(() => 'stays' in window))) {
    throw new Error('<ClientRouter /> did not keep the document.');
  }
  if (hasPlayer) await waitForPlayers(page, 1);
}

async function visitNotebooks(page: Page, base: string): Promise<void> {
  for (const path of ['notebooks/tour/', 'lab/tour/']) {
    await open(page, base + path);
    await waitFor(page, 'texts of the notebook', () => {
      const text = document.body.textContent;
      return text.includes('walked home') && text.includes('1.25') && text.includes('A footnote.');
    });
    await waitFor(page, 'formulas', () => document.querySelectorAll('math').length >= 2);
    // A bar chart, a graph and a diagram.
    await waitFor(page, 'drawings', () => {
      const images = [...document.querySelectorAll('img')].filter(
        (image) => image.complete && image.naturalWidth > 0,
      );
      return images.length + document.querySelectorAll('svg[role], .notebook svg, svg[viewBox]').length >= 3;
    });
  }
  await open(page, `${base}notebooks/`);
  await waitFor(
    page,
    'a card of the notebook',
    () => document.querySelector('a[href$="/notebooks/tour/"]') !== null,
  );
  await page.locator('main a[href$="/notebooks/gait-cycle/"]').first().click();
  await page.waitForURL('**/notebooks/gait-cycle/');
  await waitFor(page, 'pictures', () => {
    const images = [...document.querySelectorAll('img')];
    for (const image of images) image.loading = 'eager';
    return images.length > 0 && images.every((image) => image.complete && image.naturalWidth > 0);
  });
}

async function open(page: Page, address: string): Promise<void> {
  const go = () => page.goto(address);
  // Vite may load the last page of `astro dev` once more, which ends the way to the next.
  const response = await go().catch((error: unknown) => {
    if (/ERR_ABORTED|interrupted/.test(String(error))) return go();
    throw error;
  });
  if (response?.status() !== 200)
    throw new Error(
      `${address} answers with ${response?.status()}: ${(await response?.text())?.slice(0, 2000)}`,
    );
}

async function waitForPlayers(page: Page, count: number): Promise<void> {
  await waitFor(
    page,
    `${count} running`,
    (expected) => document.querySelectorAll('unity-player[data-state="ready"] canvas').length === expected,
    count,
  );
}

/** @throws {Error} with the page's text, if it never comes true. */
async function waitFor(
  page: Page,
  what: string,
  condition: (count: number) => boolean,
  count = 0,
): Promise<void> {
  try {
    await page.waitForFunction(condition, count);
  } catch (cause) {
    const shown = (await page.locator('body').textContent()) ?? '';
    throw new Error(`${page.url()} does not show ${what}. It shows:\n${shown.slice(0, 1500)}`, { cause });
  }
}
