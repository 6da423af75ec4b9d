import { describe, expect, test } from 'vitest';
import { markdown, renderCells, renderMarkdown } from '../build-notebook.ts';

test('headings have GitHub slugs, and an anchor for the slug that Jupyter makes', async () => {
  const { html, headings } = await renderMarkdown('# Hello World\n\n## Hello World');
  expect(html).toContain(
    '<h1 id="hello-world"><span id="Hello-World" class="nb-anchor"></span>Hello World</h1>',
  );
  expect(html).toContain('<h2 id="hello-world-1">Hello World</h2>');
  expect(headings).toEqual([
    { depth: 1, slug: 'hello-world', text: 'Hello World' },
    { depth: 2, slug: 'hello-world-1', text: 'Hello World' },
  ]);
});

describe('links within the page land', () => {
  test.each<[string, string, string]>([
    ['GitHub slug', '# Some Title!\n\n[x](#some-title)', 'some-title'],
    ['Jupyter slug', '# Some Title!\n\n[x](#Some-Title!)', 'some-title'],
    ['encoded', '# Café au lait\n\n[x](#Caf%C3%A9-au-lait)', 'café-au-lait'],
    ['other case', '# Some Title\n\n[x](#SOME-title)', 'some-title'],
    ['explicit id', '<a id="Here"></a>\n\n[x](#Here)', 'user-content-Here'],
    ['explicit name', '<a name="here"></a>\n\n[x](#here)', 'user-content-here'],
    ['math in the heading', '# The $x_i$ of it\n\n[x](#The-$x_i$-of-it)', 'the-x_i-of-it'],
    ['code in the heading', '# Use `a_b`\n\n[x](#Use-a_b)', 'use-a_b'],
  ])('%s', async (_, source, id) => {
    const { html, rules } = await renderMarkdown(source);
    expect(decodeURI(/<a href="#([^"]+)"/.exec(html)?.[1] ?? '')).toBe(id);
    expect(rules).toEqual([]);
  });

  test('from another cell, and to a cell', async () => {
    const { rules } = await renderCells([
      markdown('[a](#Later) [b](#cell-me)'),
      { ...markdown('# Later'), id: 'me' },
    ]);
    expect(rules).toEqual([]);
  });

  test('one that leads nowhere is reported', async () => {
    expect((await renderMarkdown('[x](#nowhere)')).rules).toEqual(['dead-link']);
  });
});

test('ids are unique in the page', async () => {
  const footnote = 'a[^1]\n\n[^1]: b';
  const { html } = await renderCells([
    markdown('<i id="a">1</i> <i id="a">2</i>\n\n# Cell 1'),
    { ...markdown(footnote), id: '1' },
    markdown(footnote),
    markdown('# A\n\n# A\n\n# a-1'),
  ]);
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('anchors tell where a fragment of another notebook leads', async () => {
  const { anchors } = await renderMarkdown('# Some Title\n\n<a id="x"></a>');
  expect(Object.fromEntries(anchors)).toMatchObject({
    'some-title': 'some-title',
    'Some-Title': 'some-title',
    x: 'user-content-x',
  });
});

test('headings of outputs belong to no outline', async () => {
  const output = { output_type: 'display_data', metadata: {}, data: { 'text/html': '<h2>Report</h2>' } };
  const { headings } = await renderCells([
    { cell_type: 'code', source: '', metadata: {}, outputs: [output] },
  ]);
  expect(headings).toEqual([]);
});
