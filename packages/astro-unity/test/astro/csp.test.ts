import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import mdx from '@astrojs/mdx';
import { build } from 'astro';
import unity from 'astro-unity';
import { afterAll, expect, it } from 'vitest';
import { baseConfig, type Project, writeProject } from '../project.ts';
import { removeSyntheticExports, writeSyntheticExport } from '../synthetic-export.ts';

let project: Project;

afterAll(async () => {
  await project?.remove();
  await removeSyntheticExports();
});

it('a policy of Astro’s allows a player in a content entry its styles', async () => {
  const { directory } = await writeSyntheticExport();
  project = await writeProject({
    'src/content.config.ts': `import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
export const collections = { posts: defineCollection({ loader: glob({ pattern: '*.mdx', base: 'posts' }) }) };
`,
    'posts/game.mdx': `import { UnityPlayer } from 'astro-unity/components';

<UnityPlayer build="game" title="A game" />
`,
    'src/pages/index.astro': `---
import { getEntry, render } from 'astro:content';
const { Content } = await render(await getEntry('posts', 'game'));
---
<html lang="en"><head><title>Game</title></head><body><Content /></body></html>
`,
  });
  await build({
    ...baseConfig(project.root),
    integrations: [mdx(), unity({ builds: { game: directory } })],
    security: { csp: true },
  });
  const page = await readFile(join(project.root, 'dist/index.html'), 'utf8');
  expect(page).toContain('<unity-player');
  const policy = /http-equiv="content-security-policy" content="([^"]*)"/.exec(page)?.[1];
  const inline = [...page.matchAll(/<style\b[^>]*>(.*?)<\/style>/gs)].map(([, style = '']) => style);
  for (const style of inline) expect(policy).toContain(createHash('sha256').update(style).digest('base64'));
  const sheets = [...page.matchAll(/<link rel="stylesheet" href="\/([^"]*)"/g)].map(([, path = '']) => path);
  const styles = await Promise.all(sheets.map((path) => readFile(join(project.root, 'dist', path), 'utf8')));
  expect([...inline, ...styles].join()).toContain('@layer astro-unity');
});
