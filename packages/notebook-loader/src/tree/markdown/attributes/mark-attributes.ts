import type { Image, Nodes, Paragraph, Parents, PhrasingContent, Root } from 'mdast';
import { toString as mdastToString } from 'mdast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import type { MarkdownScope } from '../directives/directive.ts';
import { captioned, pictureSize } from '../directives/figures.ts';
import { tableFigure } from '../directives/tables.ts';
import { replaceChild, span } from '../node.ts';
import { readAttributes } from './read-attributes.ts';

const braces = /^\{([^{}\n]*)\}/;
const tableCaption = /^:\s+/;
const trailing = /\{([^{}\n]*)\}$/;

/**
 * Quarto's and Pandoc's attributes: `![caption](plot.png){#fig-a width=50%}`, `[text]{.class}`, and captions of tables
 * (`: Caption {#tbl-a}`). Changes the tree in place.
 */
export function markAttributes(tree: Root, scope: MarkdownScope): void {
  visit(tree, (node: Nodes, index, parent: Parents | undefined) => {
    if (!parent || index === undefined) return undefined;
    if (node.type === 'image') attributeImage(node, index, parent);
    else if (node.type === 'paragraph') {
      if (captionTable(node, index, parent, scope)) return [SKIP, index];
      if (figureOf(node, index, parent, scope)) return SKIP;
    } else if (node.type === 'text' && parent.type !== 'link') bracketSpan(node.value, index, parent);
    return undefined;
  });
}

function attributeImage(image: Image, index: number, parent: Parents): void {
  const next = parent.children[index + 1];
  const match = next?.type === 'text' ? braces.exec(next.value) : null;
  if (next?.type !== 'text' || !match) return;
  const { id, classes, options } = readAttributes(match[1] ?? '');
  if (!id && classes.length === 0 && Object.keys(options).length === 0) return;
  next.value = next.value.slice(match[0].length);
  image.data = {
    hProperties: {
      ...pictureSize(options.width, options.height),
      ...(id ? { id } : {}),
      ...(classes.length > 0 ? { className: classes } : {}),
    },
  };
  if (options['fig-alt']) image.data.hProperties = { ...image.data.hProperties, alt: options['fig-alt'] };
}

/** A picture with a label that stands alone is a figure, its alternative text the caption. */
function figureOf(paragraph: Paragraph, index: number, parent: Parents, scope: MarkdownScope): boolean {
  const content = paragraph.children.filter(
    ({ type }) => type !== 'text' || mdastToString(paragraph).trim() !== '',
  );
  const [first, second] = content;
  const image =
    content.length === 1 || (second?.type === 'text' && braces.test(second.value)) ? first : undefined;
  if (image?.type !== 'image') return false;
  const next = second?.type === 'text' ? braces.exec(second.value) : null;
  const { id, classes, options } = readAttributes(next?.[1] ?? '');
  if (!id || (second?.type === 'text' && second.value.replace(braces, '').trim() !== '')) return false;
  image.data = { hProperties: { ...pictureSize(options.width, options.height) } };
  const caption = image.alt ?? '';
  image.alt = options['fig-alt'] ?? caption;
  scope.define(id, 'figure', caption);
  const figure = captioned([{ type: 'paragraph', children: [image] }], scope.inline(caption), [], id, {
    classes,
    options,
  });
  replaceChild(parent, index, [figure]);
  return true;
}

function captionTable(paragraph: Paragraph, index: number, parent: Parents, scope: MarkdownScope): boolean {
  const table = parent.children[index - 1];
  const first = paragraph.children[0];
  if (table?.type !== 'table' || first?.type !== 'text' || !tableCaption.test(first.value)) return false;
  first.value = first.value.replace(tableCaption, '');
  const last = paragraph.children.at(-1);
  const match = last?.type === 'text' ? trailing.exec(last.value.trimEnd()) : null;
  if (last?.type === 'text' && match) last.value = last.value.slice(0, match.index).trimEnd();
  const { id } = readAttributes(match?.[1] ?? '');
  if (id) scope.define(id, 'table', mdastToString(paragraph));
  replaceChild(parent, index, []);
  replaceChild(parent, index - 1, [tableFigure([table], paragraph.children, id)]);
  return true;
}

/** `[text]{.class}` of plain text. */
function bracketSpan(value: string, index: number, parent: Parents): void {
  const match = /\[([^[\]\n]+)\]\{((?:\s*[.#][\w:-]+)+)\s*\}/.exec(value);
  if (!match) return;
  const { id, classes } = readAttributes(match[2] ?? '');
  const pieces: PhrasingContent[] = [
    { type: 'text', value: value.slice(0, match.index) },
    span('span', { className: classes, ...(id ? { id } : {}) }, [{ type: 'text', value: match[1] ?? '' }]),
    { type: 'text', value: value.slice(match.index + match[0].length) },
  ];
  replaceChild(parent, index, pieces);
}
