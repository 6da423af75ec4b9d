import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'astro';
import unity from 'astro-unity';
import { type Browser, launchBrowser } from 'browser';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pagePerBuild } from '../pages.ts';
import { baseConfig, type Project, writeProject } from '../project.ts';
import { referenceExport } from './reference-site.ts';

let project: Project;
let browser: Browser;

beforeAll(async () => {
  project = await writeProject({ 'src/pages/[name].astro': pagePerBuild() });
  await build({
    ...baseConfig(project.root),
    integrations: [unity({ builds: { pose: referenceExport() }, host: 'netlify' })],
  });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await project?.remove();
});

/** A host that compresses what it takes for compressible, whatever it has been told of the file. */
async function serve(compressible: RegExp): Promise<{ server: Server; url: string }> {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host');
    const file = join(project.root, 'dist', pathname, pathname.endsWith('/') ? 'index.html' : '');
    const body = await readFile(file).catch(() => undefined);
    if (!body) return response.writeHead(404).end();
    const [, kind = '', encoding = ''] = /(html|js|css|wasm)?(?:\.(br|gz))?$/.exec(file) ?? [];
    const types: Record<string, string> = { html: 'text/html', css: 'text/css', js: 'text/javascript' };
    response.setHeader('content-type', types[kind] ?? `application/${kind || 'octet-stream'}`);
    const isCompressed = compressible.test(file);
    if (isCompressed || encoding) {
      response.setHeader('content-encoding', isCompressed || encoding === 'br' ? 'br' : 'gzip');
    }
    return response.end(isCompressed ? brotliCompressSync(body) : body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return { server, url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}` };
}

it.each([
  ['everything', /\.(?:js|wasm|data)(?:\.br|\.gz)?$/],
  ['code and scripts', /\.(?:js|wasm)(?:\.br|\.gz)?$/],
])('plays where the host compresses %s a second time', async (_, compressible) => {
  const { server, url } = await serve(compressible);
  const page = await browser.newPage();
  try {
    await page.goto(`${url}/pose/`);
    await page.waitForSelector('unity-player:is([data-state=ready], [data-state=error])');
    expect(await page.locator('unity-player').getAttribute('data-state')).toBe('ready');
  } finally {
    await page.close();
    server.closeAllConnections();
    server.close();
  }
});
