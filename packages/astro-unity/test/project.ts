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
