import type { Element, Root } from 'hast';
import { type PluggableList, type Plugin, unified } from 'unified';
import type { Node } from 'unist';
import type { VFile } from 'vfile';
import { scriptFormat } from '../nbformat/script-format.ts';
import { linkAnchors } from './anchors.ts';
import { renderCell } from './cell.ts';
import { findBibliography } from './citations/find-bibliography.ts';
import { placeCitations } from './citations/place-citations.ts';
import { findFrontmatter } from './frontmatter.ts';
import { joinSpans } from './join-spans.ts';
import type { NotebookRoot } from './nodes.ts';
import { createPage, type PageOptions } from './page.ts';
import { resolveReferences } from './references/resolve-references.ts';
import { settle } from './settle.ts';
import { visibleText } from './visible-text.ts';

export interface NotebookToHastOptions extends PageOptions {
  /** rehype plugins that see the whole page, after sanitising. Default: none. */
  rehypePlugins?: PluggableList | undefined;
}

/**
 * unified plugin: `notebook` tree → hast with one `<article class="notebook">`. What else is learnt on the way (headings,
 * media, generated CSS …) lies in `file.data.notebook` afterwards.
 */
export const notebookToHast: Plugin<[NotebookToHastOptions?], NotebookRoot, Root> = (options = {}) => {
  const rehype = unified().use(options.rehypePlugins ?? []);
  return async (tree: NotebookRoot, file: VFile): Promise<Root> => {
    const { notebook } = tree;
    const found = findFrontmatter(notebook, (reason) =>
      file.message(reason, { source: 'notebook-loader', ruleId: 'frontmatter' }),
    );
    const { frontmatter: carried } = found;
    const bibliography = await findBibliography(notebook, carried, options.files, (reason, ruleId) =>
      file.message(reason, { source: 'notebook-loader', ruleId }),
    );
    const page = createPage(notebook, carried, bibliography?.keys ?? new Set(), file, options);
    const article: Element = {
      type: 'element',
      tagName: 'article',
      properties: { className: ['notebook'], dataLanguage: notebook.language },
      children: [],
    };
    for (const [index, { cell }] of tree.children.entries()) {
      page.cell = index + 1;
      const source = cell === found.cell ? (found.rest ?? '') : cell.source;
      if (cell === found.cell && source.trim() === '') continue;
      const section = await renderCell({ ...cell, source }, page);
      if (!section) continue;
      if (options.settle && options.keepPart && cell.cell_type === 'code')
        settle(section, page, options.keepPart);
      article.children.push(section);
    }
    page.cell = undefined;
    if (notebook.cells.some(({ source }) => source.includes(':::'))) joinSpans(article);
    await placeCitations(article, bibliography, page);
    resolveReferences(article, page);
    const { headings, anchors } = linkAnchors(article, page);
    const root: Root = { type: 'root', children: [article] };
    const transformed: Node = await rehype.run(root, file);
    if (!isRoot(transformed)) throw new Error('A rehype plugin returned something other than a hast root.');
    const frontmatter = { ...found.frontmatter };
    const title = frontmatter.title ?? headings.find((heading) => heading.depth === 1)?.text;
    const thumbnail =
      page.thumbnail ?? page.media.list().find((media) => media.mediaType.startsWith('image/'))?.name;
    if (title) frontmatter.title = title;
    if (thumbnail) frontmatter.thumbnail = thumbnail;
    const scriptExtension = scriptFormat(notebook)?.extension;
    file.data.notebook = {
      frontmatter,
      headings,
      anchors,
      labels: page.labels.all(),
      media: page.media.list(),
      language: notebook.language,
      ...(scriptExtension !== undefined && { scriptExtension }),
      css: page.styles.toString(),
      text: visibleText(article),
    };
    return transformed;
  };
};

function isRoot(node: Node): node is Root {
  return node.type === 'root';
}
