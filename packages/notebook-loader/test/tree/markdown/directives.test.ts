import { describe, expect, test } from 'vitest';
import { pixel, renderCells, renderMarkdown } from '../../build-notebook.ts';

const fence = (info: string, body: string) => `\`\`\`${info}\n${body}\n\`\`\``;
const alert = (kind: string, title: string, body: string) =>
  `<aside class="nb-alert nb-alert-${kind}">\n<p class="nb-alert-title">${title}</p>\n<p>${body}</p>\n</aside>`;

describe('MyST', () => {
  test.each<[string, string, string]>([
    ['backticks', fence('{note}', 'a *b*'), alert('note', 'Note', 'a <em>b</em>')],
    ['colons', ':::{tip}\na\n:::', alert('tip', 'Tip', 'a')],
    ['a title', fence('{warning} Some *title*', 'a'), alert('warning', 'Some <em>title</em>', 'a')],
    ['text beside the name', fence('{note} a', ''), alert('note', 'Note', 'a')],
    ['a class as kind', fence('{admonition} T\n:class: danger', 'a'), alert('caution', 'T', 'a')],
    ['in a list', '- item\n\n  :::{note}\n  a\n  :::', alert('note', 'Note', 'a')],
    [
      'nested',
      '::::{note}\n:::{tip}\na\n:::\n::::',
      `<p class="nb-alert-title">Note</p>\n${alert('tip', 'Tip', 'a')}\n</aside>`,
    ],
    ['nested of one length', ':::{note}\n:::{tip}\na\n:::\n:::\n\nend', alert('tip', 'Tip', 'a')],
    ['a fence in it', '```{note}\n~~~python\nx\n~~~\n```', '<code><span class="line">x</span></code>'],
    ['a dropdown', fence('{dropdown} More', 'a'), '<summary>More</summary>\n<p>a</p>\n</details>'],
    [
      'a folded admonition',
      fence('{note}\n:class: dropdown', 'a'),
      '<summary class="nb-alert-title">Note</summary>',
    ],
    ['YAML options', fence('{dropdown} T', '---\nopen: true\n---\na'), '<details class="nb-dropdown" open>'],
    ['code', fence('{code-block} python', 'import os'), '<span class="nb-t-keyword">import </span>'],
    ['code with a caption', fence('{code} python\n:caption: C', 'x'), '<figcaption>C</figcaption>\n<pre'],
    [
      'an executable block of others',
      fence('{python}', 'import os'),
      '<span class="nb-t-keyword">import </span>',
    ],
    [
      'a chunk of R Markdown',
      fence('{r, echo=FALSE}', 'x <- 1'),
      '<span class="nb-t-operator">&#x3C;- </span>',
    ],
    ['math', fence('{math}', 'x^2'), '<annotation encoding="application/x-tex">x^2</annotation>'],
    [
      'a list table',
      fence('{list-table} Cap\n:header-rows: 1', '* - a\n  - b\n* - 1\n  - 2'),
      '<th scope="col">a</th>',
    ],
    ['a CSV table', fence('{csv-table}\n:header: a, b', '1, "2, 3"'), '<td>2, 3</td>'],
    ['quotes in a CSV table', fence('{csv-table}', '"say ""ha""", 2'), '<td>say "ha"</td>\n<td>2</td>'],
    ['two lines in a cell of CSV', fence('{csv-table}', '"one\ntwo", 3'), '<td>one\ntwo</td>\n<td>3</td>'],
    ['a CSV table with other signs', fence('{csv-table}\n:delim: |', '1,5 | 2'), '<td>1,5</td>\n<td>2</td>'],
    ['a table with a caption', fence('{table} Cap', '|a|\n|-|\n|1|'), '<figcaption>Cap</figcaption>'],
    [
      'tabs, the first one open',
      '::::{tab-set}\n:::{tab-item} P\np\n:::\n:::{tab-item} R\nr\n:::\n::::',
      '<details class="nb-tab" open>\n<summary>P</summary>\n<p>p</p>\n</details>\n<details class="nb-tab">\n<summary>R</summary>',
    ],
    [
      'a card with a link and a footer',
      ':::{card} T\n:link: https://a.b/\nx\n+++\nfoot\n:::',
      '<p class="nb-card-title"><a href="https://a.b/">T</a></p>\n<p>x</p>\n<p>foot</p>',
    ],
    ['a grid', '::::{grid} 1 2\n:::{grid-item}\na\n:::\n::::', '<div class="nb-grid nb-columns-2">'],
  ])('%s', async (_, source, expected) => {
    const { html, rules } = await renderMarkdown(source);
    expect(html).toContain(expected);
    expect(rules).toEqual([]);
  });

  test('a figure has its picture, caption, legend and size', async () => {
    const source =
      '```{figure} attachment:a.png\n:name: fig-a\n:width: 50%\n:alt: A\nThe *cap*.\n\nLegend.\n```';
    const cell = {
      cell_type: 'markdown',
      metadata: {},
      source,
      attachments: { 'a.png': { 'image/png': pixel } },
    };
    const { html, css, rules } = await renderCells([cell]);
    expect(html).toContain('<figure class="nb-figure" id="user-content-fig-a">');
    expect(html).toMatch(/<img src="notebook-media:\w+\.png" alt="A" class="nb-s-\w+"/);
    expect(html).toContain(
      '<figcaption><span class="nb-caption-number">Figure 1: </span>The <em>cap</em>.</figcaption>\n<p>Legend.</p>',
    );
    expect(css).toContain('width:50%');
    expect(rules).toEqual([]);
  });

  test.each<[string, string, string]>([
    ['unknown ones keep their content', fence('{weird} Title', 'Some *text*'), 'unknown-directive'],
    ['contents are left out', fence('{toctree}', 'a\nb'), 'directive'],
    ['other files are named', fence('{include} other.md', ''), 'directive'],
    ['unknown roles keep their text', 'a {weird}`text`', 'unknown-role'],
  ])('%s, and the report says so', async (_, source, rule) => {
    const { html, rules } = await renderMarkdown(source);
    expect(rules).toEqual([rule]);
    if (source.includes('text')) expect(html).toContain('text');
    if (source.includes('other.md')) expect(html).toContain('<code>{include} other.md</code>');
  });

  test('comments and block breaks are not shown where the notebook is MyST; elsewhere they are text', async () => {
    expect((await renderMarkdown('{sub}`2`\n\n% hidden\n\n+++')).text).toBe('2');
    expect((await renderMarkdown('% shown')).text).toBe('% shown');
  });
});

describe('Quarto', () => {
  test.each<[string, string, string]>([
    ['callout', '::: {.callout-note}\na\n:::', alert('note', 'Note', 'a')],
    ['callout with a title', '::: {.callout-tip title="T *x*"}\na\n:::', alert('tip', 'T <em>x</em>', 'a')],
    ['callout with a heading', '::: {.callout-important}\n## T\na\n:::', alert('important', 'T', 'a')],
    [
      'collapsed callout',
      '::: {.callout-note collapse="true"}\na\n:::',
      '<details class="nb-alert nb-alert-note">\n<summary class="nb-alert-title">Note</summary>',
    ],
    ['margin', '::: {.column-margin}\na\n:::', '<div class="nb-margin">\n<p>a</p>'],
    ['columns', '::: {layout-ncol=2}\na\n\nb\n:::', '<div class="nb-grid nb-columns-2">'],
    ['tabs', '::: {.panel-tabset}\n## A\na\n## B\nb\n:::', '<summary>A</summary>\n<p>a</p>\n</details>'],
    ['a plain class', '::: aside\na\n:::', '<div class="nb-margin">\n<p>a</p>'],
    ['any class', '::: {.column-screen}\na\n:::', '<p>a</p>'],
    ['an admonition of Docusaurus', ':::note[T]\na\n:::', alert('note', 'T', 'a')],
    ['a theorem', '::: {#thm-a name="N"}\na\n:::', '<span class="nb-alert-name">Theorem</span> 1 (N)</p>'],
    ['a span', 'a [b]{.mark} c', '<p>a <span>b</span> c</p>'],
    [
      'heading attributes',
      '# T {#sec-a .unnumbered}',
      '<span id="user-content-sec-a" class="nb-anchor"></span>T</h1>',
    ],
    ['video', '{{< video https://a.b/c >}}', '<a href="https://a.b/c">Open the video</a>'],
    ['key', '{{< kbd Ctrl-C >}}', '<kbd>Ctrl-C</kbd>'],
    ['shortcode in code', '`{{< include x >}}`', '<code>{{&#x3C; include x >}}</code>'],
  ])('%s', async (_, source, expected) => {
    const { html, rules } = await renderMarkdown(source);
    expect(html).toContain(expected);
    expect(rules).toEqual([]);
  });

  test('what a shortcode would take from elsewhere is named', async () => {
    const { html, rules } = await renderMarkdown('{{< include _a.qmd >}}');
    expect(html).toContain('<code>{{&#x3C; include _a.qmd >}}</code>');
    expect(rules).toEqual(['shortcode']);
  });

  test('colons in code stay', async () => {
    expect((await renderMarkdown('```\n:::{note}\na\n:::\n```')).text).toBe(':::{note}\na\n:::');
  });
});

test('directives within directives end', async () => {
  const depth = 40;
  const source = `${':::{note}\n'.repeat(depth)}core\n${':::\n'.repeat(depth)}`;
  expect((await renderMarkdown(source)).text).toContain('core');
});
