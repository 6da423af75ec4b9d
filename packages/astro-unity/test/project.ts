import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroInlineConfig } from 'astro';

const HOME = fileURLToPath(new URL('./.projects/', import.meta.url));

/** A throw-away Astro project. It lies inside this package, so that imports are found as in a user's project. */
export interface Project {
  root: string;
  remove(): Promise<void>;
}

/** Writes a project from texts by path. */
export async function writeProject(files: Record<string, string>): Promise<Project> {
  await mkdir(HOME, { recursive: true });
  const root = await mkdtemp(HOME);
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return { root, remove: () => rm(root, { recursive: true, force: true }) };
}

/** What every test config shares: no config file, no chatter. */
export function baseConfig(root: string): AstroInlineConfig {
  return { root, configFile: false, logLevel: 'silent', devToolbar: { enabled: false } };
}

/** A page for each build of the project, at `/<name>/`. */
export const PAGE_PER_BUILD = `---
import { builds } from 'astro-unity:builds';
import { UnityPlayer } from 'astro-unity/components';

export const getStaticPaths = () => Object.keys(builds).map((name) => ({ params: { name } }));
const { name } = Astro.params;
---
<!doctype html>
<html lang="en">
  <head><meta charset="utf-8" /><title>{name}</title><link rel="icon" href="data:," /></head>
  <body><UnityPlayer build={name} title={name} width={640} height={400} /></body>
</html>
`;
