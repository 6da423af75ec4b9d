import { fromHtml } from 'hast-util-from-html';
import { toString as hastToString } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';

/** Texts of the scripts in a piece of HTML that is no longer than `longest` characters. */
export function htmlScripts(source: string, longest: number): string[] {
  if (source.length > longest || !/<script/i.test(source)) return [];
  const scripts: string[] = [];
  visit(fromHtml(source, { fragment: true }), 'element', (node) => {
    if (node.tagName === 'script' && node.properties.src === undefined) scripts.push(hastToString(node));
  });
  return scripts;
}
