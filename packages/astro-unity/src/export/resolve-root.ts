import { realpath, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { UnityExportError } from './error.ts';
import { isNotFound, listNames } from './file-system.ts';
import { hasPlayablePage } from './page/find-page.ts';

/**
 * The real path of the folder that Unity wrote. A Build folder belongs to the page beside it, which alone knows the names of company and
 * product.
 *
 * @param directory Absolute path.
 * @throws {UnityExportError} if there is no such folder.
 */
export async function resolveRoot(directory: string): Promise<string> {
  let root: string;
  try {
    if (!(await stat(directory)).isDirectory()) {
      throw new UnityExportError(`${directory} is a file; a Unity export is a folder.`, {
        file: directory,
        hint: `Name the folder that holds it: ${dirname(directory)}`,
      });
    }
    root = await realpath(directory);
  } catch (error) {
    if (!isNotFound(error)) throw error;
    throw new UnityExportError(`There is no folder ${directory}, where a Unity export should be.`, {
      file: directory,
      hint: 'Let Unity export to that folder, or correct the path. A relative path starts at the root of the project.',
      cause: error,
    });
  }
  const hasPage = (await listNames(root)).some((name) => /\.html?$/i.test(name));
  const parent = dirname(root);
  if (!hasPage && basename(root) === 'Build' && (await hasPlayablePage(parent))) return parent;
  return root;
}
