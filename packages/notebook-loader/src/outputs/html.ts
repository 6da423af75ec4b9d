import type { ElementContent, Root } from 'hast';
import { toString as hastToString } from 'hast-util-to-string';
import { multiline } from '../nbformat/index.ts';
import { eachElement } from '../tree/each-element.ts';
import { text } from '../tree/element.ts';
import { alignNumbers } from './align-numbers.ts';
import { prepareTables } from './prepare-tables.ts';
import type { OutputContext, OutputRenderer } from './renderer.ts';

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
      return isOnlyStyle(source, context) ? [text('')] : undefined;
    }
    alignNumbers(content);
    return prepareTables(content, context.nextTable);
  },
};

/** A cell that sets styles shows nothing in Jupyter either, and its text would only name the object. */
function isOnlyStyle(source: string, { mediaTypes }: OutputContext): boolean {
  const isAlone = mediaTypes.every((mediaType) => /^text\/(?:html|plain)$/.test(mediaType));
  return isAlone && /<style/i.test(source) && !/<(?:script|iframe|object|embed|svg|canvas)\b/i.test(source);
}

/** Whether a reader sees anything of it. */
export function isVisible(content: ElementContent[]): boolean {
  const root: Root = { type: 'root', children: content };
  if (hastToString(root).trim() !== '') return true;
  let visible = false;
  eachElement(root, ({ tagName }) => {
    if (/^(?:img|video|audio|hr|progress|meter|input)$/.test(tagName)) visible = true;
  });
  return visible;
}
