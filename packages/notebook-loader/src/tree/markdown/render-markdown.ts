import type { Element, ElementContent, Root } from 'hast';
import { raw } from 'hast-util-raw';
import { toString as hastToString } from 'hast-util-to-string';
import type { Nodes as MdastNodes, Root as MdastRoot } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { type PluggableList, unified } from 'unified';
import { visit } from 'unist-util-visit';
import { VFile } from 'vfile';
import { sanitizeTree, type TrustContext } from '../../trust/sanitize.ts';
import { element } from '../element.ts';
import { placeMath } from '../math/place-math.ts';
import type { MathRenderer } from '../math/render-math.ts';
import { restoreMath, splitMath } from '../math/split-math.ts';
import { limitMarkdown } from './limit-markdown.ts';
import { markAlerts } from './mark-alerts.ts';

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
}

export type MarkdownRenderer = (markdown: string, context: MarkdownContext) => Promise<ElementContent[]>;

/** A renderer of Markdown cells with the user's remark plugins, which see one cell at a time. */
export function createMarkdownRenderer(remarkPlugins: PluggableList): MarkdownRenderer {
  const processor = unified().use(remarkParse).use(remarkGfm).use(remarkPlugins).freeze();
  return async (markdown, { trust, math: renderer, headings, scope, path }) => {
    const { text, math } = splitMath(spaceHeadings(markdown));
    if (limitMarkdown(text)) {
      trust.message(
        'The Markdown is too long or too deeply nested to be read as such; it is shown as text.',
        'markdown-limit',
      );
      return [element('pre', { className: ['nb-plain'] }, markdown)];
    }
    const mdast = await processor.run(
      processor.parse(text) as MdastRoot,
      new VFile(path === undefined ? {} : { path }),
    );
    let hasHtml = false;
    visit(mdast as MdastRoot, (node: MdastNodes) => {
      if (node.type === 'html') hasHtml = true;
      // Addresses are percent-encoded on the way to HTML, placeholders with them.
      if ('url' in node) node.url = restoreMath(node.url, math);
    });
    markAlerts(mdast as MdastRoot);
    const hast = toHast(mdast as MdastRoot, { allowDangerousHtml: true, clobberPrefix: `${scope}-` });
    let root: Root =
      hast.type === 'root' ? hast : { type: 'root', children: hast.type === 'doctype' ? [] : [hast] };
    if (hasHtml) {
      const parsed = raw(root);
      root = parsed.type === 'root' ? parsed : { type: 'root', children: [] };
    }
    const safe = sanitizeTree(root, trust);
    nameHeadings(safe, headings, (heading) => restoreMath(hastToString(heading), math));
    placeMath(safe, math, renderer);
    return safe.children.filter((child): child is ElementContent => child.type !== 'doctype');
  };
}

/** `#Title` is a heading in Jupyter's older renderers, and meant as one. */
function spaceHeadings(markdown: string): string {
  return markdown.replace(/^(#{1,6})(?=[A-Z][\w'’-]* )/gm, '$1 ');
}

function nameHeadings(tree: Root, headings: HeadingTexts, textOf: (heading: Element) => string): void {
  visit(tree, 'element', (node) => {
    // The heading of the footnotes is for screen readers; it belongs to no outline.
    const isFootnotes =
      Array.isArray(node.properties.className) && node.properties.className.includes('sr-only');
    if (/^h[1-6]$/.test(node.tagName) && !isFootnotes) headings.set(node, textOf(node).trim());
  });
}
