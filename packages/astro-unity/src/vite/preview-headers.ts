import { readFile } from 'node:fs/promises';
import type { AstroConfig } from 'astro';
import type { ProxyOptions } from 'vite';
import { headersOf, isolationHeaders } from '../hosts/headers.ts';
import { showsThreads } from '../hosts/shows-threads.ts';
import { unityFolder } from '../hosts/site.ts';
import { trimSlashes } from '../pack/address.ts';

/**
 * Gives `astro preview` of a static site the headers of production. Astro leaves out all Vite plugins there, but not
 * the options of Vite's preview server: the rule below forwards nothing, and only adds headers as requests pass by.
 *
 * @see https://vite.dev/config/server-options#server-proxy (`bypass`)
 */
export function previewHeaders(config: () => AstroConfig): Record<string, ProxyOptions> {
  return {
    '^/': {
      async bypass(request, response) {
        const { url = '/' } = request;
        const headers = await headersFor(decodePath(url), config());
        for (const [name, value] of Object.entries(headers)) response?.setHeader(name, value);
        return url;
      },
    },
  };
}

async function headersFor(path: string, config: AstroConfig): Promise<Readonly<Record<string, string>>> {
  const { base, build } = config;
  const folder = trimSlashes(base);
  const served = folder !== '' && path.startsWith(`/${folder}/`) ? path.slice(folder.length + 1) : path;
  const assets = `/${trimSlashes(build.assets)}/`;
  if (served.startsWith(`/${unityFolder({ base, assets: build.assets })}/`)) {
    return headersOf(served.slice(assets.length));
  }
  return (await isThreaded(served, config)) ? isolationHeaders : {};
}

async function isThreaded(path: string, { outDir, build }: AstroConfig): Promise<boolean> {
  const stem = path.replace(/^\/|\/$/g, '');
  const candidates = [path.slice(1), stem === '' ? 'index.html' : `${stem}/index.html`, `${stem}.html`];
  for (const file of candidates.filter((candidate) => candidate.endsWith('.html'))) {
    for (const folder of [outDir, build.client]) {
      const html = await readFile(new URL(`./${encodeURI(file)}`, folder), 'utf8').catch(() => undefined);
      if (html !== undefined) return showsThreads(html);
    }
  }
  return false;
}

function decodePath(url: string): string {
  const [path = '/'] = url.split(/[?#]/);
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
