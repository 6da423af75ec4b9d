import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { parse } from 'acorn';
import { parse as parseHtml, type DefaultTreeAdapterTypes as Tree } from 'parse5';

/** The JavaScript that a page loads before anything happens on it, in bytes, compressed with brotli. */
export interface PageScripts {
  /** Files, and what they import. */
  files: Map<string, number>;
  /** What stands in the page itself. */
  inline: number;
}

/**
 * Weighs the scripts of a built page.
 *
 * @param directory The folder that is served as `/`.
 * @param page Path of the page below it.
 */
export async function weighScripts(directory: string, page: string): Promise<PageScripts> {
  const files = new Map<string, number>();
  let inline = 0;

  const addFile = async (path: string): Promise<void> => {
    if (files.has(path)) return;
    const text = await readFile(join(directory, path), 'utf8');
    files.set(path, brotliCompressSync(text).length);
    await addImports(text, path);
  };
  const addImports = async (text: string, path: string): Promise<void> => {
    for (const source of importsOf(text)) await addFile(new URL(source, `file://${path}`).pathname);
  };

  for (const script of scriptsOf(parseHtml(await readFile(join(directory, page), 'utf8')))) {
    const src = script.attrs.find(({ name }) => name === 'src')?.value;
    if (src) {
      await addFile(src);
      continue;
    }
    const text = script.childNodes.map((child) => ('value' in child ? child.value : '')).join('');
    inline += brotliCompressSync(text).length;
    await addImports(text, `/${page}`);
  }
  return { files, inline };
}

/** What a module imports at once; what it imports when it needs it is not the page's. */
function importsOf(text: string): string[] {
  const { body } = parse(text, { ecmaVersion: 'latest', sourceType: 'module' });
  return body.flatMap((node) =>
    'source' in node && typeof node.source?.value === 'string' ? [node.source.value] : [],
  );
}

function scriptsOf(node: Tree.ParentNode): Tree.Element[] {
  return node.childNodes.flatMap((child) => {
    if (!('childNodes' in child)) return [];
    return child.nodeName === 'script' ? [child] : scriptsOf(child);
  });
}
