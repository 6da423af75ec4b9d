import type { ElementContent, Root } from 'hast';
import { toString as hastToString } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';
import { multiline } from '../nbformat/index.ts';
import { prepareTables } from './prepare-tables.ts';
import type { OutputRenderer } from './renderer.ts';

/** `text/html`, sanitised. What draws itself by a script shows nothing here and passes on to the picture or text beside it. */
export const htmlOutput: OutputRenderer = {
  mediaType: 'text/html',
  name: 'html',
  render(value, context) {
    const source = multiline(value);
    if (source === undefined || source.trim() === '') return undefined;
    const content = context.html(source);
    if (!isVisible(content)) return undefined;
    return prepareTables(content, context.nextTable);
  },
};

function isVisible(content: ElementContent[]): boolean {
  const root: Root = { type: 'root', children: content };
  if (hastToString(root).trim() !== '') return true;
  let visible = false;
  visit(root, 'element', ({ tagName }) => {
    if (/^(?:img|video|audio|hr|progress|meter|input)$/.test(tagName)) visible = true;
  });
  return visible;
}
