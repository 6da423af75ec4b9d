import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Element } from 'hast';
import { addressesIn, RELATIVE, removeAddress } from '../../astro/addresses.ts';
import { findLocalFile, storedName } from '../../astro/local-file.ts';
import { replaceFile } from '../../media/replace-file.ts';
import type { RenderedNotebook } from '../../render.ts';
import { cleanSvg } from '../../trust/svg.ts';
import { decode } from '../../trust/url-policy.ts';
import type { PageTask } from './draft-page.ts';
import { type PageRecord, sizeOf, stampOf } from './records.ts';

/** Files that would run scripts as pages of the folder that all is written to. */
const ACTIVE = /\.(?:x?html?|xht|xml|xsl|m?js|wasm|swf)$/i;

/**
 * Pictures and other files that lie beside the notebook come along, to the folder of media, under names with the hash of their
 * content. What is not there, lies outside of the notebooks' folder, or would run, loses its address, and is reported.
 *
 * @param root Path from the page to the output folder.
 */
export async function copyFiles(
  { hast }: RenderedNotebook,
  { path, base, out }: PageTask,
  record: PageRecord,
  root: string,
  warn: (reason: string, element: Element) => void,
): Promise<void> {
  for (const found of addressesIn(hast)) {
    const { element, property, address } = found;
    delete element.properties.dataNotebookRelative;
    if (!RELATIVE.test(address)) continue;
    const file = await findLocalFile(address, path, base);
    const looked =
      'path' in file ? file.path : resolve(dirname(path), decode(address.replace(/[?#].*$/s, '')));
    record.sources[looked] = stampOf(looked);
    const problem =
      'problem' in file
        ? file.problem
        : ACTIVE.test(file.path)
          ? 'names a file that may run scripts'
          : undefined;
    const copy = 'path' in file && problem === undefined ? await copyOf(file.path) : undefined;
    if (copy === undefined) {
      removeAddress(found);
      warn(`The address "${address}" ${problem ?? 'names a drawing that cannot be read'}.`, element);
      continue;
    }
    const target = `media/${copy.name}`;
    if (sizeOf(join(out, target)) !== copy.bytes.byteLength) replaceFile(join(out, target), copy.bytes);
    record.shared[target] = copy.bytes.byteLength;
    record.bytesOut += copy.bytes.byteLength;
    element.properties[property] = root + target;
  }
}

async function copyOf(path: string): Promise<{ name: string; bytes: Uint8Array } | undefined> {
  const content = await readFile(path);
  if (!/\.svg$/i.test(path)) return { name: storedName(path, content), bytes: content };
  const svg = cleanSvg(content.toString());
  return svg && { name: storedName(path, Buffer.from(svg.source)), bytes: Buffer.from(svg.source) };
}
