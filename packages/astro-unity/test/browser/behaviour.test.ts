import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import vercel from '@astrojs/vercel';
import { build } from 'astro';
import unity from 'astro-unity';
import { type Browser, launchBrowser } from 'browser';
import { type BuildOutputServer, serveBuildOutput } from 'build-output-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHECKS } from '../players/checks/index.ts';
import { PLAYER_PAGE } from '../players/page.ts';
import { baseConfig, type Project, writeProject } from '../project.ts';

const EXPORT = fileURLToPath(new URL('../../../../unity/reference-player/dist', import.meta.url));

let project: Project;
let server: BuildOutputServer;
let browser: Browser;

beforeAll(async () => {
  if (!existsSync(EXPORT)) throw new Error(`${EXPORT} is missing. Run "pnpm build" first.`);
  project = await writeProject({
    'src/pages/[name].astro': PLAYER_PAGE,
    'src/pages/isolated.astro': PLAYER_PAGE.replace('export const', 'const')
      .replace('const { name } = Astro.params', "const name = 'pose'")
      .replace('load="click"', 'load="click" isolate'),
  });
  await build({
    ...baseConfig(project.root),
    adapter: vercel(),
    integrations: [unity({ builds: { pose: EXPORT } })],
  });
  server = await serveBuildOutput({ directory: join(project.root, '.vercel/output'), port: 0 });
  browser = await launchBrowser({ args: ['--js-flags=--expose-gc'] });
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
  await project?.remove();
});

describe('a player in the page', () => {
  it.each(Object.entries(CHECKS))('%s', async (_, check) => {
    expect(await check(browser, new URL('/pose/', server.url).href)).toBeUndefined();
  });
});

describe('a player in a frame of its own', () => {
  const names = ['mount and dispose', 'leave while loading', 'typing', 'rest', 'missing file', 'crash'];
  it.each(names)('%s', async (name) => {
    expect(await CHECKS[name]?.(browser, new URL('/isolated/', server.url).href)).toBeUndefined();
  });
});
