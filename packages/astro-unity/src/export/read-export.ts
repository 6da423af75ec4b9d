import { join, resolve } from 'node:path';
import { chooseExport } from './choose-export.ts';
import { refuseLfsPointers } from './content/lfs-pointer.ts';
import { hasDecompressor } from './content/loader-text.ts';
import { UnityExportError } from './error.ts';
import { PART_ROLES, type PartRole } from './part-roles.ts';
import { resolveRoot } from './resolve-root.ts';
import { type ScannedPart, scanPart } from './scan-part.ts';
import type { Selection } from './selection.ts';
import type { ExportSource } from './source.ts';
import { readStreamingAssets } from './streaming-assets.ts';
import type { ExportPart, StreamingAssets, UnityExport } from './types.ts';

export interface ReadExportOptions {
  /** The project's name for this export, for error messages. */
  name?: string;
  /**
   * Picks one of several exports that lie in one folder: what its file names begin with (`Web` of `Web.data.br`), or
   * the name of its data file where even that is the same. Not needed where index.html starts one of them.
   */
  stem?: string;
}

/** Keys of a config that `UnityExport` has fields of its own for. */
const OWN_KEYS = new Set([
  'companyName',
  'productName',
  'productVersion',
  'unityVersion',
  'streamingAssetsUrl',
]);

/**
 * Reads a folder that Unity 5.6 or newer exported for the web. What a file is, and how it is compressed, is found out
 * from its bytes; which files belong to the export, from the config in index.html or, without one, from what there is.
 * Every part is read to its end, so that a damaged file is found here. Files are streamed: memory stays small.
 *
 * @param directory The folder that Unity wrote (it holds index.html and Build), or its Build folder.
 * @throws {UnityExportError} that names the file at fault and the remedy.
 */
export async function readExport(directory: string, options: ReadExportOptions = {}): Promise<UnityExport> {
  try {
    return await read(directory, options);
  } catch (error) {
    throw explainFileSystemError(error, directory) ?? error;
  }
}

async function read(directory: string, options: ReadExportOptions): Promise<UnityExport> {
  const source: ExportSource = { root: await resolveRoot(resolve(directory)), name: options.name };
  const selection = await chooseExport(source, options.stem);
  await refuseLfsPointers(source, selection.files.values());

  const scanned = await scanAll(source, selection);
  const parts = new Map<PartRole, ExportPart>(scanned.map(({ part }) => [part.role, part]));
  const { settings } = selection;
  return {
    directory: source.root,
    generation: selection.generation,
    unityVersion:
      textOf(settings.unityVersion) ?? scanned.find(({ unityVersion }) => unityVersion)?.unityVersion,
    companyName: textOf(settings.companyName),
    productName: textOf(settings.productName),
    productVersion: textOf(settings.productVersion),
    parts,
    codeFormat: selection.codeFormat,
    decompressionFallback: await loaderHasDecompressor(parts),
    streamingAssets: await findStreamingAssets(source, settings.streamingAssetsUrl),
    extraConfig: extraConfig(settings),
  };
}

async function scanAll(source: ExportSource, selection: Selection): Promise<ScannedPart[]> {
  const entries = PART_ROLES.flatMap((role) => {
    const file = selection.files.get(role);
    return file === undefined ? [] : [{ role, file }];
  });
  const { generation, codeFormat } = selection;
  const results = await Promise.allSettled(
    entries.map(({ role, file }) => scanPart(source, file, { role, generation, codeFormat })),
  );
  return results.map((result) => {
    if (result.status === 'rejected') throw result.reason;
    return result.value;
  });
}

async function loaderHasDecompressor(parts: ReadonlyMap<PartRole, ExportPart>): Promise<boolean> {
  const loader = parts.get('loader');
  return loader !== undefined && hasDecompressor(loader.file);
}

/** Files that may not be read, paths that are too long, failing disks: the system says what, this says where. */
function explainFileSystemError(error: unknown, directory: string): UnityExportError | undefined {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return undefined;
  const file = 'path' in error && typeof error.path === 'string' ? error.path : resolve(directory);
  return new UnityExportError(`The Unity export in ${directory} cannot be read: ${error.message}.`, {
    file,
    hint: 'Check that the file exists, that it is not in use, and that this user may read it.',
    cause: error,
  });
}

/** An address on another server is the game's own business; it stays in `extraConfig`. */
async function findStreamingAssets(source: ExportSource, url: unknown): Promise<StreamingAssets | undefined> {
  if (isRemote(url)) return undefined;
  const path = textOf(url) ?? 'StreamingAssets';
  return readStreamingAssets(source, join(source.root, path.replace(/[?#].*$/s, '')));
}

function extraConfig(settings: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(settings).filter(([key, value]) => {
    return !OWN_KEYS.has(key) || (key === 'streamingAssetsUrl' && isRemote(value));
  });
  return Object.fromEntries(entries);
}

function isRemote(url: unknown): boolean {
  return typeof url === 'string' && /^(?:[a-z][a-z\d+.-]*:)?\/\//i.test(url);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
