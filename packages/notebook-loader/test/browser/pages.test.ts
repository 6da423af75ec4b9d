import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { launchBrowser } from 'browser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../../src/cli/run.ts';
import { code, display, markdown, notebook, pixel, stream } from '../build-notebook.ts';
import { serve, type TestServer } from '../serve.ts';

const types: Record<string, string> = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
};

const rich = notebook([
  markdown('# Motion\n\n$$x^2$$\n\n[down](#Far-Down)\n\n![remote](https://evil.example/x.png)'),
  code(`print("${'long '.repeat(60)}")`, [
    stream('\u001b[31mred\u001b[0m \u001b[38;2;255;255;0mown\u001b[0m\n'),
    display({ 'image/png': pixel }, { 'image/png': { width: 900 } }),
    display({
      'image/svg+xml':
        '<svg width="40" height="20" onload="window.hacked=1"><rect width="9" height="9"/></svg>',
    }),
    display({
      'text/html': `<style>#T td{color:#00f} .notebook{display:none}</style><table id="T"><caption>Joints</caption><tr>${'<td>wide cell</td>'.repeat(40)}</tr></table>`,
    }),
  ]),
  markdown('## Far Down'),
]);

const hostile = notebook([
  markdown(
    '<script>window.hacked=1</script><img src=x onerror="window.hacked=1"><iframe srcdoc="<script>top.hacked=1</script>"></iframe> [x](javascript:window.hacked=1)\n\n<form action="https://evil.example"><input name=body autofocus onfocus="window.hacked=1"></form><svg><script>window.hacked=1</script></svg><div style="position:fixed;inset:0;background:url(https://evil.example/b)">cover</div>',
  ),
  code('', [
    display({
      'text/html':
        '<script>window.hacked=1</script><img src="https://evil.example/p.gif"><link rel=stylesheet href="https://evil.example/c.css"><meta http-equiv=refresh content="0;url=https://evil.example">x',
    }),
    display({ 'application/javascript': 'window.hacked=1' }),
    display({
      'image/svg+xml':
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>window.hacked=1</script><image href="https://evil.example/i.png"/></svg>',
    }),
  ]),
  markdown('the end'),
]);

let folder = '';
let server: TestServer;
let origin = '';
let browser: Awaited<ReturnType<typeof launchBrowser>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'notebook-pages-'));
  await mkdir(join(folder, 'in'));
  await writeFile(join(folder, 'in/rich.ipynb'), rich);
  await writeFile(join(folder, 'in/hostile.ipynb'), hostile);
  const quiet = { out: () => {}, error: () => {}, progress: () => {} };
  await run(['render', join(folder, 'in'), '--out', join(folder, 'out')], quiet);
  server = await serve(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const body = await readFile(join(folder, 'out', path)).catch(() => undefined);
    response.writeHead(body ? 200 : 404, { 'content-type': types[extname(path)] ?? 'text/plain' });
    response.end(body);
  });
  origin = server.origin;
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

/** Opens a page; collects what it asks other hosts for and what the browser complains about. */
async function open(path: string, colorScheme: 'light' | 'dark', width = 1280) {
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
  const page = await context.newPage();
  const foreign: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(origin)) foreign.push(request.url());
  });
  page.on('console', (message) => {
    if (/error|warning/.test(message.type()) && !/favicon|404/.test(message.text()))
      complaints.push(message.text());
  });
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.goto(`${origin}/${path}`);
  return { page, foreign, complaints, close: () => context.close() };
}

describe('a page that the command line wrote', () => {
  test.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 390],
  ] as const)(
    '%s, %i pixels: no complaint under its strict policy, nothing wider than the screen',
    async (scheme, width) => {
      const { page, foreign, complaints, close } = await open('rich.html', scheme, width);
      expect(complaints).toEqual([]);
      expect(foreign).toEqual([]);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
      const seen = await page.evaluate(() => {
        const color = (selector: string) =>
          getComputedStyle(document.querySelector(selector) ?? document.body).color;
        return {
          display: getComputedStyle(document.querySelector('.notebook') ?? document.body).display,
          red: color('.ansi-red-fg'),
          keyword: color('.nb-t-function'),
          cell: color('td'),
        };
      });
      expect(seen.display).toBe('block');
      expect(seen).toMatchObject(
        scheme === 'light'
          ? { red: 'rgb(179, 40, 45)', keyword: 'rgb(11, 87, 148)', cell: 'rgb(0, 0, 255)' }
          : { red: 'rgb(242, 132, 138)', keyword: 'rgb(134, 189, 245)' },
      );
      await close();
    },
  );

  test('data-theme on an ancestor overrules the visitor’s system', async () => {
    const { page, close } = await open('rich.html', 'light');
    const red = () =>
      page.evaluate(() => getComputedStyle(document.querySelector('.ansi-red-fg') ?? document.body).color);
    await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'));
    expect(await red()).toBe('rgb(242, 132, 138)');
    await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'light'));
    expect(await red()).toBe('rgb(179, 40, 45)');
    await close();
  });

  test('pictures load, and a link with a Jupyter slug lands', async () => {
    const { page, close } = await open('rich.html#Far-Down', 'light');
    const widths = await page.evaluate(async () => {
      const images = [...document.querySelectorAll('img')];
      for (const image of images) image.loading = 'eager';
      await Promise.all(images.map((image) => image.decode()));
      return images.map((image) => image.naturalWidth);
    });
    expect(widths).toEqual([1, 40]);
    expect(await page.evaluate(() => document.querySelector(':target')?.closest('h2')?.textContent)).toBe(
      'Far Down',
    );
    await page.click('a:text("down")');
    expect(new URL(page.url()).hash).toBe('#far-down');
    await close();
  });
});

test('a hostile notebook runs nothing, asks nobody, covers nothing', async () => {
  const { page, foreign, complaints, close } = await open('hostile.html', 'light');
  await page.waitForTimeout(300);
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  expect(foreign).toEqual([]);
  // The policy of the page would have caught what slipped through: it had nothing to catch.
  expect(complaints).toEqual([]);
  expect(page.frames()).toHaveLength(1);
  expect(
    await page.evaluate(
      () =>
        [...document.querySelectorAll('.notebook *')].filter(
          (element) =>
            /fixed|absolute/.test(getComputedStyle(element).position) &&
            !element.matches('.nb-prompt, .sr-only'),
        ).length,
    ),
  ).toBe(0);
  expect(await page.textContent('main')).toContain('the end');
  await close();
});
