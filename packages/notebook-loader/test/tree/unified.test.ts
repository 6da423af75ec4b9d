import type { Root as HastRoot } from 'hast';
import type { Root as MdastRoot } from 'mdast';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { VFile } from 'vfile';
import { expect, test } from 'vitest';
import { resolveMedia } from '../../src/media/index.ts';
import { renderNotebook } from '../../src/render.ts';
import { notebookParse, notebookToHast } from '../../src/unified.ts';
import { code, display, markdown, notebook, pixel } from '../build-notebook.ts';

test('the plugins stand in a chain of unified', async () => {
  const file = new VFile({ value: notebook([markdown('# Hi')]), path: 'a.ipynb' });
  const html = await unified().use(notebookParse).use(notebookToHast).use(rehypeStringify).process(file);
  expect(String(html)).toContain('<article class="notebook" data-language="python"><section id="cell-1"');
  expect(html.data.notebook?.headings).toEqual([{ depth: 1, slug: 'hi', text: 'Hi' }]);
});

test('remark plugins see cells, rehype plugins see the page', async () => {
  const shout = () => (tree: MdastRoot) =>
    visit(tree, 'text', (node) => {
      node.value = node.value.toUpperCase();
    });
  const mark = () => (tree: HastRoot) =>
    visit(tree, 'element', (node) => {
      if (node.tagName === 'article') node.properties.dataMark = 'yes';
    });
  const { hast, text } = await renderNotebook(notebook([markdown('quiet')]), {
    remarkPlugins: [shout],
    rehypePlugins: [mark],
  });
  expect(text).toBe('QUIET');
  expect(hast.children[0]).toMatchObject({ properties: { dataMark: 'yes' } });
});

test('resolveMedia puts addresses or properties in place', async () => {
  const { hast, media } = await renderNotebook(notebook([code('', [display({ 'image/png': pixel })])]));
  const images = () => {
    const found: unknown[] = [];
    visit(hast, 'element', (node) => {
      if (node.tagName === 'img') found.push(node.properties);
    });
    return found;
  };
  resolveMedia(hast, () => undefined);
  expect(images()).toMatchObject([{ src: `notebook-media:${media[0]?.name}` }]);
  resolveMedia(hast, (name) => ({ src: `/m/${name}`, srcSet: 'x 2x' }));
  expect(images()).toMatchObject([{ src: `/m/${media[0]?.name}`, srcSet: 'x 2x', width: 1 }]);
});

test('messages name the cell, and the file of a notebook that cannot be read', async () => {
  const { messages } = await renderNotebook(notebook([markdown('a'), markdown('$\\frac$')]), {
    path: 'a.ipynb',
  });
  expect(String(messages[0])).toMatch(/Cell 2: Expression/);
  await expect(renderNotebook('{', { path: 'a.ipynb' })).rejects.toThrow(/^a\.ipynb:1:2/);
});
