import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type PartRole, readExport, type UnityExport } from 'astro-unity';
import { serveBuildOutput } from 'build-output-server';
import { build } from 'vite';
import type { PeerConfig } from './peers/peer-config.ts';

/** The players that the page of a peer can show. */
export const PEERS = ['react-unity-webgl', 'unity-webgl'] as const;

const CONTENT_TYPES: Partial<Record<PartRole, string>> = {
  framework: 'text/javascript',
  code: 'application/wasm',
  data: 'application/octet-stream',
};

/** Exports as Unity wrote them, with its own page and one for each peer, on a server that sends the right headers. */
export interface PeerSite extends AsyncDisposable {
  url: string;
  /** The page that Unity's template made. */
  templatePath(name: string): string;
  peerPath(peer: (typeof PEERS)[number], name: string): string;
}

/**
 * Serves exports unchanged, with the `Content-Encoding` and types of Unity's manual; all else is up to the same server
 * that serves ours.
 */
export async function openPeerSite(exports: Readonly<Record<string, string>>): Promise<PeerSite> {
  const output = await mkdtemp(join(tmpdir(), 'astro-unity-bench-'));
  const statics = join(output, 'static');
  await bundlePeers(join(statics, 'peers'));
  const routes: HeaderRoute[] = [];
  for (const [name, directory] of Object.entries(exports)) {
    const source = await readExport(directory, { name });
    await cp(directory, join(statics, name), { recursive: true });
    routes.push(...headerRoutes(name, source));
    for (const peer of PEERS) await writePage(join(statics, name, peer), peer, peerConfig(name, source));
  }
  await writeFile(join(output, 'config.json'), JSON.stringify({ version: 3, routes }));
  const server = await serveBuildOutput({ directory: output });
  return {
    url: server.url,
    templatePath: (name) => `/${name}/`,
    peerPath: (peer, name) => `/${name}/${peer}/`,
    async [Symbol.asyncDispose]() {
      await server.close();
      await rm(output, { recursive: true, force: true });
    },
  };
}

interface HeaderRoute {
  src: string;
  headers: Record<string, string>;
  continue: true;
}

function headerRoutes(name: string, source: UnityExport): HeaderRoute[] {
  return [...source.parts.values()].flatMap(({ role, file, compression }) => {
    const type = CONTENT_TYPES[role];
    if (!type) return [];
    const headers: Record<string, string> = { 'content-type': type };
    if (compression !== 'none') headers['content-encoding'] = compression === 'gzip' ? 'gzip' : 'br';
    return [{ src: `^${escapeRegExp(address(name, source, file))}$`, headers, continue: true as const }];
  });
}

function peerConfig(name: string, source: UnityExport): PeerConfig {
  const url = (role: PartRole): string => {
    const part = source.parts.get(role);
    if (!part) throw new Error(`The export in ${source.directory} has no ${role}.`);
    return address(name, source, part.file);
  };
  return {
    loaderUrl: url('loader'),
    dataUrl: url('data'),
    frameworkUrl: url('framework'),
    codeUrl: url('code'),
    streamingAssetsUrl: `/${name}/StreamingAssets`,
    companyName: source.companyName ?? 'Unity',
    productName: source.productName ?? name,
    productVersion: source.productVersion ?? '1.0',
  };
}

function address(name: string, { directory }: UnityExport, file: string): string {
  return encodeURI(`/${name}/${relative(directory, file).split(sep).join('/')}`);
}

function escapeRegExp(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

async function writePage(folder: string, peer: string, config: PeerConfig): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(
    join(folder, 'index.html'),
    `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" /><title>${peer}</title><link rel="icon" href="data:," />
    <script id="config" type="application/json">${JSON.stringify(config).replaceAll('<', '\\u003c')}</script>
    <script type="module" src="/peers/${peer}.js"></script>
  </head>
  <body><div id="root" style="width: 960px; height: 600px"></div></body>
</html>
`,
  );
}

async function bundlePeers(outDir: string): Promise<void> {
  const root = fileURLToPath(new URL('./peers/', import.meta.url));
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      outDir,
      rolldownOptions: {
        input: [join(root, 'react-unity-webgl.tsx'), join(root, 'unity-webgl.ts')],
        output: { entryFileNames: '[name].js' },
      },
    },
  });
}
