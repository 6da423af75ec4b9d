import { access, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import vercel from '@astrojs/vercel';
import { type AstroInlineConfig, build } from 'astro';
import unity, { type BuildOptions } from 'astro-unity';
import { afterAll, describe, expect, it } from 'vitest';
import { playerBuild } from '../player-build.ts';
import { baseConfig, type Project, writeProject } from '../project.ts';
import { repetitiveText, syntheticArchive } from '../synthetic-archive.ts';
import { removeSyntheticExports, writeSyntheticExport } from '../synthetic-export.ts';

const GAME_PAGE = `---
import { UnityPlayer } from 'astro-unity/components';
---
<html lang="en"><head><title>Game</title></head><body>
  <UnityPlayer build="game" title="A game" width={800} height={450}><p>Poster</p></UnityPlayer>
</body></html>
`;
const PLAIN_PAGE =
  '<html lang="en"><head><title>Plain</title></head><body><p>Nothing here</p></body></html>\n';

const projects: Project[] = [];

afterAll(async () => {
  await Promise.all(projects.map((project) => project.remove()));
  await removeSyntheticExports();
});

async function buildSite(
  config: AstroInlineConfig,
  directory: string,
  options: Omit<BuildOptions, 'export'> = {},
): Promise<string> {
  const project = await writeProject({
    'src/pages/index.astro': PLAIN_PAGE,
    'src/pages/deeply/nested/game.astro': GAME_PAGE,
  });
  projects.push(project);
  await build({
    ...baseConfig(project.root),
    integrations: [unity({ builds: { game: { export: directory, ...options } } })],
    ...config,
  });
  return project.root;
}

describe('astro build', () => {
  it('writes addresses into the tokens of a loader of the user', async () => {
    const { directory, files } = await writeSyntheticExport({ streamingAssets: { 'a.txt': 'a' } });
    const file = join(directory, files.loader);
    const tokens = 'var urls = ["{{UNITY_DATA_URL}}", "{{{ UNITY_STREAMING_ASSETS_URL }}}"];';
    await writeFile(file, `${await readFile(file, 'utf8')}\n${tokens}\n`);
    const root = await buildSite({}, directory);
    const { parts, streamingAssetsUrl } = playerBuild(
      await readFile(join(root, 'dist/deeply/nested/game/index.html'), 'utf8'),
    );
    const loader = await readFile(join(root, 'dist', parts.loader?.url ?? ''), 'utf8');
    expect(loader).toContain(`var urls = ["${parts.data?.url}", "${streamingAssetsUrl}"];`);
    expect(await readdir(join(root, 'dist', streamingAssetsUrl ?? ''))).toEqual(['a.txt']);
  });

  it.each<[string, AstroInlineConfig, string]>([
    ['at the root', {}, '/_astro/unity/'],
    ['under a base', { base: '/docs', trailingSlash: 'always' }, '/docs/_astro/unity/'],
    [
      'behind a prefix',
      { build: { assetsPrefix: 'https://cdn.example' } },
      'https://cdn.example/_astro/unity/',
    ],
    ['in another assets folder, as files', { build: { assets: 'static', format: 'file' } }, '/static/unity/'],
  ])('injects final addresses and deploys the files %s', async (_, config, prefix) => {
    const { directory, files } = await writeSyntheticExport({ compression: 'brotli' });
    const root = await buildSite(config, directory);
    const page = config.build?.format === 'file' ? 'game.html' : 'game/index.html';
    const { parts } = playerBuild(await readFile(join(root, 'dist/deeply/nested', page), 'utf8'));

    for (const role of ['loader', 'framework', 'code', 'data'] as const) {
      const { url = '', bytes } = parts[role] ?? {};
      expect(url.startsWith(prefix)).toBe(true);
      const assets = config.build?.assets ?? '_astro';
      const deployed = await readFile(join(root, 'dist', assets, 'unity', url.slice(prefix.length)));
      expect(deployed).toEqual(await readFile(join(directory, files[role])));
      expect(deployed.byteLength).toBe(bytes);
    }
  });

  it.each([
    [undefined, 'unpacks'],
    [false, 'keeps packed'],
  ])('with the option unpack %s, %s the archive in the data', async (unpack, what) => {
    const content = repetitiveText(100_000);
    const archive = syntheticArchive(new Map([['level0', content]]));
    const { directory } = await writeSyntheticExport({ compression: 'brotli', archive });
    const root = await buildSite({}, directory, { unpack });
    const html = await readFile(join(root, 'dist/deeply/nested/game/index.html'), 'utf8');
    const { data } = playerBuild(html).parts;
    const deployed = brotliDecompressSync(await readFile(join(root, 'dist', data.url)));
    expect(deployed.length).toBe(data.decodedBytes);
    expect(deployed.includes(content)).toBe(what === 'unpacks');
    expect(deployed.includes(archive)).toBe(what === 'keeps packed');
  });

  it('reserves the size of the player and shows its poster without JavaScript', async () => {
    const { directory } = await writeSyntheticExport();
    const root = await buildSite({}, directory);
    const html = await readFile(join(root, 'dist/deeply/nested/game/index.html'), 'utf8');
    expect(html).toMatch(/<svg class="unity-shape" width="800" height="450"/);
    expect(html).toMatch(/class="unity-poster"><p>Poster<\/p>/);
    expect(html).toContain('aria-label="A game"');
    expect(html).not.toContain('style=');
  });

  it('puts no byte of the player on a page without one', async () => {
    const { directory } = await writeSyntheticExport();
    const root = await buildSite({ build: { inlineStylesheets: 'never' } }, directory);
    const html = await readFile(join(root, 'dist/index.html'), 'utf8');
    expect(html).not.toMatch(/<script|<link|<style|unity/i);
  });

  it('makes Vercel send the headers', async () => {
    const { directory } = await writeSyntheticExport({ compression: 'gzip' });
    const root = await buildSite({ adapter: vercel(), base: '/docs' }, directory);
    const config: { routes: { src?: string; headers?: Record<string, string> }[] } = JSON.parse(
      await readFile(join(root, '.vercel/output/config.json'), 'utf8'),
    );
    const html = await readFile(join(root, '.vercel/output/static/deeply/nested/game/index.html'), 'utf8');
    const { parts } = playerBuild(html);
    const matching = config.routes.filter(({ src }) => src && new RegExp(src).test(parts.code.url));
    expect(Object.assign({}, ...matching.map(({ headers }) => headers))).toMatchObject({
      'content-encoding': 'br',
      'content-type': 'application/wasm',
      'cache-control': 'public, max-age=31536000, immutable, no-transform',
    });
    await access(join(root, '.vercel/output/static', parts.code.url.replace('/docs', '')));
  });

  it('deploys the loader, and brotli and gzip of everything else, and leaves nothing half written', async () => {
    const { directory } = await writeSyntheticExport();
    const root = await buildSite({}, directory);
    const names = await readdir(join(root, 'dist/_astro/unity'));
    // The framework is there as it is, too, and the empty data that loaders fetch.
    expect(names).toHaveLength(1 + 3 * 2 + 2);
    expect(names.filter((name) => name.includes('unfinished'))).toEqual([]);
  });

  it('stops with the file and the remedy for an export that cannot be deployed', async () => {
    const { directory } = await writeSyntheticExport({ indexHtml: '<p>not an export</p>' });
    const missing = join(directory, 'not-there');
    await expect(buildSite({}, missing)).rejects.toMatchObject({
      message: expect.stringContaining('not-there'),
      hint: expect.any(String),
    });
  });

  it('names the known builds when a page asks for another', async () => {
    const { directory } = await writeSyntheticExport();
    const project = await writeProject({ 'src/pages/index.astro': GAME_PAGE });
    projects.push(project);
    const integrations = [unity({ builds: { 'pose-demo': directory } })];
    await expect(build({ ...baseConfig(project.root), integrations })).rejects.toMatchObject({
      message: expect.stringContaining('no Unity build "game"'),
      hint: expect.stringContaining('"pose-demo"'),
    });
  });
});
