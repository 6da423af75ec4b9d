import { basename, dirname, join, resolve } from 'node:path';
import { loaderKind } from './content/content-check.ts';
import { KIND_HEAD_LENGTH, sniffKind } from './content/kind.ts';
import { UnityExportError } from './error.ts';
import { isFile, listNames, readHead } from './file-system.ts';
import { confine, locateFile, locateIfThere } from './locate-file.ts';
import type { Selection } from './selection.ts';
import { capitalise, describeSource, type ExportSource } from './source.ts';
import { stemOf } from './stem.ts';

/**
 * Finds the loader of a selection: among the scripts that the page loads, else beside the data file.
 *
 * @param urls The page's scripts, likeliest first.
 * @param base The page's folder.
 * @throws {UnityExportError} if there is none.
 */
export async function findLoader(
  source: ExportSource,
  selection: Selection,
  urls: string[],
  base: string,
): Promise<string> {
  const kind = loaderKind(selection.generation);
  const isLoader = async (file: string) => sniffKind(await readHead(file, KIND_HEAD_LENGTH)) === kind;

  for (const url of urls) {
    const file = await locateIfThere(source, { url, base, namedBy: 'a script' });
    if (file !== undefined && (await isLoader(file))) return file;
  }
  const data = selection.files.get('data') ?? base;
  const named = urls.find(
    (url) => /loader[^/]*\.js/i.test(url) && dirname(resolve(base, url)) === dirname(data),
  );
  // Missing or damaged: this file is the one to complain of, and no other can take its place.
  if (named !== undefined) return locateFile(source, { url: named, base, namedBy: 'the page (script)' });

  const beside: string[] = [];
  for (const name of await listNames(dirname(data))) {
    const file = join(dirname(data), name);
    if (name.endsWith('.js') && (await isFile(file)) && (await isLoader(file))) beside.push(file);
  }
  const ofSameStem = beside.filter((file) => stemOf(basename(file)) === stemOf(basename(data)));
  const [loader] = ofSameStem.length > 0 ? ofSameStem : beside;
  if (loader === undefined) {
    throw new UnityExportError(
      `${capitalise(describeSource(source))} has no ${kind === 'loader' ? 'loader.js' : 'UnityLoader.js'} beside its data file.`,
      { file: data, hint: 'Copy the whole Build folder, or let Unity write the export again.' },
    );
  }
  return confine(source, loader);
}
