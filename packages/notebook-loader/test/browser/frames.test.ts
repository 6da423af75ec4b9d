import { type Browser, launchBrowser } from 'browser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { resolveMedia } from '../../src/media/index.ts';
import { renderNotebook, toHtml } from '../../src/render.ts';
import { code, display, notebook, pixel } from '../build-notebook.ts';
import { serve, type TestServer } from '../serve.ts';

/** The policy of a strict site: nothing inline, frames of its own alone. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'";

const html = (markup: string) => display({ 'text/html': markup });
const grows =
  '<div id="place"></div><script>place.style.height = "123px"; place.textContent = "drawn";</script>';

/** Each tries one thing that a frame must not reach, and says what came of it. */
const attacks: Record<string, string> = {
  'the page': 'return parent.document.title',
  'the page’s top': 'return top.document.body.innerHTML',
  'the frame element': 'return frameElement.id',
  cookies: 'return document.cookie',
  'local storage': 'return localStorage.length',
  'session storage': 'return sessionStorage.length',
  databases: 'return indexedDB.open("x")',
  'top navigation': 'top.location = "https://evil.example/"; return "left"',
  'parent navigation by link':
    'const a = document.createElement("a"); a.href = "https://evil.example/"; a.target = "_top"; a.click(); throw 0',
  popups: 'if (!open("https://evil.example/")) throw 0; return "open"',
  forms:
    'const f = document.createElement("form"); f.action = "https://evil.example/"; document.body.append(f); f.submit(); throw 0',
  dialogs: 'alert(1); throw 0',
  'the origin': 'if (origin === "null") throw 0; return origin',
  'a nested frame of the site':
    'const f = document.createElement("iframe"); f.src = "/page.html"; document.body.append(f); if (!f.contentDocument) throw 0; return "reached"',
  'a nested frame without sandbox':
    'const f = document.createElement("iframe"); f.srcdoc = "<script>top.location = 1</scr" + "ipt>"; document.body.append(f); throw 0',
  'service workers': 'return navigator.serviceWorker.register("/x.js")',
};

const cells = [
  code('load', [
    display({ 'application/javascript': 'window.loaded = 7', 'application/vnd.bokehjs_load.v0+json': '' }),
  ]),
  code('draw', [html(grows)]),
  code('apart', [
    html('<div id="root"></div>'),
    display({
      'application/javascript': 'root.textContent = "7 is " + loaded',
      'application/vnd.bokehjs_exec.v0+json': '',
    }),
  ]),
  code('folium', [
    html(
      '<div>Make this Notebook Trusted<iframe srcdoc="<p>map</p><script>document.title = 1</script>"></iframe></div>',
    ),
  ]),
  code('element', [display({ 'application/javascript': 'element.append("appended </script> safely")' })]),
  code('table', [
    html('<table><tr><td>static</td></tr></table><script>document.body.textContent = ""</script>'),
  ]),
  code('plotly', [
    display({
      'application/vnd.plotly.v1+json': {
        data: [],
        layout: { title: '</script><script>top.hacked = 1</script>' },
      },
      'image/png': pixel,
    }),
  ]),
  ...Object.entries(attacks).map(([name, attack]) =>
    code(name, [
      html(
        `<p class="result">…</p><script>(async () => { ${attack} })().then((value) => ['reached', value], () => ['refused']).then(([word]) => { document.querySelector('.result').textContent = word; });</script>`,
      ),
    ]),
  ),
];

const files = new Map<string, { type: string; body: string | Uint8Array }>();
let server: TestServer;
let origin = '';
let browser: Browser;

beforeAll(async () => {
  for (const [name, trust] of [
    ['/trusted.html', true],
    ['/page.html', false],
  ] as const) {
    const { hast, media } = await renderNotebook(notebook(cells), { trust });
    for (const { name: file, mediaType: type, bytes } of media)
      files.set(`/media/${file}`, { type, body: bytes });
    resolveMedia(hast, (file) => `media/${file}`);
    const body = `<!doctype html><title>secret</title><body>${toHtml(hast)}</body>`;
    files.set(name, { type: 'text/html', body });
  }
  server = await serve((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const file = files.get(path);
    const headers = path.startsWith('/media/') ? {} : { 'content-security-policy': policy };
    response
      .writeHead(file ? 200 : 404, { 'content-type': file?.type ?? 'text/plain', ...headers })
      .end(file?.body);
  });
  origin = server.origin;
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

async function open(path: string) {
  const context = await browser.newContext();
  await context.addCookies([{ name: 'session', value: 'secret', url: origin }]);
  const page = await context.newPage();
  const foreign: string[] = [];
  context.on('request', (request) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith('about:')) foreign.push(request.url());
  });
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await page.goto(`${origin}${path}`);
  return { page, context, foreign, dialogs };
}

test('without trust there is no frame and no script, and the page says what it does not show', async () => {
  const { page, context } = await open('/page.html');
  expect(await page.locator('iframe, script').count()).toBe(0);
  expect(await page.locator('#cell-5').textContent()).toContain('a script');
  await context.close();
});

describe('a trusted notebook', () => {
  /** The frame of a cell, brought into view so that it loads. */
  const frameOf = async (page: Awaited<ReturnType<typeof open>>['page'], cell: number) => {
    const frame = page.locator(`#cell-${cell} iframe`);
    await frame.scrollIntoViewIfNeeded();
    return { frame, content: frame.contentFrame() };
  };

  test('draws in frames that come into view, as high as their content', async () => {
    const { page, context } = await open('/trusted.html');
    const { frame, content } = await frameOf(page, 2);
    await content.getByText('drawn').waitFor();
    await expect.poll(() => frame.getAttribute('height')).toBe('123');
    await context.close();
  });

  test('what earlier cells loaded and what stands beside is there', async () => {
    const { page, context } = await open('/trusted.html');
    expect(await page.locator('#cell-1 iframe').count()).toBe(0);
    const { content } = await frameOf(page, 3);
    await content.getByText('7 is 7').waitFor();
    expect(await page.locator('#cell-3 iframe').count()).toBe(1);
    const map = await frameOf(page, 4);
    await map.content.frameLocator('iframe').getByText('map').waitFor();
    const script = await frameOf(page, 5);
    await script.content.getByText('appended </script> safely').waitFor();
    await context.close();
  });

  test('what can be shown without scripts is, and a live version loads on demand only', async () => {
    const { page, context, foreign } = await open('/trusted.html');
    expect(await page.locator('#cell-6 td').textContent()).toBe('static');
    expect(await page.locator('#cell-6 iframe').count()).toBe(0);
    const plot = page.locator('#cell-7');
    await plot.scrollIntoViewIfNeeded();
    expect(await plot.locator('img').count()).toBe(1);
    expect(foreign).toEqual([]);
    await plot.locator('summary').click();
    await expect.poll(() => foreign.some((url) => url.includes('plotly'))).toBe(true);
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
    await context.close();
  });

  test('reaches nothing outside of its frame', async () => {
    const { page, context, foreign, dialogs } = await open('/trusted.html');
    for (const [index, name] of Object.keys(attacks).entries()) {
      const { content } = await frameOf(page, index + 8);
      await expect
        .poll(() => content.locator('.result').textContent(), { message: `reach ${name}` })
        .toBe('refused');
    }
    expect(page.url()).toBe(`${origin}/trusted.html`);
    expect(context.pages()).toHaveLength(1);
    expect(foreign).toEqual([]);
    expect(dialogs).toEqual([]);
    await context.close();
  });

  test('a frame’s document that is opened by itself runs nothing', async () => {
    const path = [...files.keys()].find((name) => name.endsWith('.htm')) ?? '';
    const { page, context } = await open(path);
    await page.getByText('inside of its page only').waitFor();
    expect(await page.locator('body > *').count()).toBe(0);
    await context.close();
  });

  test('a page sizes only its own frames, by numbers', async () => {
    const { page, context } = await open('/trusted.html');
    const { frame, content } = await frameOf(page, 2);
    await content.getByText('drawn').waitFor();
    await expect.poll(() => frame.getAttribute('height')).toBe('123');
    await content.locator('body').evaluate(() => {
      for (const notebookFrame of ['900" onload="x', Number.NaN, -5, {}, null])
        parent.postMessage({ notebookFrame }, '*');
      parent.postMessage(null, '*');
      parent.postMessage({ notebookFrame: 1e9 }, '*');
    });
    await expect.poll(() => frame.getAttribute('height')).toBe('4000');
    // From the page's own window: the answer comes after the page's own listener had its turn.
    await page.evaluate(() =>
      new Promise((heard) => {
        addEventListener('message', heard, { once: true });
        postMessage({ notebookFrame: 77 }, '*');
      }).then(() => undefined),
    );
    expect(await frame.getAttribute('height')).toBe('4000');
    await context.close();
  });
});
