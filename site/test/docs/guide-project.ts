import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { DocsPage } from './code-blocks.ts';

const HOME = join(import.meta.dirname, '../.projects');
const EXPORT = join(import.meta.dirname, '../../../unity/reference-player/dist');
/** The site has every package that a guide names; Astro goes by the manifest to know which of them it has to compile. */
const MANIFEST = join(import.meta.dirname, '../../package.json');
const NOTEBOOK = join(import.meta.dirname, '../fixtures/docs/walking.ipynb');

/** The config of guides that show none: what a reader of them has by then. */
const CONFIG = `import mdx from '@astrojs/mdx';
import react from '@astrojs/react';
import { defineConfig } from 'astro/config';
import notebookLoader from 'notebook-loader';
import unity from 'astro-unity';

export default defineConfig({
  site: 'https://example.org',
  integrations: [
    mdx(),
    react(),
    unity({ builds: { 'my-game': './unity/Builds/Web' } }),
    notebookLoader({ base: './research' }),
  ],
});
`;

/** A page that such a reader has. It is what brings the types of the player. */
const PAGE = `---
import { UnityPlayer } from 'astro-unity/components';
---

<UnityPlayer build="my-game" title="My game" />
`;

/** A guide as a project: its titled blocks are the files. */
export interface GuideProject {
  root: string;
  /** Paths of the pages that the guide writes. */
  pages: string[];
  remove(): Promise<void>;
}

/**
 * Writes the files of a guide, with the reference player as the Unity export and a small notebook. It lies in the site, so that
 * imports are found as in a reader's project.
 */
export async function writeGuide({ blocks }: DocsPage): Promise<GuideProject> {
  await mkdir(HOME, { recursive: true });
  const folder = await mkdtemp(join(HOME, 'guide-'));
  const root = join(folder, 'site');
  const files = new Map([
    ['astro.config.mjs', CONFIG],
    ['package.json', await readFile(MANIFEST, 'utf8')],
    ['tsconfig.json', '{ "extends": "astro/tsconfigs/strict", "exclude": ["dist", "unity"] }'],
  ]);
  if (!blocks.some(({ title }) => title === 'astro.config.mjs')) files.set('src/pages/player.astro', PAGE);
  for (const { title, code } of blocks) if (title) files.set(title, code);
  const texts = [...files.values()].join('\n');
  for (const [path, code] of [...files]) {
    const [, name] = /^export function (\w+)/m.exec(code) ?? [];
    const isShown = texts.includes(`/${basename(path)}'`);
    if (name && !isShown && path.startsWith('src/components/'))
      files.set('src/pages/island.astro', islandPage(path, name));
  }
  // Scripts are built with the page that imports them.
  const scripts = [...files.keys()].filter((path) => path.startsWith('src/scripts/'));
  files.set(
    'src/pages/scripts.astro',
    `<script>\n${scripts.map((path) => `import '${path.replace('src/', '../')}';`).join('\n')}\n</script>\n`,
  );
  for (const [path, text] of files) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  await cp(EXPORT, join(root, 'unity/Builds/Web'), { recursive: true });
  const places = ['research', '../research'];
  if (files.get('src/content.config.ts')?.includes('docsWithNotebooks')) places.push('src/content/docs');
  for (const place of places) await cp(NOTEBOOK, join(root, place, 'walking.ipynb'));
  return {
    root,
    pages: [...files.keys()].filter((path) => path.startsWith('src/pages/')),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** A page with a component of React, which nothing else of a guide may show. */
function islandPage(path: string, name: string): string {
  return `---\nimport { ${name} } from '${path.replace('src/', '../')}';\n---\n\n<${name} client:load />\n`;
}

/** The file that a page of a project becomes. */
export function builtFile(page: string): string {
  const [, path = '', ending = ''] = /^src\/pages\/(.*)\.(astro|mdx|js|ts)$/.exec(page) ?? [];
  if (ending === 'js' || ending === 'ts') return path;
  return path === 'index' ? 'index.html' : `${path}/index.html`;
}
