import { readFile, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { isFile } from '../file-system.ts';
import { isInside } from '../locate-file.ts';

/** What a page refers to, in the order of its text. */
export interface PageContent {
  /** Scripts: the text of an inline one, or the address of another file. */
  scripts: ({ text: string } | { src: string })[];
  /** The texts of all `style` attributes and elements. */
  styles: string[];
}

/** Longer scripts are libraries, not the place where a page names its game. */
const MAX_SCRIPT_BYTES = 1024 * 1024;

/** The scripts and styles of an HTML page. Any text gives an answer, as in a browser. */
export function readPage(html: string): PageContent {
  const content: PageContent = { scripts: [], styles: [] };
  const pending = parse(html).childNodes.toReversed();
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (!('tagName' in node)) continue;
    const attributes = new Map(node.attrs.map(({ name, value }) => [name, value]));
    const style = attributes.get('style');
    if (style !== undefined) content.styles.push(style);
    if (node.tagName === 'style') content.styles.push(textOf(node));
    if (node.tagName === 'script' && isJavaScript(attributes.get('type'))) {
      const src = attributes.get('src');
      content.scripts.push(src === undefined ? { text: textOf(node) } : { src });
    }
    for (const child of node.childNodes.toReversed()) pending.push(child);
  }
  return content;
}

/** The texts of a page's scripts, its own files among them; those of other servers, and large ones, are left out. */
export async function readScriptTexts(page: string, content: PageContent, root: string): Promise<string[]> {
  const texts: string[] = [];
  for (const script of content.scripts) {
    if ('text' in script) {
      texts.push(script.text);
      continue;
    }
    const file = resolve(dirname(page), script.src.replace(/[?#].*$/s, ''));
    if (!isInside(root, file) || !(await isFile(file)) || (await stat(file)).size > MAX_SCRIPT_BYTES)
      continue;
    const text = await readFile(file, 'utf8');
    // Unity's own loaders define what a page calls, and name no file.
    if (!/\bfunction (?:createUnityInstance|CompatibilityCheck)\b|\bvar UnityLoader\s*=/.test(text))
      texts.push(text);
  }
  return texts;
}

function isJavaScript(type: string | undefined): boolean {
  return (
    type === undefined ||
    type === '' ||
    type === 'module' ||
    /^(?:text|application)\/(?:x-)?(?:java|ecma)script$/i.test(type)
  );
}

function textOf(node: DefaultTreeAdapterTypes.Element): string {
  return node.childNodes.map((child) => ('value' in child ? child.value : '')).join('');
}
