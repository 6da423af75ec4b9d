import { glob, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AstroError } from 'astro/errors';
import { z } from 'astro/zod';

/**
 * Reads `FUNCTION_REGIONS`, `fra1,iad1,sin1` say: where the functions run. Vercel asks the one that is nearest to the
 * visitor. Its Hobby plan has one region, and that is `iad1` where nothing is named.
 *
 * @throws {AstroError} for what names no region.
 */
export function parseRegions(text = ''): string[] {
  const names = text.split(',').map((name) => name.trim());
  const regions = [...new Set(names.filter(Boolean))];
  const wrong = regions.find((name) => !/^[a-z]{3}\d$/.test(name));
  if (wrong === undefined) return regions;
  throw new AstroError(
    `FUNCTION_REGIONS names "${wrong}", which is no region of Vercel.`,
    'Write them as fra1,iad1,sin1; https://vercel.com/docs/regions lists all.',
  );
}

/** Writes the regions into the configuration of each function of a Build Output API v3 folder, if there is one. */
export async function writeRegions(output: URL, regions: readonly string[]): Promise<void> {
  const cwd = fileURLToPath(output);
  for await (const entry of glob('functions/**/*.func/.vc-config.json', { cwd })) {
    const file = join(cwd, entry);
    const config = z.looseObject({}).parse(JSON.parse(await readFile(file, 'utf8')));
    await writeFile(file, `${JSON.stringify({ ...config, regions }, null, 2)}\n`);
  }
}
