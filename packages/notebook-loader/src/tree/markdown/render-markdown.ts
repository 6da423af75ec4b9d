import type { Element, ElementContent, Root } from 'hast';
import { raw } from 'hast-util-raw';
import { toString as hastToString } from 'hast-util-to-string';
import type { Root as MdastRoot } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { type PluggableList, unified } from 'unified';
import { VFile } from 'vfile';
import { sanitizeTree, type TrustContext } from '../../trust/sanitize.ts';
import { eachElement } from '../each-element.ts';
import { element, hasClass } from '../element.ts';
import { placeMath } from '../math/place-math.ts';
import type { MathRenderer } from '../math/render-math.ts';
import { type MathSpan, restoreMath } from '../math/split-math.ts';
import { placeEmoji } from './emoji.ts';
import { borrowFootnotes, type Footnotes, numberFootnotes } from './footnotes.ts';
import { keepTags } from './keep-tags.ts';
import { eachNode } from './node.ts';
import { parseMarkdown } from './parse-markdown.ts';
import { MarkdownLimitError, type ReadContext, readMarkdown } from './read-markdown.ts';

/** Text of each heading with its math as source: what anchors are made from. */
export type HeadingTexts = WeakMap<Element, string>;

export interface MarkdownContext {
  trust: TrustContext;
  math: MathRenderer;
  /** Receives the headings that are rendered. */
  headings: HeadingTexts;
  /** Makes footnotes of one cell distinct from those of the others. */
  scope: string;
  path: string | undefined;
  read: ReadContext;
  footnotes: Footnotes;
}

export type MarkdownRenderer = (markdown: string, context: MarkdownContext) => Promise<ElementContent[]>;

/** A renderer of Markdown cells with the user's remark plugins, which see one cell at a time. */
export function createMarkdownRenderer(remarkPlugins: PluggableList): MarkdownRenderer {
  const processor = unified().use(remarkParse).use(remarkGfm).use(remarkPlugins).freeze();
  const hasPlugins = remarkPlugins.length > 0;
  // Plugins may change what is Markdown.
  const parse = hasPlugins ? (text: string): MdastRoot => processor.parse(text) : parseMarkdown;
  return async (markdown, context) => {
    const { trust, path, footnotes } = context;
    try {
      const { tree, math } = readMarkdown(borrowFootnotes(markdown, footnotes), parse, context.read);
      keepTags(tree, trust.message);
      await placeEmoji(tree, markdown);
      if (!hasPlugins) return renderTree(tree, math, context);
      const mdast = await processor.run(tree, new VFile(path === undefined ? {} : { path }));
      if (!isMdastRoot(mdast)) throw new Error('A remark plugin returned something other than a root.');
      return renderTree(mdast, math, context);
    } catch (error) {
      if (!(error instanceof MarkdownLimitError)) throw error;
      trust.message(
        'The Markdown is too long or too deeply nested to be read as such; it is shown as text.',
        'markdown-limit',
      );
      return [element('pre', { className: ['nb-plain'] }, markdown)];
    }
  };
}

function isMdastRoot(node: { type: string }): node is MdastRoot {
  return node.type === 'root';
}

function renderTree(
  mdast: MdastRoot,
  math: readonly MathSpan[],
  { trust, math: renderer, headings, scope, footnotes }: MarkdownContext,
): ElementContent[] {
  let hasHtml = false;
  eachNode(mdast, (node) => {
    if (node.type === 'html') hasHtml = true;
    // Addresses are percent-encoded on the way to HTML, placeholders with them.
    if ('url' in node) node.url = restoreMath(node.url, math);
  });
  const hast = toHast(mdast, {
    allowDangerousHtml: true,
    clobberPrefix: `${scope}-`,
    footnoteBackLabel: (index, again) =>
      `Back to reference ${footnotes.count + index + 1}${again > 1 ? `-${again}` : ''}`,
  });
  let root: Root =
    hast.type === 'root' ? hast : { type: 'root', children: hast.type === 'doctype' ? [] : [hast] };
  if (hasHtml) {
    const parsed = raw(root);
    root = parsed.type === 'root' ? parsed : { type: 'root', children: [] };
  }
  const safe = sanitizeTree(root, trust);
  numberFootnotes(safe, footnotes);
  nameHeadings(safe, headings, (heading) => restoreMath(hastToString(heading), math));
  placeMath(safe, math, renderer);
  return safe.children.filter((child): child is ElementContent => child.type !== 'doctype');
}

function nameHeadings(tree: Root, headings: HeadingTexts, textOf: (heading: Element) => string): void {
  eachElement(tree, (node) => {
    // The heading of the footnotes is for screen readers; it belongs to no outline.
    if (/^h[1-6]$/.test(node.tagName) && !hasClass(node, 'sr-only')) headings.set(node, textOf(node).trim());
  });
}
