import { describe, expect, test } from 'vitest';
import { renderNotebook } from '../../src/render.ts';
import { code, markdown, notebook, renderCells } from '../build-notebook.ts';

describe('every carrier of front matter', () => {
  const yaml =
    '---\ntitle: Gait\nauthor:\n  - name: A. B.\n  - C\ndate: 2026-11-22\nkeywords: [a, b]\nextra: 1\n---';
  test.each<[string, unknown[]]>([
    ['raw cell', [{ cell_type: 'raw', metadata: {}, source: yaml }]],
    ['Markdown cell', [markdown(`${yaml}\n\ntext`)]],
    ['HTML comment', [markdown(`<!--\n${yaml} -->\n\ntext`)]],
    ['after an empty cell', [code(''), markdown(yaml)]],
    [
      'after directives of nbdev',
      [code('#| default_exp core\n'), { cell_type: 'raw', metadata: {}, source: yaml }],
    ],
  ])('%s', async (_, cells) => {
    const { frontmatter, html } = await renderCells(cells);
    expect(frontmatter).toMatchObject({
      title: 'Gait',
      authors: ['A. B.', 'C'],
      date: '2026-11-22',
      tags: ['a', 'b'],
      extra: 1,
    });
    expect(html).not.toContain('Gait');
  });

  test('fastpages: title, quote and list, of which only the list is not shown', async () => {
    const source = '# "Gait"\n> How *people* walk.\n\n- toc: true\n- author: A. B.\n- categories: [a, b]\n';
    const { frontmatter, text } = await renderCells([markdown(source)]);
    expect(frontmatter).toEqual({
      title: 'Gait',
      description: 'How people walk.',
      toc: true,
      authors: ['A. B.'],
      tags: ['a', 'b'],
    });
    expect(text).toBe('"Gait"\nHow people walk.');
  });

  test('nbdev: title and quote', async () => {
    const { frontmatter } = await renderCells([markdown('# core\n\n> What all need')]);
    expect(frontmatter).toEqual({ title: 'core', description: 'What all need' });
  });

  test('Nikola', async () => {
    const { frontmatter, text } = await renderCells([
      markdown('<!--\n.. title: Gait\n.. tags: a, b\n-->\ntext'),
    ]);
    expect(frontmatter).toEqual({ title: 'Gait', tags: ['a', 'b'] });
    expect(text).toBe('text');
  });

  test.each<[string, object]>([
    ['title, authors', { title: 'Gait', authors: [{ name: 'A. B.' }] }],
    ['frontmatter', { frontmatter: { title: 'Gait', author: 'A. B.' } }],
    ['nikola', { nikola: { title: 'Gait', author: 'A. B.' } }],
  ])('metadata: %s', async (_, metadata) => {
    const { frontmatter } = await renderNotebook(notebook([markdown('x')], metadata));
    expect(frontmatter).toEqual({ title: 'Gait', authors: ['A. B.'] });
  });

  test('what a cell says counts more than the metadata', async () => {
    const { frontmatter } = await renderNotebook(notebook([markdown('---\ntitle: A\n---')], { title: 'B' }));
    expect(frontmatter.title).toBe('A');
  });
});

describe('what is no front matter', () => {
  test('the first heading of level 1 is the title where nothing says it', async () => {
    expect((await renderCells([markdown('## a\n\n# b')])).frontmatter.title).toBe('b');
  });

  test('a rule at the start is a rule', async () => {
    expect((await renderCells([markdown('---\ntext\n---')])).html).toContain('<hr>');
  });

  test('a title with a list', async () => {
    const { html, frontmatter } = await renderCells([markdown('# T\n\n- one\n- two: 2\n')]);
    expect(html).toContain('<li>one</li>');
    expect(frontmatter).toEqual({ title: 'T' });
  });

  test('words of Quarto for a day that it knows alone', async () => {
    expect((await renderCells([markdown('---\ntitle: T\ndate: last-modified\n---')])).frontmatter).toEqual({
      title: 'T',
    });
  });

  test('broken YAML is reported', async () => {
    expect((await renderCells([markdown('---\na: [\n---\n# b')])).rules).toEqual(['frontmatter']);
  });
});
