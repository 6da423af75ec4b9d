import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { unpack } from '@publint/pack';

const REPOSITORY = fileURLToPath(new URL('../../../', import.meta.url));

/** What is published, by the names of folders in `packages/`. */
export const PUBLISHED = ['astro-unity', 'notebook-loader'] as const;
export type PublishedName = (typeof PUBLISHED)[number];

/** The fields of a manifest that these checks ask for. */
export interface Manifest {
  name: string;
  version: string;
  bin?: Record<string, string>;
  dependencies?: Record<string, string>;
  exports: Record<string, string | { types?: string; default: string }>;
  keywords?: string[];
  peerDependencies?: Record<string, string>;
}

/** A package as a registry gets it. */
export interface PackedPackage {
  manifest: Manifest;
  /** The `.tgz` file. */
  path: string;
  tarball: Uint8Array<ArrayBuffer>;
  /** Contents by path within the package. */
  files: ReadonlyMap<string, Uint8Array>;
}

/**
 * Packs what the build of a package has left in `dist`.
 *
 * @param into An empty folder, for the tarball.
 */
export async function pack(name: PublishedName, into: string): Promise<PackedPackage> {
  const { packageManager }: { packageManager: string } = JSON.parse(
    await readFile(join(REPOSITORY, 'package.json'), 'utf8'),
  );
  // pnpm writes what `publishConfig` says into the manifest. Without scripts, nothing is built again.
  await promisify(execFile)(
    'npx',
    ['-y', packageManager, 'pack', '--config.ignore-scripts=true', '--pack-destination', into],
    {
      cwd: join(REPOSITORY, 'packages', name),
    },
  );
  const [file] = await readdir(into);
  if (file === undefined) throw new Error(`${packageManager} wrote no tarball of ${name} into ${into}.`);
  const path = join(into, file);
  const tarball = new Uint8Array(await readFile(path));
  const { files, rootDir } = await unpack(tarball.buffer);
  const contents = new Map(files.map((entry) => [entry.name.slice(rootDir.length + 1), entry.data]));
  const manifest: Manifest = JSON.parse(text(contents, 'package.json'));
  return { manifest, path, tarball, files: contents };
}

/** @throws {Error} if there is no such file. */
export function text(files: PackedPackage['files'], path: string): string {
  const data = files.get(path);
  if (data === undefined) throw new Error(`There is no "${path}" in the package.`);
  return new TextDecoder().decode(data);
}
