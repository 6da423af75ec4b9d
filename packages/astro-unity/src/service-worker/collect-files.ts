import { readFile, stat } from 'node:fs/promises';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';

/** Text files that name others. */
const READ = /\.(?:html|css|m?js)$/;

/** Texts in scripts and attributes that look like a file. */
const FILE_NAME =
  /[^"'`\s(),<>\\]+\.(?:m?js|css|json|wasm|woff2?|ttf|svg|png|webp|avif|gif|jpe?g|ico|webmanifest)\b/g;

/** Attributes whose values are files of the page itself; those of links are not. */
const ATTRIBUTES = new Set([
  'src',
  'srcset',
  'imagesrcset',
  'poster',
  'component-url',
  'renderer-url',
  'before-hydration-url',
]);

/**
 * The files of a built site that pages need to work without a server: what they and their styles and scripts name,
 * as far as it lies in the output. Scripts are searched for texts that are names of files there, so that those loaded
 * later are found as well.
 *
 * @param pages Files of the pages below the output folder.
 * @param base Astro's `base`, with slashes around it.
 * @param skip Files that others take care of.
 * @returns Paths below the output folder, the pages among them.
 */
export async function collectFiles(
  pages: readonly string[],
  output: URL,
  base: string,
  skip: (path: string) => boolean,
): Promise<string[]> {
  const found = new Set(pages);
  for (const file of found) {
    if (!READ.test(file)) continue;
    const text = await readFile(new URL(encodeURI(file), output), 'utf8');
    for (const name of file.endsWith('.html') ? namesInPage(text) : namesIn(text)) {
      for (const path of candidates(name, file, base)) {
        if (!found.has(path) && !skip(path) && (await isFile(new URL(encodeURI(path), output))))
          found.add(path);
      }
    }
  }
  return [...found].sort();
}

function namesIn(text: string): string[] {
  return [...text.matchAll(FILE_NAME)].map(([name]) => name);
}

function namesInPage(html: string): string[] {
  const names: string[] = [];
  const visit = (node: Tree.Node): void => {
    if ('attrs' in node) {
      for (const { name, value } of node.attrs) {
        if (ATTRIBUTES.has(name) || name === 'style' || (node.tagName === 'link' && name === 'href')) {
          names.push(...namesIn(value));
        }
      }
    }
    if (node.nodeName === '#text' && 'value' in node && isCode(node.parentNode))
      names.push(...namesIn(node.value));
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(parse(html));
  return names;
}

function isCode(parent: Tree.ParentNode | null): boolean {
  return parent?.nodeName === 'script' || parent?.nodeName === 'style';
}

/** Where a name may lie below the output: from the root of the site, beside the file, or from the base as bundlers write it. */
function candidates(name: string, file: string, base: string): string[] {
  if (/^[a-z][a-z\d+.-]*:|^\/\//i.test(name)) return [];
  if (name.startsWith('/')) return name.startsWith(base) ? [inside(name.slice(base.length))].flat() : [];
  return [posix.join(posix.dirname(file), name), name].flatMap(inside);
}

function inside(path: string): string[] {
  const normal = posix.normalize(path);
  return normal.startsWith('..') || normal.startsWith('/') ? [] : [normal];
}

async function isFile(file: URL): Promise<boolean> {
  return (await stat(fileURLToPath(file)).catch(() => undefined))?.isFile() ?? false;
}
