import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { type Browser, type BrowserContext, launchBrowser } from 'browser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../../src/cli/run.ts';
import { markdown, notebook } from '../build-notebook.ts';
import { serve, type TestServer } from '../serve.ts';
import { attacks, hostileMetadata } from '../trust/attacks.ts';

const types: Record<string, string> = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
};

/** Names of files are content of the page and of the index as well. */
const fileNames = [
  'a"onmouseover="alert(1)',
  '<img src=x onerror=alert(1)>',
  "b'&c d%2e%2e",
  'javascript:alert(1)',
];
const names = [...Object.keys(attacks), ...fileNames];

let folder = '';
let server: TestServer;
let origin = '';
let browser: Browser;
let context: BrowserContext;
const foreign: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'notebook-attacks-'));
  await mkdir(join(folder, 'in'));
  for (const [index, cells] of Object.values(attacks).entries())
    await writeFile(
      join(folder, `in/${index}.ipynb`),
      notebook([...cells, markdown('the end')], hostileMetadata),
    );
  for (const name of fileNames)
    await writeFile(join(folder, `in/${name}.ipynb`), notebook([markdown('the end')], hostileMetadata));
  const said: string[] = [];
  const terminal = { out: () => {}, error: (text: string) => void said.push(text), progress: () => {} };
  await run(['render', join(folder, 'in'), '--out', join(folder, 'out')], terminal);
  expect(said).toEqual([]);
  server = await serve(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const body = await readFile(join(folder, 'out', path)).catch(() => undefined);
    response.writeHead(body ? 200 : 404, { 'content-type': types[extname(path)] ?? 'text/plain' }).end(body);
  });
  origin = server.origin;
  browser = await launchBrowser();
  context = await browser.newContext({ viewport: { width: 1000, height: 800 } });
  context.on('request', (request) => {
    if (!request.url().startsWith(origin)) foreign.push(request.url());
  });
});

afterAll(async () => {
  await browser.close();
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

test.each(names)('%s: nothing runs, loads, covers or takes', async (name) => {
  const index = names.indexOf(name);
  const file = index < Object.keys(attacks).length ? String(index) : name;
  await attack(`${encodeURIComponent(file)}.html`);
});

test('the list of all notebooks: nothing runs, loads, covers or takes', async () => {
  await attack('index.html');
});

async function attack(path: string): Promise<void> {
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (/error|warning/.test(message.type()) && !/favicon|404/.test(message.text()))
      complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('popup', () => complaints.push('a popup'));
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  foreign.length = 0;
  await page.goto(`${origin}/${path}`);
  // What opens, scrolls into view, is touched and has focus may try something then.
  const seen = await page.evaluate(async () => {
    for (const details of document.querySelectorAll('details')) details.open = true;
    for (const image of document.images) image.loading = 'eager';
    for (const element of document.querySelectorAll('main *')) {
      for (const kind of ['mouseover', 'pointerenter', 'focus', 'animationstart', 'toggle'])
        element.dispatchEvent(new Event(kind));
    }
    await Promise.allSettled([...document.images].map((image) => image.decode()));
    const box = (element: Element) => element.getBoundingClientRect();
    return {
      text: document.querySelector('main')?.textContent ?? '',
      covers: [...document.querySelectorAll('.notebook *')].filter(
        (element) => getComputedStyle(element).position === 'fixed',
      ).length,
      shown: box(document.body).height > 0 && document.querySelector('main') !== null,
      clobbered: [
        typeof document.cookie !== 'string',
        !(document.body instanceof HTMLBodyElement),
        !(document.forms instanceof HTMLCollection),
        typeof document.getElementById !== 'function',
        'x' in window && window.x instanceof Element,
      ].includes(true),
      wide: document.documentElement.scrollWidth > innerWidth,
      scripts: document.querySelectorAll(
        'script, iframe, object, embed, form, base, meta[http-equiv=refresh]',
      ).length,
      addresses: [...document.querySelectorAll('a[href]')].flatMap((link) =>
        /^(?:https?|mailto|tel):$/.test(new URL(link.getAttribute('href') ?? '', location.href).protocol)
          ? []
          : link.outerHTML,
      ),
    };
  });
  expect(seen).toMatchObject({
    covers: 0,
    shown: true,
    clobbered: false,
    wide: false,
    scripts: 0,
    addresses: [],
  });
  if (path !== 'index.html') expect(seen.text).toContain('the end');
  expect(foreign).toEqual([]);
  // The policy of the page would have caught what slipped through: it had nothing to catch.
  expect(complaints).toEqual([]);
  expect(page.frames()).toHaveLength(1);
  expect(page.url()).toBe(`${origin}/${path}`);
  await page.close();
}
