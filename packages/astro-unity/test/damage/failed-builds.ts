import { cp, mkdtemp, readdir, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'astro';
import unity, { readExport } from 'astro-unity';
import type { ExportFolder } from '../exports/find-exports.ts';
import { pagePerBuild } from '../pages.ts';
import { baseConfig, writeProject } from '../project.ts';
import { emptyResult, type SweepResult } from './sweep.ts';

/**
 * Builds a site with an export that is damaged from the start, and with one that is cut off while the site is built.
 * Both builds must fail and leave no file of the export in the site.
 */
export async function tryBuilds({ name, directory }: ExportFolder): Promise<SweepResult> {
  const result = emptyResult(`${name}, in a build`);
  for (const when of ['before', 'during'] as const) {
    const home = await mkdtemp(join(tmpdir(), 'astro-unity-damage-'));
    const copy = join(home, 'export');
    const project = await writeProject({ 'src/pages/[name].astro': pagePerBuild() });
    try {
      await cp(directory, copy, { recursive: true });
      const data = (await readExport(copy)).parts.get('data');
      if (!data) throw new Error(`${name} was read without its data.`);
      const spoil = (): Promise<void> => truncate(data.file, 1000);
      if (when === 'before') await spoil();
      const started = performance.now();
      const error = await tryBuild(project.root, {
        directory: copy,
        // One of these deploys the data as Unity compressed it, and has little else to compress.
        host: data.compression === 'brotli' ? undefined : 'none',
        spoil: when === 'during' ? spoil : undefined,
      });
      result.slowestMs = Math.max(result.slowestMs, performance.now() - started);
      result.cases++;
      if (error) result.refused++;
      else result.passed++;
      const left = await filesLeft(project.root);
      if (!error && (when === 'before' || data.compression !== 'none')) {
        result.failures.push(`A build with data that was cut off ${when} it did not fail.`);
      }
      if (error && !(error instanceof Error && 'hint' in error)) {
        result.failures.push(`A build with data that was cut off ${when} it ended in: ${String(error)}`);
      }
      if (error && left.length > 0) result.failures.push(`A failed build left ${left.join(', ')}.`);
    } finally {
      await project.remove();
      await rm(home, { recursive: true, force: true });
    }
  }
  return result;
}

interface DamagedBuild {
  directory: string;
  host: 'none' | undefined;
  /** Called between the reading of the export and the copying of its files. */
  spoil: (() => Promise<void>) | undefined;
}

async function tryBuild(root: string, { directory, host, spoil }: DamagedBuild): Promise<unknown> {
  try {
    await build({
      ...baseConfig(root),
      integrations: [
        unity({ builds: { game: directory }, host }),
        { name: 'spoil', hooks: { 'astro:build:generated': () => spoil?.() } },
      ],
    });
    return undefined;
  } catch (error) {
    return error;
  }
}

/** Unity's files in the site, and files in the cache that were not finished. */
async function filesLeft(root: string): Promise<string[]> {
  const entries = await readdir(root, { recursive: true });
  return entries.filter((path) =>
    /^dist\/.*\/unity\/.*\.|\.unfinished$|astro-unity\/.*-.*-.*-.*-.*\..*-/.test(path),
  );
}
