import type { ElementContent, Root } from 'hast';
import { toString as hastToString } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';
import { multiline } from '../nbformat/index.ts';
import { prepareTables } from './prepare-tables.ts';
import type { OutputRenderer } from './renderer.ts';

/** Longest HTML that is read, in characters; reports that inline whole libraries have some four million. */
const longest = 16_000_000;

/** `text/html`, sanitised. What draws itself by a script shows nothing here and passes on to the picture or text beside it. */
export const htmlOutput: OutputRenderer = {
  mediaType: 'text/html',
  name: 'html',
  render(value, context) {
    const source = multiline(value);
    if (source === undefined || source.trim() === '') return undefined;
    if (source.length > longest) {
      context.message(`An HTML output of ${source.length} characters is too long to be read.`, 'long-html');
      return undefined;
    }
    const content = context.html(source);
    if (!isVisible(content)) {
      if (context.passed.length === 0 && /<script/i.test(source))
        context.pass('This output is drawn by a script, which pages do not run.');
      return undefined;
    }
    return prepareTables(content, context.nextTable);
  },
};

/** Whether a reader sees anything of it. */
export function isVisible(content: ElementContent[]): boolean {
  const root: Root = { type: 'root', children: content };
  if (hastToString(root).trim() !== '') return true;
  let visible = false;
  visit(root, 'element', ({ tagName }) => {
    if (/^(?:img|video|audio|hr|progress|meter|input)$/.test(tagName)) visible = true;
  });
  return visible;
}
