import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DeployError } from '../deploy-error.ts';
import { listFiles } from './list-files.ts';
import { MANIFEST_PATH, type Manifest } from './manifest.ts';
import { PARTS, partOf } from './parts.ts';

/**
 * Makes one deployable output of what `astro build` left: takes out what the host would store and never serve, sees that
 * every part is there, and writes the manifest among the static files, where a deployment shows it.
 *
 * @param output `.vercel/output`
 * @throws {DeployError} if a part is missing.
 */
export async function packageOutput(output: string, of: Omit<Manifest, 'files'>): Promise<Manifest> {
  if (!existsSync(join(output, 'config.json')))
    throw new DeployError(`There is no built site in ${output}.`, 'Build it first: pnpm build');
  // The adapter's copy of the function, before it was bundled.
  await rm(join(output, '_functions'), { recursive: true, force: true });
  const manifest = { ...of, files: await listFiles(output) };
  const missing = PARTS.filter((part) => !manifest.files.some(({ path }) => partOf(path) === part));
  if (missing.length > 0)
    throw new DeployError(
      `The built site has no files of: ${missing.join(', ')}.`,
      'Build the whole workspace, not the site alone: pnpm build',
    );
  await writeFile(join(output, 'static', MANIFEST_PATH), `${JSON.stringify(manifest, null, 1)}\n`);
  return manifest;
}
