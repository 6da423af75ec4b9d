import { readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { isFile } from '../file-system.ts';
import { isInside } from '../locate-file.ts';
import { importsOf } from './module-imports.ts';

/** What a page refers to, in the order of its text. */
export interface PageContent {
  /** Scripts: the text of an inline one, or the address of another file. */
  scripts: ({ text: string } | { src: string })[];
  /** The texts of all `style` attributes and elements. */
  styles: string[];
  /** The text of its `title`, if it has one. */
  title: string | undefined;
}

/** Longer scripts are libraries, not the place where a page names its game. */
const MAX_SCRIPT_BYTES = 1024 * 1024;

const UNITY_LOADER = /\bfunction (?:createUnityInstance|CompatibilityCheck)\b|\bvar UnityLoader\s*=/;

/** The scripts and styles of an HTML page. Any text gives an answer, as in a browser. */
export function readPage(html: string): PageContent {
  const content: PageContent = { scripts: [], styles: [], title: undefined };
  const pending = parse(html).childNodes.toReversed();
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (!('tagName' in node)) continue;
    const attributes = new Map(node.attrs.map(({ name, value }) => [name, value]));
    const style = attributes.get('style');
    if (style !== undefined) content.styles.push(style);
    if (node.tagName === 'title') content.title ??= textOf(node);
    if (node.tagName === 'style') content.styles.push(textOf(node));
    if (node.tagName === 'script' && isJavaScript(attributes.get('type'))) {
      const src = attributes.get('src');
      content.scripts.push(src === undefined ? { text: textOf(node) } : { src });
    }
    for (const child of node.childNodes.toReversed()) pending.push(child);
  }
  return content;
}

/**
 * The texts of a page's scripts, its own files and the modules that they import among them; those of other servers, and
 * large ones, are left out. What is imported comes first, as it runs first.
 */
export async function readScriptTexts(page: string, content: PageContent, root: string): Promise<string[]> {
  const texts: string[] = [];
  const seen = new Set<string>();
  const add = async (text: string, base: string): Promise<void> => {
    for (const src of importsOf(text)) if (/^\.{0,2}\//.test(src)) await read(src, base);
    texts.push(text);
  };
  const read = async (src: string, base: string): Promise<void> => {
    const path = src.replace(/[?#].*$/s, '');
    const file = path.startsWith('/') ? join(root, path) : resolve(base, path);
    if (seen.has(file)) return;
    seen.add(file);
    if (!isInside(root, file) || !(await isFile(file)) || (await stat(file)).size > MAX_SCRIPT_BYTES) return;
    const text = await readFile(file, 'utf8');
    // Unity's own loaders define what a page calls, and name no file.
    if (UNITY_LOADER.test(text)) return;
    await add(text, dirname(file));
  };
  for (const script of content.scripts) {
    await ('text' in script ? add(script.text, dirname(page)) : read(script.src, dirname(page)));
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
