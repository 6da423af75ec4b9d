import { readdir, realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { UnityExportError } from './error.ts';
import { isFile } from './file-system.ts';
import { capitalise, describeSource, type ExportSource, relativePath } from './source.ts';

/** An address of the export's own config, and where it was found. */
export interface FileReference {
  /** As the config has it: relative to `base`, perhaps percent-encoded, perhaps with a query. */
  url: string;
  /** Absolute folder that the address is relative to. */
  base: string;
  /** What names the file, for error messages: `the config in "index.html" (dataUrl)`. */
  namedBy: string;
  /** What may stand at the end of the name besides, best first. Default: nothing. */
  suffixes?: readonly string[];
}

/**
 * The absolute path of a file that an export's config names.
 *
 * @throws {UnityExportError} if it is missing, on another server, or outside the export's folder, by its path or by
 * a symbolic link.
 */
export async function locateFile(source: ExportSource, reference: FileReference): Promise<string> {
  const { url, namedBy } = reference;
  if (/^(?:[a-z][a-z\d+.-]+:|[\\/]{2})/i.test(url)) {
    throw new UnityExportError(
      `${capitalise(namedBy)} of ${describeSource(source)} names "${url}", which is not a file of the export.`,
      {
        file: source.root,
        hint: 'Put the file into the folder of the export, and name it by a path relative to index.html.',
      },
    );
  }
  const candidates = pathCandidates(reference, source.root);
  const { suffixes = [''] } = reference;
  for (const candidate of candidates.flatMap((path) => suffixes.map((suffix) => path + suffix))) {
    refuseOutside(source, candidate, reference);
    const file = await findFile(candidate);
    if (file !== undefined) return confine(source, file);
  }
  throw await missing(source, candidates[0] ?? source.root, reference);
}

/** The same for files that an export can do without, and for scripts that may be anything: undefined if it is refused. */
export async function locateIfThere(
  source: ExportSource,
  reference: FileReference,
): Promise<string | undefined> {
  try {
    return await locateFile(source, reference);
  } catch (error) {
    if (error instanceof UnityExportError) return undefined;
    throw error;
  }
}

/**
 * The same path, if no symbolic link leads out of the export's folder.
 *
 * @throws {UnityExportError} if one does.
 */
export async function confine(source: ExportSource, file: string): Promise<string> {
  const real = await realpath(file);
  if (isInside(source.root, real)) return file;
  throw new UnityExportError(
    `"${relativePath(source, file)}" of ${describeSource(source)} is a symbolic link to ${real}, outside the export's folder.`,
    {
      file,
      hint: 'Put a copy of the file in place of the link, or point the build at the folder that holds all the files.',
    },
  );
}

export function isInside(root: string, path: string): boolean {
  return path === root || path.startsWith(root.endsWith(sep) ? root : root + sep);
}

/** Most specific first: names may hold a literal `%20`, `#` or `?`, but far more often these are the URL's own. */
function pathCandidates({ url, base }: FileReference, root: string): string[] {
  const path = url.replace(/[?#].*$/s, '');
  const spellings = new Set([path, decodePercent(path), url]);
  return [...spellings]
    .map((spelling) => spelling.replaceAll('\\', '/'))
    .filter((spelling) => spelling !== '' && !spelling.includes('\0'))
    .map((spelling) => (spelling.startsWith('/') ? resolve(root, `.${spelling}`) : resolve(base, spelling)));
}

function decodePercent(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    // A lone "%" is part of the name.
    return path;
  }
}

function refuseOutside(source: ExportSource, candidate: string, { url, namedBy }: FileReference): void {
  if (isInside(source.root, candidate)) return;
  throw new UnityExportError(
    `${capitalise(namedBy)} of ${describeSource(source)} names "${url}", which lies outside the export's folder.`,
    {
      file: candidate,
      hint: 'An export must hold all of its files. Point the build at the folder that holds index.html and all that it names, or let Unity write the export again.',
    },
  );
}

/** The file at that path, also where its name is composed of other code points than the config's (macOS does so). */
async function findFile(path: string): Promise<string | undefined> {
  if (await isFile(path)) return path;
  const name = await siblingWhere(path, (sibling) => sibling.normalize() === basename(path).normalize());
  return name !== undefined && (await isFile(name)) ? name : undefined;
}

async function missing(
  source: ExportSource,
  path: string,
  { url, namedBy }: FileReference,
): Promise<UnityExportError> {
  const message = `${capitalise(namedBy)} of ${describeSource(source)} names "${url}", but there is no such file.`;
  const sibling = await siblingWhere(path, (name) => name.toLowerCase() === basename(path).toLowerCase());
  if (sibling !== undefined) {
    return new UnityExportError(message, {
      file: path,
      hint:
        sibling === path
          ? 'What lies there is a folder, or a link that leads nowhere. Put the file that Unity wrote in its place.'
          : `There is "${basename(sibling)}", which only Windows and macOS take for the same name. Rename the file, or correct the config.`,
    });
  }
  const stem = basename(path).split('.')[0] ?? '';
  const inBuild = join(source.root, 'Build', basename(path));
  if (inBuild !== path && (await isFile(inBuild))) {
    return new UnityExportError(message, {
      file: path,
      hint: `There is "Build/${basename(path)}". Correct the address, or let Unity write the page again.`,
    });
  }
  const names = await namesBeside(path);
  const likely = names.filter((name) => name.startsWith(`${stem}.`));
  const there = (likely.length > 0 ? likely : names).slice(0, 8).map((name) => `"${name}"`);
  return new UnityExportError(message, {
    file: path,
    hint: `${there.length > 0 ? `Beside it there are ${there.join(', ')}. ` : ''}Copy the whole export, or let Unity write it again; its index.html and its Build folder belong together.`,
  });
}

async function siblingWhere(path: string, test: (name: string) => boolean): Promise<string | undefined> {
  const name = (await namesBeside(path)).find(test);
  return name === undefined ? undefined : resolve(dirname(path), name);
}

async function namesBeside(path: string): Promise<string[]> {
  try {
    return (await readdir(dirname(path))).sort();
  } catch {
    // No folder, no names; the file is reported as missing all the same.
    return [];
  }
}
